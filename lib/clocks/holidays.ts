import 'server-only'
import type { Holidays } from '@/lib/clocks/business-days'
import { type CalendarDate, calendarDate } from '@/lib/clocks/calendar-date'
import type { Tx } from '@/lib/db'

/** The public holidays of a state or territory. Part-day holidays are business days and have no row (domain §5). */
export async function holidaysOf(tx: Tx, state: string): Promise<Holidays> {
  const rows = await tx.holiday.findMany({ where: { state }, select: { day: true } })
  return new Set(rows.map(({ day }) => calendarDate(day)))
}

/** The holidays of several states in one query, by state: for lists over organisations. One row a state, since all are read. */
export async function holidaysByState(tx: Tx): Promise<(state: string) => Holidays> {
  const rows = await tx.$queryRaw<{ state: string; days: CalendarDate[] }[]>`
    SELECT state, array_agg(day::text) AS days FROM holiday GROUP BY state`
  const byState = new Map(rows.map(({ state, days }) => [state, new Set(days)]))
  return (state) => byState.get(state) ?? none
}

const none: Holidays = new Set()
