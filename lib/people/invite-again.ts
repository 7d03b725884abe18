import 'server-only'
import { now } from '@/lib/clock'
import { record } from '@/lib/history/record'
import { changingPerson } from '@/lib/people/changing'
import { sendInvitation } from '@/lib/people/invite'
import type { Administrator } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

/** Sends an invitation again: a new link for seven days, the one before no longer works. Refused for whoever has come, or is disabled. */
export function inviteAgain(
  administrator: Administrator,
  personId: string,
  at: Date = now(),
): Promise<{ invited: true } | Refusal> {
  return changingPerson(administrator, personId, async (tx, person) => {
    if (person.passwordHash !== null) return refuse(`${person.name} has taken up the invitation already.`)
    if (person.disabledAt) return refuse(`${person.name} is disabled. Enable them first.`)
    await record(tx, { event: 'person.invited_again' }, { aboutPersonId: person.id }, { person: administrator.id }, at)
    await sendInvitation(tx, administrator, person, at)
    return { invited: true }
  })
}
