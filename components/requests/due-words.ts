import { addDays, type CalendarDate, dayAndMonth, listDate, weekdayName, weekdayOf } from '@/lib/clocks/calendar-date'
import { type ClockDay, clockDays } from '@/lib/clocks/deadlines'
import { stateNames } from '@/lib/organisations/agreement'
import type { RequestView } from './request-view'

/** 'Tue 24 Nov', 'Wed 25', … 'Tue 1 Dec': the month where it begins anew. */
export function dayLabels(days: readonly Pick<ClockDay, 'on'>[]): string[] {
  return days.map(({ on }, index) => {
    const before = days[index - 1]?.on
    return before?.slice(0, 7) === on.slice(0, 7) ? `${weekdayName(on, true)} ${Number(on.slice(8))}` : listDate(on)
  })
}

/** The boxes of a decider's running clock, or null where it is not a decider's turn. */
export function dayClockOf({ clock, status, today, holidays }: RequestView) {
  if (!clock || (status !== 'organisation_review' && status !== 'clinical_review')) return null
  const days = clockDays(clock, today, holidays)
  const now = days.findLastIndex(({ on }) => on <= today)
  const over = today > clock.dueOn
  return { days: dayLabels(days), today: over ? undefined : now, past: over ? days.length : now }
}

/** "Business days in Queensland. No public holiday falls in this time." */
export function holidayWords({ clock, terms, holidays }: RequestView): string {
  if (!clock) return ''
  const where = `Business days in ${stateNames[terms.state] ?? terms.state}.`
  const within = weekdaysBetween(clock.startedOn, clock.dueOn).filter((date) => holidays.has(date))
  if (within.length === 0) return `${where} No public holiday falls in this time.`
  const named = within.map((date) => `${weekdayName(date, true)} ${dayAndMonth(date)}`)
  return `${where} Without the public ${within.length === 1 ? 'holiday' : 'holidays'} ${named.join(', ')}.`
}

function weekdaysBetween(from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const dates: CalendarDate[] = []
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (weekdayOf(date) % 6 !== 0) dates.push(date)
  return dates
}
