import 'server-only'
import { now } from '@/lib/clock'
import { record } from '@/lib/history/record'
import { changingPerson, isLastAdministrator } from '@/lib/people/changing'
import { endAllSignIns } from '@/lib/people/end-sign-ins'
import type { Administrator } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

/**
 * Keeps somebody out from now on: every sign-in ends, links by mail no longer work, and no mail goes to them. What they had to do
 * stays with them. Refused for oneself and for the last administrator who can sign in. Twice changes nothing.
 */
export function disablePerson(
  administrator: Administrator,
  personId: string,
  at: Date = now(),
): Promise<{ disabled: true } | Refusal> {
  return changingPerson(administrator, personId, async (tx, person) => {
    if (person.id === administrator.id) return refuse('You cannot disable yourself. Ask another administrator.')
    if (person.disabledAt) return { disabled: true }
    if (await isLastAdministrator(tx, person))
      return refuse(`${person.name} is the last administrator who can sign in. Invite another one first.`)
    await tx.person.update({ where: { id: person.id }, data: { disabledAt: at } })
    await endAllSignIns(tx, person.id, at)
    const open = { personId: person.id, usedAt: null, revokedAt: null }
    await tx.oneTimeLink.updateMany({ where: open, data: { revokedAt: at } })
    await record(tx, { event: 'person.disabled' }, { aboutPersonId: person.id }, { person: administrator.id }, at)
    return { disabled: true }
  })
}
