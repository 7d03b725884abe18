import 'server-only'
import { approveByRule } from '@/lib/approvals/approve-by-rule'
import { now } from '@/lib/clock'
import { tell } from '@/lib/mail/tell'
import { standingRuleAllows } from '@/lib/organisations/agreement'
import type { ClinicalLeader } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { advance } from '@/lib/requests/advance'
import { changeReviewFor } from '@/lib/reviews/decide'
import type { Endorsement } from '@/lib/reviews/schema'

/**
 * Endorses the number asked, or fewer; the request goes to the organisation, which only ever sees this number (domain §4,
 * §8). A standing rule holds here too.
 */
export async function endorseRequest(
  leader: ClinicalLeader,
  input: Endorsement,
  at: Date = now(),
): Promise<{ endorsed: number } | Refusal> {
  return changeReviewFor(leader, input, 'endorsed', async (tx, request) => {
    const asked = request.sessionsAsked ?? 0
    const sessions = input.choice === 'endorse_all' ? asked : input.sessions
    if (sessions > asked) return refuse('', { sessions: `Choose a number from 1 to ${asked}.` })
    const how = {
      textForConsultant: input.note ?? '',
      byPersonId: leader.id,
      requestVersion: request.version,
      decidedAt: at,
      leadersNote: input.leadersNote,
    }
    await tx.decision.create({
      data: { requestId: request.id, stage: 'clinical', outcome: 'endorsed', sessions, ...how },
    })
    const moved = await advance(tx, request, 'endorsed', { person: leader.id }, at, { sessions })
    const terms = moved.agreement
    if (terms && standingRuleAllows(terms, sessions, (moved.totalCounted ?? 0) - asked + sessions))
      await approveByRule(tx, moved, at)
    else await tell(tx, 'endorsed', moved, 'clinical_review', at)
    return { endorsed: sessions }
  })
}
