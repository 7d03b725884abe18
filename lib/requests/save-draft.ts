import 'server-only'
import { caseNumberOf } from '@/lib/cases/assist-case'
import { visibleTo } from '@/lib/cases/policy'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { doneBy, record } from '@/lib/history/record'
import { agreementInForce } from '@/lib/organisations/queries'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { lockClient } from '@/lib/requests/change'
import { newReference, openStatuses } from '@/lib/requests/request'
import type { TypedRequest } from '@/lib/requests/schema'
import { whyBarred } from '@/lib/requests/submission'

/**
 * Keeps what was typed so far, as it was typed (autosave, domain §4). One draft a case; the first save starts it. Refused
 * where a request could not be submitted either, and once this very form was submitted.
 */
export async function saveDraft(
  consultant: Consultant,
  typed: TypedRequest,
  at: Date = now(),
): Promise<{ reference: string; savedAt: Date } | Refusal> {
  return db.$transaction(async (tx) => {
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
    if (
      assistCase.requests.some((request) => request.submissionKey === typed.submissionKey && request.status !== 'draft')
    )
      return refuse('This form was already sent.')
    const open = assistCase.requests.find(({ status }) => openStatuses.some((one) => one === status))
    const barred = whyBarred(assistCase, open, await agreementInForce(tx, assistCase.client.organisationId, at))
    if (barred) return refuse(barred)
    const draft = assistCase.requests.find(({ status }) => status === 'draft')
    const data = { typed, savedAt: at, submissionKey: typed.submissionKey }
    if (draft) {
      await tx.request.update({ where: { id: draft.id }, data })
      return { reference: draft.reference, savedAt: at }
    }
    const subject = { caseId: found.id, clientId: found.clientId }
    const whose = {
      organisationId: assistCase.client.organisationId,
      consultantId: consultant.id,
      startedById: consultant.by.id,
    }
    const { id, reference } = await tx.request.create({
      data: { ...data, ...subject, ...whose, reference: newReference(), startedAt: at },
    })
    await record(tx, { event: 'request.started' }, { ...subject, requestId: id }, doneBy(consultant), at)
    return { reference, savedAt: at }
  })
}
