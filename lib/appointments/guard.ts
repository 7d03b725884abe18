import 'server-only'
import type { Manner } from '@/lib/appointments/appointment'
import { effectOf, effectWords } from '@/lib/appointments/effect'
import { type Waiting, whyNotBookable } from '@/lib/appointments/policy'
import { caseNumber } from '@/lib/cases/assist-case'
import { visibleTo } from '@/lib/cases/policy'
import { clientName } from '@/lib/clients/client'
import { type CalendarDate, dateInZone } from '@/lib/clocks/calendar-date'
import { db, type Tx } from '@/lib/db'
import { remainingOf } from '@/lib/entitlement/allotments'
import { countedCases, countedClient, ledgerInputFrom } from '@/lib/entitlement/queries'
import type { Prisma } from '@/lib/generated/prisma/client'
import { inForceAt } from '@/lib/organisations/queries'
import type { Consultant } from '@/lib/people/person'
import { requestNumber } from '@/lib/requests/request'

const named = { givenName: true, familyName: true, preferredName: true } as const

const guardedClient = {
  ...countedClient,
  organisation: { select: { agreements: true } },
  requests: { ...countedClient.requests, select: { ...countedClient.requests.select, submittedAt: true } },
} as const satisfies Prisma.ClientSelect

type GuardedClient = Prisma.ClientGetPayload<{ select: typeof guardedClient }>

/** What the booking guard reads of a case: its count, its open request, and the zone in which its dates are. */
export async function guardedCase(tx: Tx, caseId: string, at: Date) {
  const client = await tx.client.findFirstOrThrow({
    where: { cases: { some: { id: caseId } } },
    relationLoadStrategy: 'join',
    select: guardedClient,
  })
  return guardFrom(client, caseId, at)
}

/** The same of a client that was read. */
function guardFrom(client: GuardedClient, caseId: string, at: Date) {
  const { timeZone } = inForceAt(client.organisation.agreements, at)
  const counted = countedCases(client, timeZone).find(({ id }) => id === caseId)
  if (!counted) throw new Error('The client has no such case.')
  const open = client.requests.find((one) => one.caseId === caseId)
  const since = dateInZone(open?.submittedAt ?? at, timeZone)
  const waiting: Waiting | null = open ? { reference: open.reference, sessions: open.sessionsAsked ?? 0, since } : null
  return { counted, waiting, timeZone }
}

/**
 * The viewer's open cases to book on, by client: what is left of each today, why none could be booked on a date, and what a
 * booking would change in the count. One query; a consultant's own cases, however many others there are.
 */
export async function bookableCasesOf(viewer: Consultant, on: CalendarDate, at: Date) {
  const rows = await db.assistCase.findMany({
    where: { ...visibleTo(viewer), closedAt: null },
    relationLoadStrategy: 'join',
    select: {
      ...{ id: true, number: true, issue: true },
      appointments: { select: { manner: true }, orderBy: { startsAt: 'desc' }, take: 1 },
      client: { select: { ...named, timeZone: true, ...guardedClient } },
    },
    orderBy: { number: 'asc' },
  })
  const cases = rows.map(({ id, number, issue, appointments, client }) => {
    const terms = inForceAt(client.organisation.agreements, at)
    const { counted, waiting } = guardFrom(client, id, at)
    const today = dateInZone(at, terms.timeZone)
    const input = ledgerInputFrom(client, { caseId: id, asked: 0, dateOfRequest: today, terms })
    return {
      ...{ code: caseNumber(number), client: clientName(client), zone: client.timeZone, issue },
      ...{ left: remainingOf(counted, today), why: whyNotBookable(counted, on, today, waiting) },
      effect: effectWords(effectOf(input, { books: id, on, startsAt: at })),
      request: waiting && requestNumber(waiting.reference),
      manner: (appointments[0]?.manner ?? null) as Manner | null,
    }
  })
  return cases.toSorted((one, other) => one.client.localeCompare(other.client, 'en-AU'))
}
export type BookableCase = Awaited<ReturnType<typeof bookableCasesOf>>[number]
