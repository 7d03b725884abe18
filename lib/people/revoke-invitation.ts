import 'server-only'
import { now } from '@/lib/clock'
import { record } from '@/lib/history/record'
import { changingPerson } from '@/lib/people/changing'
import type { Administrator } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { revokeLink } from '@/lib/sign-in/links'

/** Takes an invitation back: its link answers nothing any more. Refused where none is open. */
export function revokeInvitation(
  administrator: Administrator,
  personId: string,
  at: Date = now(),
): Promise<{ revoked: true } | Refusal> {
  return changingPerson(administrator, personId, async (tx, person) => {
    if (!(await revokeLink(tx, person.id, 'invitation', at)))
      return refuse(`No invitation of ${person.name}'s is open.`)
    const subject = { aboutPersonId: person.id }
    await record(tx, { event: 'person.invitation_revoked' }, subject, { person: administrator.id }, at)
    return { revoked: true }
  })
}
