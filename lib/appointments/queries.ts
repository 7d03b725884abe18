import 'server-only'
import {
  appointmentNumber,
  appointmentNumberOf,
  type Manner,
  sessionOnCase,
  shownState,
} from '@/lib/appointments/appointment'
import { effectOf, effectWords } from '@/lib/appointments/effect'
import { visibleTo, type Waiting, whyNotBookable } from '@/lib/appointments/policy'
import { caseNumber } from '@/lib/cases/assist-case'
import { visibleTo as casesVisibleTo } from '@/lib/cases/policy'
import { askFacts, caseFacts, clientFacts, countNow } from '@/lib/cases/queries'
import { clientName } from '@/lib/clients/client'
import { type CalendarDate, dateInZone } from '@/lib/clocks/calendar-date'
import { db, type Tx } from '@/lib/db'
import { remainingOf } from '@/lib/entitlement/allotments'
import { countedCases, countedClient, ledgerInputFrom } from '@/lib/entitlement/queries'
import type { Prisma } from '@/lib/generated/prisma/client'
import { historyOfAppointment } from '@/lib/history/queries'
import { inForceAt } from '@/lib/organisations/queries'
import type { Consultant } from '@/lib/people/person'
import { requestNumber, statusesAwaitingConsultant } from '@/lib/requests/request'

const time = {
  ...{ number: true, startsAt: true, endsAt: true, manner: true, status: true, cancellation: true, cancelledAt: true },
} as const satisfies Prisma.AppointmentSelect

const inCalendar = {
  ...time,
  case: {
    select: {
      client: { select: { givenName: true, familyName: true, preferredName: true, timeZone: true } },
      allotments: { select: { sessions: true } },
      appointments: { select: { startsAt: true, status: true, cancellation: true } },
      requests: { where: { status: { in: [...statusesAwaitingConsultant] } }, select: { id: true }, take: 1 },
    },
  },
} as const satisfies Prisma.AppointmentSelect

const guardedClient = {
  ...countedClient,
  organisation: { select: { agreements: true } },
  requests: { ...countedClient.requests, select: { ...countedClient.requests.select, submittedAt: true } },
} as const satisfies Prisma.ClientSelect

type GuardedClient = Prisma.ClientGetPayload<{ select: typeof guardedClient }>

const inPanel = {
  ...time,
  ...{ createdAt: true, consultant: { select: { name: true } } },
  case: {
    select: { ...caseFacts, ...{ consultantId: true, contractType: true }, client: { select: clientFacts } },
  },
} as const satisfies Prisma.AppointmentSelect

type CalendarRow = Prisma.AppointmentGetPayload<{ select: typeof inCalendar }>
type PanelRow = Prisma.AppointmentGetPayload<{ select: typeof inPanel }>

/** What a calendar says of an appointment. It needs the viewer to be completed, or while its case's request waits on them. */
function entryOf({ case: assistCase, number, manner, ...row }: CalendarRow, at: Date) {
  const { client, requests } = assistCase
  const state = shownState(row, at)
  const ahead = state === 'scheduled' || state === 'commenced'
  return {
    ...{ startsAt: row.startsAt, endsAt: row.endsAt, cancelledAt: row.cancelledAt, state },
    ...{ number: appointmentNumber(number), manner: manner as Manner },
    ...{ client: clientName(client), clientZone: client.timeZone },
    session: sessionOnCase(row, assistCase),
    needsYou: state === 'to_be_completed' || (ahead && requests.length > 0),
  }
}

export type CalendarEntry = ReturnType<typeof entryOf>
export type CalendarBlock = { id: string; title: string; detail: string; startsAt: Date; endsAt: Date }

/** An appointment with its case. The case's count, tasks and requests are told only to the consultant whose case it is. */
function factsOf(viewer: Consultant, { case: whole, ...row }: PanelRow, at: Date) {
  const { client, consultantId, ...assistCase } = whole
  const count = countNow(client, assistCase.id, at)
  const own = consultantId === viewer.id
  const inputOf = () =>
    ledgerInputFrom(client, { caseId: assistCase.id, asked: 0, dateOfRequest: count.today, terms: count.terms })
  return {
    ...row,
    ...{ number: appointmentNumber(row.number), manner: row.manner as Manner, state: shownState(row, at) },
    ...{ client: clientName(client), clientId: client.id, clientZone: client.timeZone },
    organisation: client.organisation.name,
    session: sessionOnCase(row, assistCase),
    case: { number: assistCase.number, issue: assistCase.issue, contractType: whole.contractType },
    own: own ? { ...count, ask: askFacts(assistCase, client, count.terms), assistCase, input: inputOf() } : null,
  }
}

export type AppointmentFacts = ReturnType<typeof factsOf>

/** What the booking guard reads of a case: its count, its open request, and the zone in which its dates are. */
export async function guardedCase(tx: Tx, caseId: string, at: Date) {
  const client = await tx.client.findFirstOrThrow({
    where: { cases: { some: { id: caseId } } },
    relationLoadStrategy: 'join',
    select: guardedClient,
  })
  return guardFrom(client, caseId, at)
}

/** The same of a client that was read; null where the client has no such case. */
export function guardFrom(client: GuardedClient, caseId: string, at: Date) {
  const { timeZone } = inForceAt(client.organisation.agreements, at)
  const counted = countedCases(client, timeZone).find(({ id }) => id === caseId)
  if (!counted) throw new Error('The client has no such case.')
  const open = client.requests.find((one) => one.caseId === caseId)
  const waiting: Waiting | null = open
    ? {
        ...{ reference: open.reference, sessions: open.sessionsAsked ?? 0 },
        since: dateInZone(open.submittedAt ?? at, timeZone),
      }
    : null
  return { counted, waiting, timeZone }
}

const findFacts = (viewer: Consultant, number: string) =>
  db.appointment.findFirst({
    where: { number: appointmentNumberOf(number) ?? -1, ...visibleTo(viewer) },
    relationLoadStrategy: 'join',
    select: inPanel,
  })

/** No block of time lasts longer; it bounds how far back one is looked for. */
const longestBlock = 400 * 24 * 60 * 60_000

export type CalendarRead = {
  readonly from: Date
  /** The first instant after the period. */
  readonly to: Date
  /** The appointment whose panel is open. */
  readonly appointment: string | null
}

/** A consultant's calendar in a period, the open appointment, and when the next appointment after it is: one round, four queries. */
export async function calendarOf(viewer: Consultant, { from, to, appointment }: CalendarRead, at: Date) {
  const [rows, blocks, open, next] = await Promise.all([
    db.appointment.findMany({
      where: { ...visibleTo(viewer), startsAt: { gte: from, lt: to } },
      relationLoadStrategy: 'join',
      select: inCalendar,
      orderBy: [{ startsAt: 'asc' }, { number: 'asc' }],
    }),
    db.calendarBlock.findMany({
      where: {
        ...visibleTo(viewer),
        startsAt: { gte: new Date(from.getTime() - longestBlock), lt: to },
        endsAt: { gt: from },
      },
      select: { id: true, title: true, detail: true, startsAt: true, endsAt: true },
      orderBy: { startsAt: 'asc' },
    }),
    appointment === null ? null : findFacts(viewer, appointment),
    db.appointment.findFirst({
      where: { ...visibleTo(viewer), startsAt: { gte: to } },
      select: { startsAt: true },
      orderBy: { startsAt: 'asc' },
    }),
  ])
  return {
    entries: rows.map((row) => entryOf(row, at)),
    blocks,
    open: open && factsOf(viewer, open, at),
    next: next?.startsAt ?? null,
  }
}

/** An appointment with its case; null where it is not the viewer's. One query. */
export async function factsOfAppointment(viewer: Consultant, number: string, at: Date) {
  const found = await findFacts(viewer, number)
  return found && factsOf(viewer, found, at)
}

/**
 * The viewer's open cases to book on, by client: what is left of each today, why none could be booked on a date, and what a
 * booking would change in the count. One query; a consultant's own cases, however many others there are.
 */
export async function bookableCasesOf(viewer: Consultant, on: CalendarDate, at: Date) {
  const rows = await db.assistCase.findMany({
    where: { ...casesVisibleTo(viewer), closedAt: null },
    relationLoadStrategy: 'join',
    select: {
      ...{ id: true, number: true, issue: true },
      appointments: { select: { manner: true }, orderBy: { startsAt: 'desc' }, take: 1 },
      client: { select: { givenName: true, familyName: true, preferredName: true, timeZone: true, ...guardedClient } },
    },
    orderBy: [{ client: { familyName: 'asc' } }, { client: { givenName: 'asc' } }, { number: 'asc' }],
  })
  return rows.map(({ id, number, issue, appointments, client }) => {
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
}
export type BookableCase = Awaited<ReturnType<typeof bookableCasesOf>>[number]

/** An appointment with its case and what happened to it; null where it is not the viewer's. One round, two queries. */
export async function appointmentOf(viewer: Consultant, number: string, at: Date) {
  const [found, history] = await Promise.all([
    findFacts(viewer, number),
    historyOfAppointment(viewer, number, { take: 50 }),
  ])
  return found && { facts: factsOf(viewer, found, at), history }
}
