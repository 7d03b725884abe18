import 'server-only'
import { type CalendarDate, calendarDate, dateInZone } from '@/lib/clocks/calendar-date'
import type { Tx } from '@/lib/db'
import { type CountedCase, remainingOf } from '@/lib/entitlement/allotments'
import { type Ledger, type LedgerInput, ledgerOf, withAdded } from '@/lib/entitlement/ledger'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Agreement } from '@/lib/organisations/agreement'
import { openStatuses } from '@/lib/requests/request'

/** What the count of a client reads: every case with its allotments and appointments, and the open requests (domain §3). */
export const countedClient = {
  cases: {
    select: {
      ...{ id: true, number: true, closedAt: true },
      allotments: { select: { id: true, kind: true, sessions: true, grantedOn: true } },
      appointments: { select: { number: true, startsAt: true, status: true, cancellation: true } },
    },
  },
  requests: {
    where: { status: { in: [...openStatuses] } },
    select: { id: true, reference: true, caseId: true, sessionsAsked: true },
  },
} as const satisfies Prisma.ClientSelect

export type CountedClient = Prisma.ClientGetPayload<{ select: typeof countedClient }>

/** The same facts as one JSON column of a query that has `client p`: for lists that page and count in one statement. */
export const countedClientJson = Prisma.sql`json_build_object(
  'cases', (SELECT coalesce(json_agg(json_build_object('id', k.id, 'number', k.number, 'closedAt', k.closed_at,
    'allotments', (SELECT coalesce(json_agg(json_build_object('id', l.id, 'kind', l.kind, 'sessions', l.sessions,
      'grantedOn', l.granted_on)), '[]') FROM allotment l WHERE l.case_id = k.id),
    'appointments', (SELECT coalesce(json_agg(json_build_object('number', a.number, 'startsAt', a.starts_at,
      'status', a.status, 'cancellation', a.cancellation)), '[]') FROM appointment a WHERE a.case_id = k.id))), '[]')
    FROM assist_case k WHERE k.client_id = p.id),
  'requests', (SELECT coalesce(json_agg(json_build_object('id', r.id, 'reference', r.reference, 'caseId', r.case_id,
    'sessionsAsked', r.sessions_asked)), '[]') FROM request r WHERE r.client_id = p.id AND r.status = ANY(${[...openStatuses]})))`

/** A JSON column of `countedClientJson`, with its dates. */
export function countedFromJson(json: CountedClient): CountedClient {
  return {
    requests: json.requests,
    cases: json.cases.map(({ closedAt, allotments, appointments, ...assistCase }) => ({
      ...assistCase,
      closedAt: closedAt && new Date(closedAt),
      allotments: allotments.map((one) => ({ ...one, grantedOn: new Date(one.grantedOn) })),
      appointments: appointments.map((one) => ({ ...one, startsAt: new Date(one.startsAt) })),
    })),
  }
}

/** A client's cases as the ledger counts them, dates by the organisation's calendar. */
export function countedCases(client: CountedClient, timeZone: string): CountedCase[] {
  return client.cases.map(({ closedAt, allotments, appointments, ...assistCase }) => ({
    ...assistCase,
    open: closedAt === null,
    allotments: allotments.map((one) => ({ ...one, grantedOn: calendarDate(one.grantedOn) })),
    appointments: appointments.map((one) => ({ ...one, on: dateInZone(one.startsAt, timeZone) })),
  })) as CountedCase[]
}

export type Counting = {
  readonly caseId: string
  readonly asked: number
  readonly dateOfRequest: CalendarDate
  readonly terms: Pick<Agreement, 'timeZone' | 'countScope' | 'clinicalReviewThreshold'>
  /** The request itself, where it is already open: it is asked, not pending. */
  readonly requestId?: string
}

/** The facts of a count, as they were read: the form counts by them again in the browser while the number changes. */
export function ledgerInputFrom(
  client: CountedClient,
  { caseId, asked, dateOfRequest, terms, requestId }: Counting,
): LedgerInput {
  const others = client.requests.filter(({ id }) => id !== requestId)
  const pending = others.map((one) => ({
    ...{ reference: one.reference, caseId: one.caseId, sessions: one.sessionsAsked ?? 0 },
  }))
  const scope = terms.countScope === 'case' ? 'case' : 'client'
  const cases = countedCases(client, terms.timeZone)
  return { dateOfRequest, scope, caseId, threshold: terms.clinicalReviewThreshold, cases, pending, asked }
}

/** The ledger of what was read: pages and verbs count by this one function. */
export const ledgerFrom = (client: CountedClient, counting: Counting): Ledger =>
  ledgerOf(ledgerInputFrom(client, counting))

/** Counts in a transaction that holds the client's row. */
export async function ledgerFor(tx: Tx, counting: Counting): Promise<Ledger> {
  const where = { cases: { some: { id: counting.caseId } } }
  const client = await tx.client.findFirstOrThrow({ where, relationLoadStrategy: 'join', select: countedClient })
  return ledgerFrom(client, counting)
}

type CountedRequest = {
  id: string
  caseId: string
  status: string
  sessionsAsked: number | null
  dateOfRequest: Date | null
  client: CountedClient
  allotment: { id: string } | null
}

/**
 * The count of a request as its page shows it: while it is open what it takes the client to, at its date; afterwards the
 * client's count of today, with what it added.
 */
export function requestLedger(request: CountedRequest, terms: Counting['terms'], today: CalendarDate): Ledger {
  const { id: requestId, caseId, client, allotment } = request
  if (openStatuses.some((status) => status === request.status) && request.dateOfRequest)
    return ledgerFrom(client, {
      ...{ caseId, requestId, terms, asked: request.sessionsAsked ?? 0 },
      dateOfRequest: calendarDate(request.dateOfRequest),
    })
  const ledger = ledgerFrom(client, { caseId, terms, asked: 0, dateOfRequest: today })
  return allotment ? withAdded(ledger, allotment.id) : ledger
}

/** What can still be booked on one case of a client that was read. */
export function remainingOnCase(
  client: CountedClient,
  caseId: string,
  terms: Pick<Agreement, 'timeZone'>,
  today: CalendarDate,
): number {
  const found = countedCases(client, terms.timeZone).find(({ id }) => id === caseId)
  return found ? remainingOf(found, today) : 0
}
