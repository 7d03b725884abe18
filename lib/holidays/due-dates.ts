import 'server-only'
import type { Holidays } from '@/lib/clocks/business-days'
import type { CalendarDate } from '@/lib/clocks/calendar-date'
import { type ClockTerms, clockIn, dueDateOf } from '@/lib/clocks/deadlines'
import { holidaysByState } from '@/lib/clocks/holidays'
import { db, type Tx } from '@/lib/db'
import { recordEach } from '@/lib/history/record'
import type { Holiday, State } from '@/lib/holidays/holiday'
import type { Refusal } from '@/lib/refusal'
import { openStatuses } from '@/lib/requests/request'

/**
 * Changes the calendar in one transaction while nothing else that asks, decides or books is under way: those hold the same lock for
 * many (`lockClient`), so none of them computes a due date by holidays that are about to change. It waits for what has begun, and
 * two administrators take turns.
 */
export function changeCalendar<T>(work: (tx: Tx) => Promise<T | Refusal>): Promise<T | Refusal> {
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(2, 'public.holiday'::regclass::int)`
      return work(tx)
    },
    { timeout: 60_000, maxWait: 15_000 },
  )
}

/** An open request whose due date another calendar moves. */
export type Moved = {
  readonly id: string
  readonly caseId: string
  readonly clientId: string
  readonly state: string
  readonly status: string
  readonly from: CalendarDate | null
  readonly to: CalendarDate
}

type Running = Omit<Moved, 'to'> & {
  urgent: boolean
  terms: ClockTerms
  stays: { status: string; enteredAt: string; leftAt: string | null }[]
}

/** Every open request of some states whose due date is another once their holidays are as `changed` says. Two queries. */
export async function movedBy(
  tx: Tx,
  of: readonly State[],
  changed: (holidays: Holidays) => Holidays,
): Promise<Moved[]> {
  const [running, holidaysOf] = [
    await tx.$queryRaw<Running[]>`
      SELECT r.id::text, r.case_id::text AS "caseId", r.client_id::text AS "clientId", r.status, r.urgent, r.due_on::text AS "from", a.state,
             json_build_object('organisationClock', a.organisation_clock, 'organisationClockUrgent', a.organisation_clock_urgent,
               'clinicalClock', a.clinical_clock, 'clinicalClockUrgent', a.clinical_clock_urgent, 'answerClock', a.answer_clock,
               'timeZone', a.time_zone) AS terms,
             (SELECT json_agg(json_build_object('status', s.status, 'enteredAt', s.entered_at, 'leftAt', s.left_at) ORDER BY s.id)
                FROM request_stay s WHERE s.request_id = r.id) AS stays
        FROM request r JOIN agreement a ON a.id = r.agreement_id
       WHERE r.status = ANY(${[...openStatuses]}) AND a.state = ANY(${[...of]}) ORDER BY r.id`,
    await holidaysByState(tx),
  ]
  const calendars = new Map<string, Holidays>(of.map((state) => [state, changed(holidaysOf(state))]))
  return running.flatMap(({ urgent, terms, stays, ...request }) => {
    const dated = stays.map(({ status, enteredAt, leftAt }) => ({
      ...{ status, enteredAt: new Date(enteredAt), leftAt: leftAt === null ? null : new Date(leftAt) },
    }))
    const to = dueDateOf({ stays: dated, urgent, terms, holidays: calendars.get(request.state) ?? new Set() })
    return to === null || to === request.from ? [] : [{ ...request, to }]
  })
}

/** Writes the new due dates, and of each request a row of history that says from when to when, and whose clock it is. */
export async function moveDueDates(
  tx: Tx,
  moved: readonly Moved[],
  { name }: Pick<Holiday, 'name'>,
  by: { person: string },
  at: Date,
): Promise<void> {
  const [ids, days] = [moved.map(({ id }) => id), moved.map(({ to }) => to)]
  await tx.$executeRaw`
    UPDATE request SET due_on = new.day FROM unnest(${ids}::uuid[], ${days}::date[]) AS new (id, day) WHERE request.id = new.id`
  const rows = moved.map(({ id, caseId, clientId, status, from, to }) => ({
    happened: {
      event: 'request.due_moved',
      data: { from: from ?? '', to, holiday: name, clock: clockIn(status) ?? '' },
    } as const,
    subject: { requestId: id, caseId, clientId },
  }))
  await recordEach(tx, rows, by, at)
}
