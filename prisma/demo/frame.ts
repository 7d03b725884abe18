import 'server-only'
import { addBusinessDays, type Holidays, isBusinessDay } from '@/lib/clocks/business-days'
import { addDays, type CalendarDate, dateInZone, instantAt, timeInZone, weekdayOf } from '@/lib/clocks/calendar-date'

/**
 * The five columns of the story's week, named as in a week whose demo day is a Tuesday. On another day they turn with it:
 * `tue` is the demo day, `mon` the working day before it, so that there is always something just behind and just ahead.
 */
export const columns = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
export type Column = (typeof columns)[number]

/**
 * The day around which everything is told, and its two appointments that walks begin from: Mei-Lin's, the next one at half
 * past eleven, and a second one in the afternoon.
 */
export type Focus = { readonly date: CalendarDate; readonly time: string; readonly second: string }

const minute = 60_000
const [midday, afternoon] = ['11:30', '15:30']
/** Where the two go in the afternoon or evening before a weekend, so that they stay in the week that the calendar shows. */
const laterOnes = ['13:30', '14:30', '15:30', '17:30', '18:30', '19:30', '20:30']

/** The demo day: today while half past eleven is still ahead, or the next business day; before a weekend rather later today. */
export function focusAt(at: Date, zone: string, holidays: Holidays): Focus {
  const today = dateInZone(at, zone)
  const ahead = (time: string) => instantAt(today, time, zone).getTime() > at.getTime() + 20 * minute
  const next = addBusinessDays(today, 1, holidays)
  if (isBusinessDay(today, holidays) && ahead(midday)) return { date: today, time: midday, second: afternoon }
  const weekIsOver = next > addDays(today, 5 - weekdayOf(today))
  const [time, second] = laterOnes.filter(ahead)
  if (isBusinessDay(today, holidays) && weekIsOver && time && second)
    return { date: today, time, second: time < afternoon ? afternoon : second }
  return { date: next, time: midday, second: afternoon }
}

/** The date of a column in the demo's week, or in one some weeks before or after it. */
export function dateOf(focus: Focus, column: Column, week: number): CalendarDate {
  const day = weekdayOf(focus.date)
  const turned = (columns.indexOf(column) - 1 + (day - 1) + columns.length) % columns.length
  return addDays(focus.date, turned + 1 - day + 7 * week)
}

/** The time of a slot: on the demo day the two appointments may move, and who is in their way comes at half past eleven. */
export function timeOf({ time, second }: Focus, column: Column, planned: string): string {
  if (column !== 'tue') return planned
  if (planned === midday) return time
  if (planned === afternoon) return second
  return planned === time ? midday : planned
}

/** A calendar by which people work: a zone, and the days that are no business days there. */
export type Place = { readonly timeZone: string; readonly holidays: Holidays }

const opens = '08:30'
const closes = 510 * minute

/**
 * The instant some business days ago at a time of day, by a place's calendar. Of today only what has passed is used: its
 * hours are squeezed into the time since half past eight, so that nothing is told before it happened and all keeps its order.
 */
export function ago(at: Date, { timeZone, holidays }: Place, days: number, time: string): Date {
  const today = dateInZone(at, timeZone)
  const since = at.getTime() - instantAt(today, opens, timeZone).getTime()
  const begun = isBusinessDay(today, holidays) && since > 15 * minute
  const last = begun ? today : addBusinessDays(today, -1, holidays)
  const planned = instantAt(addBusinessDays(last, -days, holidays), time, timeZone)
  if (days > 0 || !begun || since > closes) return planned
  const start = instantAt(today, opens, timeZone).getTime()
  return new Date(start + Math.round(((planned.getTime() - start) / closes) * (since - 2 * minute)))
}

/** The first instant on or after one that lies within working hours there: at night it is the next morning. */
export function atWork(instant: Date, { timeZone, holidays }: Place): Date {
  const [date, time] = [dateInZone(instant, timeZone), timeInZone(instant, timeZone)]
  if (isBusinessDay(date, holidays) && time >= opens && time <= '18:30') return instant
  const day = isBusinessDay(date, holidays) && time < opens ? date : addBusinessDays(date, 1, holidays)
  return instantAt(day, '08:40', timeZone)
}
