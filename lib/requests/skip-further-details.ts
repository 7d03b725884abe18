import 'server-only'
import { approveByRule } from '@/lib/approvals/approve-by-rule'
import { now } from '@/lib/clock'
import { dateInZone } from '@/lib/clocks/calendar-date'
import { ledgerFor } from '@/lib/entitlement/queries'
import { doneBy } from '@/lib/history/record'
import { tell } from '@/lib/mail/tell'
import { standingRuleAllows } from '@/lib/organisations/agreement'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { advance } from '@/lib/requests/advance'
import { changeRequest } from '@/lib/requests/change'
import { whyNot } from '@/lib/requests/lifecycle'
import { visibleTo } from '@/lib/requests/policy'
import { referenceOf } from '@/lib/requests/request'

/**
 * Sends a request that waits for Further details to the organisation at once, because the count fell below the threshold
 * meanwhile: an appointment was cancelled, or sessions left the 12 months up to today. Counted holding the client's row;
 * history keeps the count of the submission and this one. Refused while the count still reaches the threshold.
 */
export async function skipFurtherDetails(
  consultant: Consultant,
  input: { request: string },
  at: Date = now(),
): Promise<{ sent: true } | Refusal> {
  const where = { reference: referenceOf(input.request) ?? '', ...visibleTo(consultant) }
  return changeRequest(where, async (tx, request) => {
    const refused = whyNot(request, 'further_details_not_needed')
    if (refused) return refuse(refused)
    const { agreement: terms, caseId } = request
    if (!terms) throw new Error('A submitted request keeps its agreement.')
    const sessions = request.sessionsAsked ?? 0
    const dateOfRequest = dateInZone(at, terms.timeZone)
    const counting = { caseId, requestId: request.id, asked: sessions, dateOfRequest, terms }
    const { total, threshold, reachesThreshold } = await ledgerFor(tx, counting)
    if (reachesThreshold)
      return refuse(`The total is ${total} in 12 months, so a clinical review is needed. Nothing was changed.`)
    await tx.request.update({ where: { id: request.id }, data: { totalCounted: total } })
    const counted = { total, threshold, sessions }
    const moved = await advance(tx, request, 'further_details_not_needed', doneBy(consultant), at, counted)
    if (standingRuleAllows(terms, sessions, total)) await approveByRule(tx, moved, at)
    else await tell(tx, 'further_details_not_needed', moved, 'further_details', at)
    return { sent: true }
  })
}
