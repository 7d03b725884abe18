import 'server-only'
import type { Tx } from '@/lib/db'
import type { ClinicalLeader } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { changeRequest, type LockedRequest } from '@/lib/requests/change'
import { next, type RequestEvent, whyNot } from '@/lib/requests/lifecycle'
import { referenceOf, type Status } from '@/lib/requests/request'
import { mayReview, visibleTo } from '@/lib/reviews/policy'

/**
 * The frame of every decision of a clinical leader: nothing they or their practice made, only the state that allows it and
 * only the version they saw (domain §4). Of two at once the second is told who was first.
 */
export function changeReviewFor<T>(
  leader: ClinicalLeader,
  seen: { request: string; version: number },
  event: RequestEvent,
  work: (tx: Tx, request: LockedRequest) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  return changeRequest({ reference: referenceOf(seen.request) ?? '', ...visibleTo(leader) }, async (tx, request) => {
    if (!mayReview(leader, request)) return refuse('You cannot review this, because you or your practice made it.')
    const decision = request.decisions.find(({ stage }) => stage === 'clinical')
    if (decision)
      return refuse(
        `${decision.byPersonId === leader.id ? 'You' : decision.byPerson?.name} already decided this: ${decision.outcome}. Nothing was changed.`,
      )
    if (!next(request.status as Status, event)) return refuse(whyNot(request, event) ?? '')
    if (request.version !== seen.version)
      return refuse('This request changed since you opened this page. Read it again, then decide. Nothing was changed.')
    return work(tx, request)
  })
}
