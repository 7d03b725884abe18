import 'server-only'
import { now } from '@/lib/clock'
import { tell } from '@/lib/mail/tell'
import type { ClinicalLeader } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { advance } from '@/lib/requests/advance'
import { activeChoice } from '@/lib/requests/options'
import { openTellTheClient } from '@/lib/requests/outcome-task'
import { changeReviewFor } from '@/lib/reviews/decide'
import type { Decline } from '@/lib/reviews/schema'

/** Declines on clinical grounds, with a reason and a text for the consultant. The organisation never sees it (domain §4). */
export async function declineReview(
  leader: ClinicalLeader,
  input: Decline,
  at: Date = now(),
): Promise<{ declined: true } | Refusal> {
  return changeReviewFor(leader, input, 'clinically_declined', async (tx, request) => {
    const reason = await activeChoice(tx, 'clinical_decline', input.reason)
    if (!reason) return refuse('', { reason: 'Choose a reason.' })
    if (reason.saysWhat && !input.reasonOther) return refuse('', { reasonOther: 'Say what the reason is.' })
    const why = {
      reasonId: reason.id,
      reasonOther: reason.saysWhat ? input.reasonOther : '',
      textForConsultant: input.textForConsultant,
    }
    const how = {
      byPersonId: leader.id,
      requestVersion: request.version,
      decidedAt: at,
      leadersNote: input.leadersNote,
    }
    await tx.decision.create({
      data: { requestId: request.id, stage: 'clinical', outcome: 'declined', ...why, ...how },
    })
    const moved = await advance(tx, request, 'clinically_declined', { person: leader.id }, at)
    await openTellTheClient(tx, moved, at)
    await tell(tx, 'clinically_declined', moved, 'clinical_review', at)
    return { declined: true }
  })
}
