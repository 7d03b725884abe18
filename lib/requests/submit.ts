import 'server-only'
import { approveByRule } from '@/lib/approvals/approve-by-rule'
import { now } from '@/lib/clock'
import { db, isTaken, type Tx } from '@/lib/db'
import { ledgerFor } from '@/lib/entitlement/queries'
import { doneBy } from '@/lib/history/record'
import { isOneRecipient } from '@/lib/mail/mail'
import { tell } from '@/lib/mail/tell'
import { standingRuleAllows } from '@/lib/organisations/agreement'
import type { Consultant } from '@/lib/people/person'
import { isRefusal, type Refusal, refuse } from '@/lib/refusal'
import { advance } from '@/lib/requests/advance'
import { lockCase } from '@/lib/requests/asking'
import { lockedRequest } from '@/lib/requests/change'
import { detailsIn } from '@/lib/requests/details-in-form'
import { requestNumber } from '@/lib/requests/request'
import { keepDetails } from '@/lib/requests/save-further-details'
import type { TypedRequest } from '@/lib/requests/schema'
import { askedAgainOf, submissionOf } from '@/lib/requests/submission'
import { writeSubmission } from '@/lib/requests/write'

type Submitted = { request: string }

/**
 * Submits an extra sessions request (domain §2.6, §4). Count and threshold are evaluated holding the client's row, so two
 * at once cannot both stay below it. The same submission key again gives the same request. Refused, with nothing changed,
 * for a case that is closed, unknown or another's, an open request, terms that forbid it, or a field that is wrong.
 */
export async function submitRequest(
  consultant: Consultant,
  typed: TypedRequest,
  at: Date = now(),
): Promise<Submitted | Refusal> {
  const attempt = () => db.$transaction((tx) => submitting(tx, consultant, typed, at))
  // A reference drawn twice, one in a thousand million, is drawn again.
  return attempt().catch((error) => (isTaken(error) ? attempt() : Promise.reject(error)))
}

async function submitting(tx: Tx, consultant: Consultant, typed: TypedRequest, at: Date): Promise<Submitted | Refusal> {
  const asking = await lockCase(tx, consultant, typed, at)
  if (isRefusal(asking)) return asking
  const { caseId, client, terms, sent, barred, draft } = asking
  if (sent?.submittedAt) return { request: requestNumber(sent.reference) }
  if (barred) return refuse(barred)
  const form = await submissionOf(tx, typed, terms, isOneRecipient(client.email ?? ''), at)
  if (isRefusal(form)) return form
  const counting = { caseId, asked: form.sessions, dateOfRequest: form.dateOfRequest, terms }
  const { total, reachesThreshold } = await ledgerFor(tx, counting)
  const most = terms.mostSessionsInAll
  if (most !== null && total > most)
    return refuse(`The agreement allows ${most} sessions in all; with this request it would be ${total}.`, {
      sessions: 'Ask for fewer sessions.',
    })
  const again = await askedAgainOf(tx, typed, caseId)
  if (isRefusal(again)) return again
  const details = reachesThreshold ? await detailsIn(tx, consultant, { typed, draft, again }) : null
  if (isRefusal(details)) return details
  const id = await writeSubmission(tx, consultant, asking, form, { total, again }, at)
  if (details) await keepDetails(tx, id, details.questions, details.answers, details.savedById, at)
  const request = await lockedRequest(tx, id)
  const event = details
    ? details.whole
      ? 'submitted_for_clinical_review'
      : 'submitted_for_further_details'
    : 'submitted'
  const counted = { total, threshold: terms.clinicalReviewThreshold, sessions: form.sessions }
  const moved = await advance(tx, request, event, doneBy(consultant), at, counted)
  if (event === 'submitted' && standingRuleAllows(terms, form.sessions, total)) await approveByRule(tx, moved, at)
  else await tell(tx, event, moved, 'draft', at)
  return { request: requestNumber(request.reference) }
}
