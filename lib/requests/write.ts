import 'server-only'
import { databaseDate } from '@/lib/clocks/calendar-date'
import type { Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { doneBy, record } from '@/lib/history/record'
import type { Consultant } from '@/lib/people/person'
import type { Asking } from '@/lib/requests/asking'
import { newReference } from '@/lib/requests/request'
import type { Submission } from '@/lib/requests/schema'

type Begun = Pick<Prisma.RequestUncheckedCreateInput, 'submissionKey' | 'typed' | 'savedAt'> &
  Partial<Prisma.RequestUncheckedCreateInput>

/** Starts a request on a case, as a draft, with its first row of history. */
export async function startRequest(
  tx: Tx,
  consultant: Consultant,
  { caseId, client }: Pick<Asking, 'caseId' | 'client'>,
  data: Begun,
  at: Date,
): Promise<{ id: string; reference: string }> {
  const whose = { caseId, clientId: client.id, organisationId: client.organisationId }
  const who = { consultantId: consultant.id, startedById: consultant.by.id }
  const started = await tx.request.create({
    data: { ...data, ...whose, ...who, reference: newReference(), startedAt: at },
  })
  const subject = { requestId: started.id, caseId, clientId: client.id }
  await record(tx, { event: 'request.started' }, subject, doneBy(consultant), at)
  return started
}

/** Writes all that was asked into the case's draft, or a new one, with the consent beside it; `again` is the id of the request it asks again. Returns the request's id. */
export async function writeSubmission(
  tx: Tx,
  consultant: Consultant,
  asking: Asking,
  form: Submission,
  { total, again }: { total: number; again: string | null },
  at: Date,
): Promise<string> {
  const asked = {
    ...{ submissionKey: form.submissionKey, typed: {}, savedAt: at, agreementId: asking.terms.id, totalCounted: total },
    ...{ sessionsAsked: form.sessions, dateOfRequest: databaseDate(form.dateOfRequest), urgent: form.goal.urgent },
    ...{ goalId: form.goal.id, goalOther: form.goal.saysWhat ? form.goalOther : '' },
    ...{ pathwayId: form.pathway.id, pathwayOther: form.pathway.saysWhat ? form.pathwayOther : '' },
    ...{ askedAgainOfId: again, newInformation: again ? form.newInformation : '' },
  }
  const { id } = asking.draft
    ? await tx.request.update({ where: { id: asking.draft.id }, data: asked, select: { id: true } })
    : await startRequest(tx, consultant, asking, asked, at)
  const address = form.outcomeTo === 'another_address' ? form.outcomeAddress : null
  const consent = { outcomeTo: form.outcomeTo, address, recordedById: consultant.by.id, recordedAt: at }
  await tx.consent.create({ data: { requestId: id, ...consent } })
  return id
}
