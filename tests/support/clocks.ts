import { databaseDate, dateInZone } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { newReference, type Status } from '@/lib/requests/request'
import { assistCase, client, consultant, organisation, reviewer } from '@/tests/support/world'

export type Life = {
  readonly id: string
  readonly reference: string
  readonly caseId: string
  readonly organisationId: string
}

/** An organisation with reviewers and a consultant: whose requests the clocks look at. */
export async function deciders(terms: Partial<Prisma.AgreementUncheckedCreateInput> = {}, reviewers = 1) {
  const organisationId = await organisation(terms)
  const of = await consultant()
  for (let one = 0; one < reviewers; one++) await reviewer(organisationId)
  const agreement = await db.agreement.findFirstOrThrow({ where: { organisationId } })
  return { organisationId, of, agreement }
}
export type Deciders = Awaited<ReturnType<typeof deciders>>

/** A request as it stands in a state since an instant, as if the verbs had led there. */
export async function standing(
  { organisationId, of, agreement }: Deciders,
  status: Status,
  since: Date,
  { urgent = false, consentAt = since }: { urgent?: boolean; consentAt?: Date } = {},
): Promise<Life> {
  const { id: clientId } = await client(organisationId)
  const { id: caseId } = await assistCase(of, clientId)
  const [goal, pathway] = await Promise.all(
    ['goal', 'pathway'].map((list) => db.option.findFirstOrThrow({ where: { list }, select: { id: true } })),
  )
  const day = databaseDate(dateInZone(since, agreement.timeZone))
  const reached = status.startsWith('organisation_')
  const { id, reference } = await db.request.create({
    data: {
      ...{ reference: newReference(), submissionKey: crypto.randomUUID(), caseId, clientId, organisationId },
      ...{ agreementId: agreement.id, consultantId: of.id, startedById: of.id, status, sessionsAsked: 2, urgent },
      ...{ dateOfRequest: day, goalId: goal?.id ?? '', pathwayId: pathway?.id ?? '', totalCounted: 8 },
      ...{ submittedAt: since, reachedOn: reached ? day : null },
      stays: {
        create: reached
          ? [
              {
                status: 'organisation_review',
                enteredAt: since,
                leftAt: status === 'organisation_review' ? null : since,
              },
              ...(status === 'organisation_review' ? [] : [{ status, enteredAt: since }]),
            ]
          : [{ status, enteredAt: since }],
      },
      consent: { create: { outcomeTo: 'client', recordedById: of.id, recordedAt: consentAt } },
    },
  })
  return { id, reference, caseId, organisationId }
}

/** The mails about a request: which, and on which date in a zone they were queued. */
export async function mailsOf(requestId: string, zone: string): Promise<string[]> {
  const rows = await db.mail.findMany({ where: { requestId }, orderBy: [{ queuedAt: 'asc' }, { event: 'asc' }] })
  return rows.map(({ event, queuedAt }) => `${dateInZone(queuedAt, zone)} ${event}`)
}
