import 'server-only'
import { now } from '@/lib/clock'
import { record } from '@/lib/history/record'
import { changingPerson, tellOfChange } from '@/lib/people/changing'
import type { Administrator } from '@/lib/people/person'
import type { Refusal } from '@/lib/refusal'

/** Lets somebody in again who was disabled, with the password and the second factors that they had. Twice changes nothing. */
export function enablePerson(
  administrator: Administrator,
  personId: string,
  at: Date = now(),
): Promise<{ enabled: true } | Refusal> {
  return changingPerson(administrator, personId, async (tx, person) => {
    if (!person.disabledAt) return { enabled: true }
    await tx.person.update({ where: { id: person.id }, data: { disabledAt: null } })
    await record(tx, { event: 'person.enabled' }, { aboutPersonId: person.id }, { person: administrator.id }, at)
    await tellOfChange(tx, { ...person, disabledAt: null }, 'An administrator enabled your sign-in again', at)
    return { enabled: true }
  })
}
