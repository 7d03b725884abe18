import 'server-only'
import { changeRequestFor } from '@/lib/approvals/decide'
import type { Decline } from '@/lib/approvals/schema'
import { now } from '@/lib/clock'
import { tell } from '@/lib/mail/tell'
import type { Reviewer } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { advance } from '@/lib/requests/advance'
import { activeChoice } from '@/lib/requests/options'
import { openTellTheClient } from '@/lib/requests/outcome-task'

/** Declines with a reason from the organisation's list (domain §4, §9). Consultant and client are told by mail. */
export async function declineRequest(
  reviewer: Reviewer,
  input: Decline,
  at: Date = now(),
): Promise<{ declined: true } | Refusal> {
  return changeRequestFor(reviewer, input, 'declined', async (tx, request) => {
    const reason = await activeChoice(tx, 'organisation_decline', input.reason)
    if (!reason) return refuse('', { reason: 'Choose a reason.' })
    if (reason.saysWhat && !input.reasonOther) return refuse('', { reasonOther: 'Say what the reason is.' })
    const why = { reasonId: reason.id, reasonOther: reason.saysWhat ? input.reasonOther : '' }
    const how = { byPersonId: reviewer.id, requestVersion: request.version, decidedAt: at }
    await tx.decision.create({
      data: { requestId: request.id, stage: 'organisation', outcome: 'declined', ...why, ...how },
    })
    const moved = await advance(tx, request, 'declined', { person: reviewer.id }, at)
    await openTellTheClient(tx, moved, at)
    await tell(tx, 'declined', moved, 'organisation_review', at)
    return { declined: true }
  })
}
