import { addBusinessDays, businessDaysBetween, type Holidays, isBusinessDay } from '@/lib/clocks/business-days'
import { addDays, type CalendarDate, dateInZone, endOf } from '@/lib/clocks/calendar-date'
import type { Agreement } from '@/lib/organisations/agreement'

/** One of a request's stays in a state; `leftAt` is null for the one it is in now. A closed request has none of those. */
export type Stay = { readonly status: string; readonly enteredAt: Date; readonly leftAt: Date | null }

/** What a clock is computed from, in business days of the organisation's state and calendar dates of its zone (domain §5). */
export type ClockTerms = Pick<
  Agreement,
  'organisationClock' | 'organisationClockUrgent' | 'clinicalClock' | 'clinicalClockUrgent' | 'answerClock' | 'timeZone'
>

export type ClockHistory = {
  readonly stays: readonly Stay[]
  readonly urgent: boolean
  readonly terms: ClockTerms
  readonly holidays: Holidays
}

/** `organisation` and `clinical` run for a decider and pause while their question waits; `answer` for the consultant side. */
export type ClockName = 'organisation' | 'clinical' | 'answer'

const clockOfStatus: Readonly<Record<string, ClockName>> = {
  organisation_review: 'organisation',
  clinical_review: 'clinical',
  further_details: 'answer',
  clinical_question: 'answer',
  organisation_question: 'answer',
}

/** The status in which a decider's clock runs, and the one that pauses it. */
const deciders = {
  organisation: { runs: 'organisation_review', pauses: 'organisation_question' },
  clinical: { runs: 'clinical_review', pauses: 'clinical_question' },
} as const

/** Outcome mails go out by this many business days after the organisation's due date (domain §5, relay). */
export const relayBusinessDays = 1

/** Which clock runs while a request is in a status; null in a draft and at an end. */
export const clockIn = (status: string): ClockName | null => clockOfStatus[status] ?? null

/** A clock's length in business days. Only the deciders' clocks are shorter for an urgent request. */
export function clockLength(clock: ClockName, urgent: boolean, terms: ClockTerms): number {
  if (clock === 'answer') return terms.answerClock
  return clock === 'clinical'
    ? urgent
      ? terms.clinicalClockUrgent
      : terms.clinicalClock
    : urgent
      ? terms.organisationClockUrgent
      : terms.organisationClock
}

type Pause = { readonly from: CalendarDate; readonly to: CalendarDate }
/** A running clock. Day 0 is the day it started; due at the end of `dueOn` in the organisation's zone. */
export type Clock = {
  readonly name: ClockName
  readonly startedOn: CalendarDate
  readonly length: number
  readonly pauses: readonly Pause[]
  readonly dueOn: CalendarDate
}

const stayNow = (stays: readonly Stay[]): Stay | undefined => stays.find(({ leftAt }) => leftAt === null)

/** A clock from its history: a question pushes the due date out by the business days from asking to answering. */
function build(
  name: ClockName,
  since: Date,
  pausing: readonly Stay[],
  { urgent, terms, holidays }: ClockHistory,
): Clock {
  const startedOn = dateInZone(since, terms.timeZone)
  const length = clockLength(name, urgent, terms)
  const pauses = pausing.flatMap(({ enteredAt, leftAt }) =>
    leftAt ? [{ from: dateInZone(enteredAt, terms.timeZone), to: dateInZone(leftAt, terms.timeZone) }] : [],
  )
  const paused = pauses.reduce((days, { from, to }) => days + businessDaysBetween(from, to, holidays), 0)
  return { name, startedOn, length, pauses, dueOn: addBusinessDays(startedOn, length + paused, holidays) }
}

/** A decider's clock, running or paused; null before the request reached them. */
function deciderClock(name: 'organisation' | 'clinical', history: ClockHistory): Clock | null {
  const { runs, pauses } = deciders[name]
  const reached = history.stays.filter(({ status }) => status === runs).map(({ enteredAt }) => enteredAt.getTime())
  if (reached.length === 0) return null
  const asked = history.stays.filter(({ status }) => status === pauses)
  return build(name, new Date(Math.min(...reached)), asked, history)
}

/** The clock that runs now (domain §5); null for a draft and a closed request. An answer clock starts with each stay. */
export function runningClock(history: ClockHistory): Clock | null {
  const stay = stayNow(history.stays)
  const name = stay ? clockIn(stay.status) : null
  if (!stay || !name) return null
  return name === 'answer' ? build(name, stay.enteredAt, [], history) : deciderClock(name, history)
}

/** The date at whose end the running clock is due; null where none runs. */
export const dueDateOf = (history: ClockHistory): CalendarDate | null => runningClock(history)?.dueOn ?? null

/** The instant from which the running clock is overdue: the end of its due date in the organisation's zone. */
export function dueInstantOf(history: ClockHistory): Date | null {
  const due = dueDateOf(history)
  return due ? endOf(due, history.terms.timeZone) : null
}

/** When a request that waits on the consultant side lapses; null while it waits on somebody else. */
export const lapsesAt = (history: ClockHistory): Date | null =>
  runningClock(history)?.name === 'answer' ? dueInstantOf(history) : null

/**
 * The decider's clock that a waiting question has stopped: on which of its business days, and how many are left from
 * the answer on (0 or less where it was due or overdue when the question was asked). Null where no question waits.
 */
export function pausedClock(
  history: ClockHistory,
): { name: 'organisation' | 'clinical'; onDay: number; daysLeft: number } | null {
  const stay = stayNow(history.stays)
  const name = (['organisation', 'clinical'] as const).find((one) => deciders[one].pauses === stay?.status)
  const clock = name ? deciderClock(name, history) : null
  if (!stay || !name || !clock) return null
  const daysLeft = businessDaysBetween(
    dateInZone(stay.enteredAt, history.terms.timeZone),
    clock.dueOn,
    history.holidays,
  )
  return { name, onDay: clock.length - daysLeft, daysLeft }
}

/** One box of the day clock's picture (design §4). `due` is the last one. */
export type ClockDay = {
  readonly index: number
  readonly on: CalendarDate
  readonly past: boolean
  readonly today: boolean
  readonly due: boolean
}

/** The business days of a clock, 0 to its length, without those on which it was paused. */
export function clockDays(clock: Clock, today: CalendarDate, holidays: Holidays): ClockDay[] {
  const stopped = (date: CalendarDate) => clock.pauses.some(({ from, to }) => date > from && date <= to)
  const dates = [clock.startedOn]
  for (let date = addDays(clock.startedOn, 1); dates.length < clock.length; date = addDays(date, 1))
    if (isBusinessDay(date, holidays) && !stopped(date)) dates.push(date)
  return [...dates, clock.dueOn].map((on, index) => ({
    ...{ index, on, past: on < today, today: on === today, due: index === clock.length },
  }))
}

/** Business days by which a due date is passed: 0 where it is not, or only by days that are none. */
export const overdueBy = (today: CalendarDate, due: CalendarDate, holidays: Holidays): number =>
  Math.max(0, businessDaysBetween(due, today, holidays))

export type Promised = {
  /** Who decides first, and by when. */
  readonly first: 'clinical' | 'organisation'
  readonly firstDecisionBy: CalendarDate
  /** Business days until the outcome is told: 8, or 13 with a clinical review (domain §2). */
  readonly businessDays: number
  readonly outcomeBy: CalendarDate
}

/**
 * What the form promises when a request is submitted on a date (domain §2): the organisation's clock, a clinical one
 * before it at the threshold, and one business day to relay. With the urgent clocks where it is urgent. It counts as if
 * Further details were answered in the form; answered later, the outcome is later by as much.
 */
export function promiseOn(
  submittedOn: CalendarDate,
  {
    reachesThreshold,
    urgent,
    terms,
    holidays,
  }: { reachesThreshold: boolean; urgent: boolean; terms: ClockTerms; holidays: Holidays },
): Promised {
  const first = reachesThreshold ? 'clinical' : 'organisation'
  const clinical = reachesThreshold ? clockLength('clinical', urgent, terms) : 0
  const businessDays = clinical + clockLength('organisation', urgent, terms) + relayBusinessDays
  const by = (days: number) => addBusinessDays(submittedOn, days, holidays)
  return { first, firstDecisionBy: by(clockLength(first, urgent, terms)), businessDays, outcomeBy: by(businessDays) }
}

/** The date by which outcome mails are out when the organisation decides by its due date. */
export const relayedBy = (due: CalendarDate, holidays: Holidays): CalendarDate =>
  addBusinessDays(due, relayBusinessDays, holidays)

export type Reminder = { readonly on: CalendarDate; readonly kind: 'waits' | 'due' | 'overdue' }

/**
 * The reminders of a running clock up to a date (domain §5, §6). To a decider: business days 3 and 5 of the clock, the due
 * day, then every second business day, of which the first is the first one overdue. To the consultant side: every third
 * business day until the answer is due; the request lapses after that.
 */
export function remindersUntil(until: CalendarDate, clock: Clock, holidays: Holidays): Reminder[] {
  const answer = clock.name === 'answer'
  const before = clockDays(clock, until, holidays).filter(
    ({ index, due }) => !due && (answer ? index > 0 && index % 3 === 0 : index === 3 || index === 5),
  )
  const reminders: Reminder[] = before.map(({ on }) => ({ on, kind: 'waits' }))
  reminders.push({ on: clock.dueOn, kind: 'due' })
  const late = answer ? 0 : overdueBy(until, clock.dueOn, holidays)
  for (let day = 1; day <= late; day += 2)
    reminders.push({ on: addBusinessDays(clock.dueOn, day, holidays), kind: 'overdue' })
  return reminders.filter(({ on }) => on <= until)
}
