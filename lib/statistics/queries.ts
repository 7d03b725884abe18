import 'server-only'
import { now } from '@/lib/clock'
import { businessDaysBetween } from '@/lib/clocks/business-days'
import { addDays, type CalendarDate, calendarDate, databaseDate, dateInZone } from '@/lib/clocks/calendar-date'
import { holidaysByState } from '@/lib/clocks/holidays'
import { db } from '@/lib/db'
import type { Administrator, Reviewer } from '@/lib/people/person'
import {
  type Decided,
  earliestShown,
  type Figures,
  figuresOf,
  type Outcome,
  type Period,
  periodsOf,
} from '@/lib/statistics/statistics'

type Row = { goal: string; outcome: Outcome; received: CalendarDate; on: CalendarDate; state: string; count: number }

/** Decisions of an organisation from a day on, alike ones together. What a clinical leader declined is none of its decisions. */
function decisionsSince(organisationId: string, day: CalendarDate): Promise<Row[]> {
  // A day earlier, for the zones that are ahead of the database's.
  const since = databaseDate(addDays(day, -1))
  return db.$queryRaw`
    SELECT r.goal_id AS goal, r.reached_on::text AS received, (d.decided_at AT TIME ZONE a.time_zone)::date::text AS on, a.state,
           CASE WHEN d.outcome = 'declined' THEN 'declined'
                WHEN d.sessions < coalesce(c.sessions, r.sessions_asked) THEN 'fewer' ELSE 'approved' END AS outcome,
           count(*)::int AS count
      FROM request r
      JOIN decision d ON d.request_id = r.id AND d.stage = 'organisation'
      JOIN agreement a ON a.id = r.agreement_id
      LEFT JOIN decision c ON c.request_id = r.id AND c.stage = 'clinical'
     WHERE r.organisation_id = ${organisationId}::uuid AND r.closed_at >= ${since} AND r.status IN ('approved', 'declined')
     GROUP BY 1, 2, 3, 4, 5`
}

const nothing: { periods: Period[]; period: Period | null; figures: Figures | null } = {
  periods: [],
  period: null,
  figures: null,
}

/** What is shown of one organisation: its periods, and the figures of the one asked for or of the newest. One round. */
async function statisticsOf(organisationId: string, asked: string, at: Date): Promise<typeof nothing> {
  const [rows, holidaysOf, goals, versions] = await Promise.all([
    decisionsSince(organisationId, earliestShown(calendarDate(at))),
    holidaysByState(db),
    db.option.findMany({
      where: { list: 'goal' },
      orderBy: { position: 'asc' },
      select: { id: true, releasedLabel: true },
    }),
    db.agreement.findMany({
      where: { organisationId },
      orderBy: { inForceFrom: 'asc' },
      select: { inForceFrom: true, timeZone: true },
    }),
  ])
  const [first] = versions
  if (!first) return nothing
  const decided = rows.map(({ received, state, ...row }): Decided => {
    return { ...row, days: businessDaysBetween(received, row.on, holidaysOf(state)) }
  })
  const today = dateInZone(at, versions.at(-1)?.timeZone ?? first.timeZone)
  const periods = periodsOf(decided, today, calendarDate(first.inForceFrom))
  const period = periods.find(({ key }) => key === asked) ?? periods[0] ?? null
  const labels = goals.map(({ id, releasedLabel }) => ({ id, label: releasedLabel ?? '' }))
  return { periods, period, figures: period && figuresOf(decided, labels, period) }
}

/** A reviewer's own organisation in figures, with small counts and what would reveal them left out (domain §8). */
export const statisticsFor = (reviewer: Reviewer, period: string, at: Date = now()) =>
  statisticsOf(reviewer.organisationId, period, at)

/** The same of an organisation of an administrator's choice, with all to choose from; no figures where none is chosen. One round. */
export async function statisticsOfAny(
  _administrator: Administrator,
  { organisation, period }: { organisation: string; period: string },
  at: Date = now(),
) {
  const [organisations, found] = await Promise.all([
    db.organisation.findMany({ orderBy: { name: 'asc' }, select: { id: true, name: true } }),
    isId(organisation) ? statisticsOf(organisation, period, at) : nothing,
  ])
  return { organisations, chosen: organisations.find(({ id }) => id === organisation), ...found }
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
