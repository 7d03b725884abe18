import { isBusinessDay } from '@/lib/clocks/business-days'
import { addDays, type CalendarDate, dateInZone, instantAt } from '@/lib/clocks/calendar-date'
import { type ClockHistory, lapsesAt, type Reminder, remindersUntil, runningClock } from '@/lib/clocks/deadlines'

/** Reminders and daily mails go out on business days from this time on, in the organisation's zone (docs/decisions/0028). */
const mailsFrom = '08:00'

/** Whether it is a business day there, and time for its mails. */
export function isTimeForMails(at: Date, { terms, holidays }: Pick<ClockHistory, 'terms' | 'holidays'>): boolean {
  const today = dateInZone(at, terms.timeZone)
  return isBusinessDay(today, holidays) && at >= instantAt(today, mailsFrom, terms.timeZone)
}

/** True once a request that waits on the consultant side was not answered in time. */
export function hasLapsed(history: ClockHistory, at: Date): boolean {
  const end = lapsesAt(history)
  return end !== null && at >= end
}

/**
 * The reminders that an open request owes at an instant, oldest first: those of its running clock up to today that are not
 * done yet. Of days up to the one on which it came to who has it none is owed: they were told of it then. They are counted
 * too: where a holiday moves days, what was reminded of on its old day is not again on its new one. Only the last is worth a mail.
 */
export function remindersOwed(history: ClockHistory, done: ReadonlySet<CalendarDate>, at: Date): Reminder[] {
  const clock = runningClock(history)
  const since = history.stays.find(({ leftAt }) => leftAt === null)?.enteredAt
  if (!clock || !since || !isTimeForMails(at, history) || hasLapsed(history, at)) return []
  const { timeZone } = history.terms
  const told = dateInZone(since, timeZone)
  const reminders = remindersUntil(dateInZone(at, timeZone), clock, history.holidays).filter(({ on }) => on > told)
  const doneSince = [...done].filter((on) => on > told).length
  return reminders.slice(doneSince).filter(({ on }) => !done.has(on))
}

/** When a clock looks at an open request again: at the next time for mails, or earlier when it lapses. */
export function nextLook(history: ClockHistory, at: Date): Date {
  const { timeZone } = history.terms
  const today = dateInZone(at, timeZone)
  const [now, tomorrow] = [today, addDays(today, 1)].map((day) => instantAt(day, mailsFrom, timeZone)) as [Date, Date]
  const next = at < now ? now : tomorrow
  const end = lapsesAt(history)
  return end && end > at && end < next ? end : next
}
