import 'server-only'
import { now } from '@/lib/clock'
import { calendarDate, databaseDate } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { movedBy } from '@/lib/holidays/due-dates'
import { type Holiday, holidayKeyOf, holidayName, type State, todayIn } from '@/lib/holidays/holiday'
import { whyPast } from '@/lib/holidays/policy'
import type { Administrator } from '@/lib/people/person'

/** The holidays of a state or territory in a year, by date, and the years that it has any in. One round, two queries. */
export async function holidaysIn(_administrator: Administrator, state: State, year: number) {
  const [rows, years] = await Promise.all([
    db.holiday.findMany({
      where: { state, day: { gte: databaseDate(`${year}-01-01`), lte: databaseDate(`${year}-12-31`) } },
      orderBy: { day: 'asc' },
    }),
    db.$queryRaw<{ year: number }[]>`
      SELECT DISTINCT extract(year FROM day)::int AS year FROM holiday WHERE state = ${state} ORDER BY year`,
  ])
  const holidays = rows.map(({ day, name }): Holiday => ({ state, day: calendarDate(day), name: holidayName(name) }))
  return { holidays, years: years.map((one) => one.year) }
}

/** One holiday with how many due dates its removal moves, and why it cannot be removed; null where there is none. */
export async function holidayOf(_administrator: Administrator, code: string, at: Date = now()) {
  const key = holidayKeyOf(code)
  const row = key && (await db.holiday.findUnique({ where: { state_day: { ...key, day: databaseDate(key.day) } } }))
  if (!row) return null
  const { state, day } = key
  const moved = await movedBy(db, [state], (holidays) => new Set([...holidays].filter((one) => one !== day)))
  return {
    state,
    day,
    name: holidayName(row.name),
    past: day < todayIn(state, at),
    moved: moved.length,
    stays: whyPast([state], day, moved, at),
  }
}
export type HolidayView = NonNullable<Awaited<ReturnType<typeof holidayOf>>>
