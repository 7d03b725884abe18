import 'server-only'
import { mayDecide, visibleTo } from '@/lib/approvals/policy'
import type { Tx } from '@/lib/db'
import type { Reviewer } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { changeRequest, type LockedRequest } from '@/lib/requests/change'
import { next, type RequestEvent } from '@/lib/requests/lifecycle'
import { referenceOf, requestNumber, type Status, versionForOrganisation } from '@/lib/requests/request'

/**
 * The frame of every decision of a reviewer: only what reached their organisation, nothing they made themselves, only the
 * state that allows it and only the version they saw (domain §4). Of two at once the second is told who was first.
 */
export function changeRequestFor<T>(
  reviewer: Reviewer,
  seen: { request: string; version: number },
  event: RequestEvent,
  work: (tx: Tx, request: LockedRequest) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  return changeRequest({ reference: referenceOf(seen.request) ?? '', ...visibleTo(reviewer) }, async (tx, request) => {
    if (!mayDecide(reviewer, request))
      return refuse('You made this request yourself. Somebody else of your organisation decides on it.')
    if (!next(request.status as Status, event) || versionForOrganisation(request) !== seen.version)
      return refuse(whatHappened(reviewer, request))
    return work(tx, request)
  })
}

/** What changed since the reviewer's page was made, in words that the organisation may read (domain §8). */
function whatHappened(reviewer: Reviewer, request: LockedRequest): string {
  const decision = request.decisions.find(({ stage }) => stage === 'organisation')
  const who =
    decision?.byPersonId === reviewer.id ? 'You' : (decision?.byPerson?.name ?? 'A standing rule of your agreement')
  if (decision)
    return `${who} already decided this: ${decision.outcome === 'approved' ? `${decision.sessions} approved` : 'declined'}. Nothing was changed.`
  const number = requestNumber(request.reference)
  if (request.status === 'withdrawn') return `${number} was withdrawn. No decision is needed, and nothing was changed.`
  if (request.status === 'lapsed') return `${number} has lapsed. No decision is needed, and nothing was changed.`
  const asker = request.questions.findLast(({ stage }) => stage === 'organisation')?.askedBy
  if (request.status === 'organisation_question')
    return `${asker?.id === reviewer.id ? 'You' : (asker?.name ?? 'Somebody')} asked a question meanwhile; it waits for an answer. Nothing was changed.`
  return `A question on ${number} was answered since you opened this page. Read the answer, then decide. Nothing was changed.`
}
