import 'server-only'
import { now } from '@/lib/clock'
import { record } from '@/lib/history/record'
import type { ClinicalLeader } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { changeRequest } from '@/lib/requests/change'
import { whyNot } from '@/lib/requests/lifecycle'
import { referenceOf } from '@/lib/requests/request'
import { mayReview, visibleTo } from '@/lib/reviews/policy'

/** Shows the other leaders who looks at a review. It blocks nobody: any leader may still take it or decide (domain §4). */
export const takeReview = (leader: ClinicalLeader, input: { request: string }, at: Date = now()) =>
  mark(leader, input.request, true, at)

/** Gives a review back that one took oneself. What another leader took meanwhile stays theirs. */
export const giveBackReview = (leader: ClinicalLeader, input: { request: string }, at: Date = now()) =>
  mark(leader, input.request, false, at)

function mark(leader: ClinicalLeader, number: string, take: boolean, at: Date): Promise<{ taken: boolean } | Refusal> {
  return changeRequest({ reference: referenceOf(number) ?? '', ...visibleTo(leader) }, async (tx, request) => {
    if (!mayReview(leader, request)) return refuse('You cannot review this, because you or your practice made it.')
    if (request.status !== 'clinical_question') {
      const refused = whyNot(request, 'endorsed')
      if (refused) return refuse(refused)
    }
    if ((request.takenById === leader.id) === take) return { taken: take }
    await tx.request.update({
      where: { id: request.id },
      data: take ? { takenById: leader.id, takenAt: at } : { takenById: null, takenAt: null },
    })
    const subject = { requestId: request.id, caseId: request.caseId, clientId: request.clientId }
    const event = take ? 'request.review_taken' : 'request.review_given_back'
    await record(tx, { event }, subject, { person: leader.id }, at)
    return { taken: take }
  })
}
