import 'server-only'
import type { Holidays } from '@/lib/clocks/business-days'
import { calendarDate } from '@/lib/clocks/calendar-date'
import type { Tx } from '@/lib/db'

/** The public holidays of a state or territory. Part-day holidays are business days and have no row (domain §5). */
export async function holidaysOf(tx: Tx, state: string): Promise<Holidays> {
  const rows = await tx.holiday.findMany({ where: { state }, select: { day: true } })
  return new Set(rows.map(({ day }) => calendarDate(day)))
}

/** The holidays of several states in one query, by state: for lists over organisations. */
export async function holidaysByState(tx: Tx): Promise<(state: string) => Holidays> {
  const rows = await tx.holiday.findMany({ select: { state: true, day: true } })
  const byState = Map.groupBy(rows, ({ state }) => state)
  return (state) => new Set((byState.get(state) ?? []).map(({ day }) => calendarDate(day)))
}
