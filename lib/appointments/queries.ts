import 'server-only'
import {
  appointmentNumber,
  appointmentNumberOf,
  type Manner,
  sessionOnCase,
  shownState,
} from '@/lib/appointments/appointment'
import { visibleTo } from '@/lib/appointments/policy'
import { earliestStart } from '@/lib/calendar/block'
import { askFacts, askInTimeOf, caseFacts, clientFacts, countNow } from '@/lib/cases/queries'
import { clientName } from '@/lib/clients/client'
import type { Holidays } from '@/lib/clocks/business-days'
import { type CalendarDate, endOf, instantAt } from '@/lib/clocks/calendar-date'
import { holidaysByState } from '@/lib/clocks/holidays'
import { db } from '@/lib/db'
import { ledgerInputFrom } from '@/lib/entitlement/queries'
import type { Prisma } from '@/lib/generated/prisma/client'
import { historyOfAppointment } from '@/lib/history/queries'
import type { Consultant } from '@/lib/people/person'
import { awaiting } from '@/lib/requests/policy'
import { requestNumber } from '@/lib/requests/request'

const time = {
  ...{ number: true, startsAt: true, endsAt: true, manner: true, status: true, cancellation: true, cancelledAt: true },
} as const satisfies Prisma.AppointmentSelect

const named = { givenName: true, familyName: true, preferredName: true } as const

const inCalendar = (viewer: Consultant) =>
  ({
    ...time,
    case: {
      select: {
        client: { select: { ...named, timeZone: true } },
        requests: { where: { status: { in: awaiting(viewer) } }, select: { id: true }, take: 1 },
      },
    },
  }) as const satisfies Prisma.AppointmentSelect

const inPanel = {
  ...time,
  ...{ createdAt: true, consultant: { select: { name: true } } },
  case: {
    select: { ...caseFacts, ...{ consultantId: true, contractType: true }, client: { select: clientFacts } },
  },
} as const satisfies Prisma.AppointmentSelect

type CalendarRow = Prisma.AppointmentGetPayload<{ select: ReturnType<typeof inCalendar> }>
type PanelRow = Prisma.AppointmentGetPayload<{ select: typeof inPanel }>

/** What a calendar says of an appointment. It needs the viewer to be completed, or while its case's request waits on them. */
function entryOf({ case: assistCase, number, manner, ...row }: CalendarRow, nth: SessionCounts, at: Date) {
  const { client, requests } = assistCase
  const state = shownState(row, at)
  const ahead = state === 'scheduled' || state === 'commenced'
  return {
    ...{ startsAt: row.startsAt, endsAt: row.endsAt, cancelledAt: row.cancelledAt, state },
    ...{ number: appointmentNumber(number), manner: manner as Manner },
    ...{ client: clientName(client), clientZone: client.timeZone },
    session: nth.get(number) ?? null,
    needsYou: state === 'to_be_completed' || (ahead && requests.length > 0),
  }
}

export type CalendarEntry = ReturnType<typeof entryOf>

const block = {
  ...{ id: true, title: true, detail: true, startsAt: true, endsAt: true },
  request: { select: { reference: true, client: { select: named } } },
} as const satisfies Prisma.CalendarBlockSelect

/** A block; of a slot that is held for a client, for whom and until which request is decided. */
function blockOf({ request, ...row }: Prisma.CalendarBlockGetPayload<{ select: typeof block }>) {
  const held = request && { client: clientName(request.client), request: requestNumber(request.reference) }
  return { ...row, held }
}

export type CalendarBlock = ReturnType<typeof blockOf>

/** An appointment with its case. The case's count, tasks and requests are told only to the consultant whose case it is. */
function factsOf(
  viewer: Consultant,
  { case: whole, ...row }: PanelRow,
  holidaysOf: (state: string) => Holidays,
  at: Date,
) {
  const { client, consultantId, ...assistCase } = whole
  const count = countNow(client, assistCase.id, at)
  const ask = askFacts(assistCase, client, count.terms)
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
    own: own
      ? {
          ...{ ...count, ask, assistCase, input: inputOf(), unread: !viewer.readsClinicalText },
          askInTime: askInTimeOf(client, assistCase.id, count, ask, holidaysOf),
        }
      : null,
  }
}

export type AppointmentFacts = ReturnType<typeof factsOf>

type SessionCounts = ReadonlyMap<number, { nth: number; of: number }>

/** `sessionOnCase` of each appointment of a period that takes one, counted where they lie: a case's history is never sent. One query. */
async function sessionsIn(viewer: Consultant, { from, to }: Pick<CalendarRead, 'from' | 'to'>): Promise<SessionCounts> {
  const rows = await db.$queryRaw<{ number: number; nth: number; of: number }[]>`
    SELECT a.number,
      (SELECT count(*)::int FROM appointment o WHERE o.case_id = a.case_id AND o.starts_at <= a.starts_at
        AND (o.status <> 'cancelled' OR o.cancellation = 'client_late')) AS nth,
      (SELECT coalesce(sum(sessions), 0)::int FROM allotment WHERE case_id = a.case_id) AS "of"
    FROM appointment a
    WHERE a.consultant_id = ${viewer.id}::uuid AND a.starts_at >= ${from} AND a.starts_at < ${to}
      AND (a.status <> 'cancelled' OR a.cancellation = 'client_late')`
  return new Map(rows.map(({ number, nth, of }) => [number, { nth, of }]))
}

/** An appointment with its case; null where it is not the viewer's. One round, two queries. */
export async function factsOfAppointment(
  viewer: Consultant,
  number: string,
  at: Date,
): Promise<AppointmentFacts | null> {
  const [found, holidaysOf] = await Promise.all([
    db.appointment.findFirst({
      where: { number: appointmentNumberOf(number) ?? -1, ...visibleTo(viewer) },
      relationLoadStrategy: 'join',
      select: inPanel,
    }),
    holidaysByState(db),
  ])
  return found && factsOf(viewer, found, holidaysOf, at)
}

export type CalendarRead = {
  readonly from: Date
  /** The first instant after the period. */
  readonly to: Date
  /** The appointment whose panel is open. */
  readonly appointment: string | null
}

/** The period that is one day of a zone. */
export const dayIn = (on: CalendarDate, zone: string): CalendarRead => ({
  ...{ from: instantAt(on, '00:00', zone), to: endOf(on, zone), appointment: null },
})

/** A consultant's calendar in a period, the open appointment, and when the next appointment after it is: one round, four to six queries. */
export async function calendarOf(viewer: Consultant, { from, to, appointment }: CalendarRead, at: Date) {
  const [rows, sessions, blocks, open, next] = await Promise.all([
    db.appointment.findMany({
      where: { ...visibleTo(viewer), startsAt: { gte: from, lt: to } },
      relationLoadStrategy: 'join',
      select: inCalendar(viewer),
      orderBy: [{ startsAt: 'asc' }, { number: 'asc' }],
    }),
    sessionsIn(viewer, { from, to }),
    db.calendarBlock.findMany({
      where: {
        ...visibleTo(viewer),
        startsAt: { gte: earliestStart(from), lt: to },
        endsAt: { gt: from },
      },
      relationLoadStrategy: 'join',
      select: block,
      orderBy: { startsAt: 'asc' },
    }),
    appointment === null ? null : factsOfAppointment(viewer, appointment, at),
    db.appointment.findFirst({
      where: { ...visibleTo(viewer), startsAt: { gte: to } },
      select: { startsAt: true },
      orderBy: { startsAt: 'asc' },
    }),
  ])
  return {
    entries: rows.map((row) => entryOf(row, sessions, at)),
    blocks: blocks.map(blockOf),
    open,
    next: next?.startsAt ?? null,
  }
}

/** An appointment with its case and what happened to it; null where it is not the viewer's. One round, three queries. */
export async function appointmentOf(viewer: Consultant, number: string, at: Date) {
  const [facts, history] = await Promise.all([
    factsOfAppointment(viewer, number, at),
    historyOfAppointment(viewer, number, { take: 50 }),
  ])
  return facts && { facts, history }
}
