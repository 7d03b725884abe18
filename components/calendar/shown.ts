import { appointmentNumber, appointmentNumberOf, type ShownState, shownStates } from '@/lib/appointments/appointment'
import {
  addDays,
  type CalendarDate,
  fullDate,
  isCalendarDate,
  longDate,
  monthAndYear,
  weekdayOf,
} from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'

export const views = ['day', 'week', 'month', 'list'] as const
export type View = (typeof views)[number]

/** What the calendar shows: all of it is in the address. */
export type Shown = {
  readonly view: View
  readonly on: CalendarDate
  readonly today: CalendarDate
  /** Only appointments in this state; null for all. */
  readonly status: ShownState | null
  /** The appointment whose panel is open: 'APP-00456'. */
  readonly appointment: string | null
}

/** What was just done with the open appointment. */
export const doneWords = {
  booked: 'Booked. No mail is sent to the client.',
  moved: 'Moved. No mail is sent to the client.',
} as const
export type Done = keyof typeof doneWords

/** Reads what was just done from the address. */
export const doneBy = ({ done }: Query): Done | undefined => (done === 'booked' || done === 'moved' ? done : undefined)

export type Query = Readonly<Record<string, string | string[] | undefined>>

/** Reads the address; what makes no sense is left out. `today` in the consultant's time zone. */
export function shownBy(query: Query, today: CalendarDate): Shown {
  const { view, on, status, appointment } = query
  const number = typeof appointment === 'string' ? appointmentNumberOf(appointment) : null
  return {
    today,
    view: views.find((one) => one === view) ?? 'week',
    on: typeof on === 'string' && isCalendarDate(on) && on > '1970' && on < '9000' ? on : today,
    status: shownStates.find((one) => one === status) ?? null,
    appointment: number === null ? null : appointmentNumber(number),
  }
}

/** The address of what is shown, changed in some of it. What is meant anyway is not said. */
export function hrefOf(shown: Shown, change: Partial<Omit<Shown, 'today'>> = {}): string {
  const { view, on, today, status, appointment } = { ...shown, ...change }
  return paths.calendar({
    view: view === 'week' ? undefined : view,
    on: on === today ? undefined : on,
    status: status ?? undefined,
    appointment: appointment ?? undefined,
  })
}

const upTo = (from: CalendarDate, count: number): CalendarDate[] =>
  Array.from({ length: count }, (_, day) => addDays(from, day))

const isWeekend = (date: CalendarDate): boolean => weekdayOf(date) % 6 === 0
const mondayBefore = (date: CalendarDate): CalendarDate => addDays(date, -((weekdayOf(date) + 6) % 7))
/** Weeks begin on Saturday, so that on a weekend one sees the work ahead. */
const saturdayBefore = (date: CalendarDate): CalendarDate => addDays(date, -((weekdayOf(date) + 1) % 7))
const firstOfMonth = (date: CalendarDate): CalendarDate => `${date.slice(0, 8)}01`
const firstOfNextMonth = (date: CalendarDate): CalendarDate => firstOfMonth(addDays(firstOfMonth(date), 31))

/** Monday to Friday of a date's week. */
export const workWeekOf = (date: CalendarDate): CalendarDate[] => upTo(addDays(saturdayBefore(date), 2), 5)

/** First and last date that a view reads. A month is the whole weeks, from Monday on, that touch it. */
export function periodOf({ view, on }: Pick<Shown, 'view' | 'on'>): { from: CalendarDate; to: CalendarDate } {
  if (view === 'day') return { from: on, to: on }
  if (view !== 'month') return { from: saturdayBefore(on), to: addDays(saturdayBefore(on), 6) }
  return { from: mondayBefore(firstOfMonth(on)), to: addDays(mondayBefore(addDays(firstOfNextMonth(on), -1)), 6) }
}

/** The days that are shown: of weeks and months the working days, and in a weekend's columns what `busy` has something on. */
export function daysOf(shown: Pick<Shown, 'view' | 'on'>, busy: ReadonlySet<CalendarDate>): CalendarDate[] {
  const { from, to } = periodOf(shown)
  if (from === to) return [from]
  const all = upTo(from, 42).filter((date) => date <= to)
  const columns = new Set(all.filter((date) => busy.has(date)).map(weekdayOf))
  return all.filter((date) => !isWeekend(date) || columns.has(weekdayOf(date)))
}

/** The date that the next (1) or previous (-1) period is shown by. */
export function step({ view, on }: Pick<Shown, 'view' | 'on'>, direction: 1 | -1): CalendarDate {
  if (view !== 'month') return addDays(on, direction * (view === 'day' ? 1 : 7))
  return direction === 1 ? firstOfNextMonth(on) : firstOfMonth(addDays(firstOfMonth(on), -1))
}

/** What a window of 768 to 1023 px shows of a week: three days around one, and the days that lead on from there. */
export function near(days: readonly CalendarDate[], on: CalendarDate) {
  const at = Math.max(
    0,
    days.findIndex((day) => day >= on),
  )
  const first = Math.max(0, Math.min(at - 1, days.length - 3))
  const shown = days.slice(first, first + 3)
  const working = (from: CalendarDate, direction: 1 | -1) =>
    upTo(direction === 1 ? from : addDays(from, -6), 7)
      .toSorted((a, b) => (a < b ? -direction : direction))
      .find((date) => date !== from && (days.includes(date) || !isWeekend(date))) ?? from
  return { days: shown, previous: working(shown[0] ?? on, -1), next: working(shown.at(-1) ?? on, 1) }
}

/** 'November 2026', '23 to 27 November 2026': what is shown, as the page says it. */
export function titleOf({ view, on }: Pick<Shown, 'view' | 'on'>, days: readonly CalendarDate[]): string {
  if (view === 'day') return fullDate(on)
  if (view === 'month') return monthAndYear(on)
  const [first, last] = [days[0] ?? on, days.at(-1) ?? on]
  const [from, to] = [longDate(first).split(' '), longDate(last)]
  const apart = first.slice(0, 4) !== last.slice(0, 4) ? 3 : first.slice(0, 7) !== last.slice(0, 7) ? 2 : 1
  return `${from.slice(0, apart).join(' ')} to ${to}`
}
