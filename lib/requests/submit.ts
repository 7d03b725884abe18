import 'server-only'
import { approveByRule } from '@/lib/approvals/approve-by-rule'
import { caseNumberOf } from '@/lib/cases/assist-case'
import { visibleTo } from '@/lib/cases/policy'
import { now } from '@/lib/clock'
import { databaseDate } from '@/lib/clocks/calendar-date'
import { db, isTaken, type Tx } from '@/lib/db'
import { ledgerFor } from '@/lib/entitlement/queries'
import { doneBy, record } from '@/lib/history/record'
import { tell } from '@/lib/mail/tell'
import { type Agreement, standingRuleAllows } from '@/lib/organisations/agreement'
import { agreementInForce } from '@/lib/organisations/queries'
import type { Consultant } from '@/lib/people/person'
import { isRefusal, type Refusal, refuse } from '@/lib/refusal'
import { advance } from '@/lib/requests/advance'
import { lockClient, lockedRequest } from '@/lib/requests/change'
import { newReference, openStatuses, requestNumber } from '@/lib/requests/request'
import type { Submission, TypedRequest } from '@/lib/requests/schema'
import { submissionOf, whyBarred } from '@/lib/requests/submission'

/**
 * Submits an extra sessions request (domain §2.6, §4). Count and threshold are evaluated holding the client's row, so two
 * at once cannot both stay below it. The same submission key again gives the same request. Refused, with nothing changed,
 * for a case that is closed, unknown or another's, an open request, terms that forbid it, or a field that is wrong.
 */
export async function submitRequest(
  consultant: Consultant,
  typed: TypedRequest,
  at: Date = now(),
): Promise<{ request: string } | Refusal> {
  const attempt = () => db.$transaction((tx) => submitting(tx, consultant, typed, at))
  // A reference drawn twice, one in a thousand million, is drawn again.
  return attempt().catch((error) => (isTaken(error) ? attempt() : Promise.reject(error)))
}

async function submitting(
  tx: Tx,
  consultant: Consultant,
  typed: TypedRequest,
  at: Date,
): Promise<{ request: string } | Refusal> {
  const where = { number: caseNumberOf(typed.case) ?? -1, ...visibleTo(consultant) }
  const found = await tx.assistCase.findFirst({ where, select: { id: true, clientId: true } })
  if (!found) return refuse('There is no such case, or it is not yours to see.')
  await lockClient(tx, found.clientId)
  const assistCase = await tx.assistCase.findUniqueOrThrow({
    where: { id: found.id },
    include: {
      client: { include: { organisation: true } },
      requests: { where: { OR: [{ closedAt: null }, { submissionKey: typed.submissionKey }] } },
    },
  })
  const sent = assistCase.requests.find(
    (request) => request.submissionKey === typed.submissionKey && request.submittedAt,
  )
  if (sent) return { request: requestNumber(sent.reference) }
  const terms = await agreementInForce(tx, assistCase.client.organisationId, at)
  const open = assistCase.requests.find(({ status }) => openStatuses.some((one) => one === status))
  const barred = whyBarred(assistCase, open, terms)
  if (barred) return refuse(barred)
  const form = await submissionOf(tx, typed, terms, assistCase.client.email !== null, at)
  if (isRefusal(form)) return form
  const ledger = await ledgerFor(tx, {
    caseId: found.id,
    asked: form.sessions,
    dateOfRequest: form.dateOfRequest,
    terms,
  })
  if (terms.mostSessionsInAll !== null && ledger.total > terms.mostSessionsInAll)
    return refuse(
      `The agreement allows ${terms.mostSessionsInAll} sessions in all; with this request it would be ${ledger.total}.`,
      {
        sessions: 'Ask for fewer sessions.',
      },
    )
  const draft = assistCase.requests.find(({ status }) => status === 'draft')
  const id = await write(tx, {
    consultant,
    form,
    terms,
    total: ledger.total,
    caseId: found.id,
    client: assistCase.client,
    draftId: draft?.id,
    at,
  })
  const request = await lockedRequest(tx, id)
  const event = ledger.reachesThreshold ? 'submitted_for_further_details' : 'submitted'
  const counted = { total: ledger.total, threshold: terms.clinicalReviewThreshold, sessions: form.sessions }
  const moved = await advance(tx, request, event, doneBy(consultant), at, counted)
  if (event === 'submitted' && standingRuleAllows(terms, form.sessions, ledger.total))
    await approveByRule(tx, moved, at)
  else await tell(tx, event, moved, 'draft', at)
  return { request: requestNumber(request.reference) }
}

type Writing = {
  consultant: Consultant
  form: Submission
  terms: Agreement
  total: number
  caseId: string
  client: { id: string; organisationId: string }
  draftId: string | undefined
  at: Date
}

/** The request's row with all that was asked, made from its draft where there is one, and the consent beside it. */
async function write(
  tx: Tx,
  { consultant, form, terms, total, caseId, client, draftId, at }: Writing,
): Promise<string> {
  const asked = {
    submissionKey: form.submissionKey,
    typed: {},
    ...{ sessionsAsked: form.sessions, dateOfRequest: databaseDate(form.dateOfRequest), urgent: form.goal.urgent },
    ...{ goalId: form.goal.id, goalOther: form.goal.saysWhat ? form.goalOther : '' },
    ...{ pathwayId: form.pathway.id, pathwayOther: form.pathway.saysWhat ? form.pathwayOther : '' },
    ...{ agreementId: terms.id, totalCounted: total, savedAt: at },
  }
  const started = {
    reference: newReference(),
    caseId,
    clientId: client.id,
    organisationId: client.organisationId,
    startedAt: at,
  }
  const { id } = draftId
    ? await tx.request.update({ where: { id: draftId }, data: asked, select: { id: true } })
    : await tx.request.create({
        data: { ...asked, ...started, consultantId: consultant.id, startedById: consultant.by.id },
        select: { id: true },
      })
  if (!draftId)
    await record(
      tx,
      { event: 'request.started' },
      { requestId: id, caseId, clientId: client.id },
      doneBy(consultant),
      at,
    )
  const address = form.outcomeTo === 'another_address' ? form.outcomeAddress : null
  await tx.consent.create({
    data: { requestId: id, outcomeTo: form.outcomeTo, address, recordedById: consultant.by.id, recordedAt: at },
  })
  return id
}
