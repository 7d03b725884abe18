import { addDays, type CalendarDate, weekdayOf } from '@/lib/clocks/calendar-date'

/** The public holidays of one state or territory, as dates (rows of `holiday`). Part-day ones are not among them. */
export type Holidays = ReadonlySet<CalendarDate>

/** Monday to Friday without the public holidays (domain §5). */
export function isBusinessDay(date: CalendarDate, holidays: Holidays): boolean {
  const weekday = weekdayOf(date)
  return weekday !== 0 && weekday !== 6 && !holidays.has(date)
}

/**
 * Business day `count` after a date, which is day 0 whether or not it is a business day itself (domain §5).
 * Negative counts go back; 0 is the date itself.
 */
export function addBusinessDays(from: CalendarDate, count: number, holidays: Holidays): CalendarDate {
  const step = count < 0 ? -1 : 1
  let date = from
  for (let left = Math.abs(count); left > 0; ) {
    date = addDays(date, step)
    if (isBusinessDay(date, holidays)) left -= 1
  }
  return date
}

/** Business days after `from` up to and including `to`; where `to` is earlier, those after `to` up to `from`, negative. */
export function businessDaysBetween(from: CalendarDate, to: CalendarDate, holidays: Holidays): number {
  if (to < from) return 0 - businessDaysBetween(to, from, holidays)
  let count = 0
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isBusinessDay(date, holidays)) count += 1
  return count
}

/**
 * Business days left until the end of the due date: 0 on the date itself, negative by how many it is overdue.
 * On a weekend after a due Friday it is 0 too, though overdue: ask `today > due` for that.
 */
export const businessDaysLeft = (today: CalendarDate, due: CalendarDate, holidays: Holidays): number =>
  businessDaysBetween(today, due, holidays)

/** '7 business days left', '1 business day left', 'due today', 'overdue', 'overdue by 1 business day' (design §2, §5). */
export function timeLeft(today: CalendarDate, due: CalendarDate, holidays: Holidays): string {
  const left = businessDaysLeft(today, due, holidays)
  const days = `${Math.abs(left)} business ${Math.abs(left) === 1 ? 'day' : 'days'}`
  if (today > due) return left === 0 ? 'overdue' : `overdue by ${days}`
  return today === due ? 'due today' : `${days} left`
}
