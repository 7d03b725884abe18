import { type CalendarDate, oneYearAfter, oneYearBefore } from '@/lib/clocks/calendar-date'

/** Sessions that a case may use: its entitlement, or what one approval added (domain §3). */
export type Allotment = {
  readonly id: string
  readonly kind: string
  readonly sessions: number
  readonly grantedOn: CalendarDate
}

/** An appointment as the count sees it; `on` is its date in the organisation's time zone. */
export type CountedAppointment = {
  readonly number: number
  readonly on: CalendarDate
  readonly startsAt: Date
  readonly status: string
  readonly cancellation: string | null
}

export type CountedCase = {
  readonly id: string
  readonly number: number
  readonly open: boolean
  readonly allotments: readonly Allotment[]
  readonly appointments: readonly CountedAppointment[]
}

/** An allotment with what is left of it, and the date from which it has lapsed (null: no session completed yet). */
export type AllotmentLeft = Allotment & { readonly lapsesOn: CalendarDate | null; readonly left: number }

/** A session used up without having been held: late cancellations and no-shows (domain §3). */
export const isCharged = ({ status, cancellation }: CountedAppointment): boolean =>
  status === 'no_show' || (status === 'cancelled' && cancellation === 'client_late')

/** Whether an appointment takes a session: held, charged, or booked. Other cancellations count nowhere. */
export const takesSession = (appointment: CountedAppointment): boolean =>
  appointment.status !== 'cancelled' || isCharged(appointment)

/** Oldest first; an entitlement before an approval of the same day. */
const byAge = (a: Allotment, b: Allotment): number =>
  a.grantedOn === b.grantedOn
    ? Number(b.kind === 'entitlement') - Number(a.kind === 'entitlement')
    : a.grantedOn < b.grantedOn
      ? -1
      : 1

const hasLapsed = (lapsesOn: CalendarDate | null, on: CalendarDate): boolean => lapsesOn !== null && lapsesOn <= on

/**
 * The date from which an allotment has lapsed (domain §3): an entitlement 12 months after the case's first completed
 * session, an approval's sessions 12 months after the approval. On the same date a year on it has lapsed already, just as
 * a session of that date has left the 12 months. Null while nothing has set it.
 */
export function lapseDate(allotment: Allotment, appointments: readonly CountedAppointment[]): CalendarDate | null {
  if (allotment.kind !== 'entitlement') return oneYearAfter(allotment.grantedOn)
  const [first] = appointments
    .filter(({ status }) => status === 'completed')
    .map(({ on }) => on)
    .toSorted()
  return first === undefined ? null : oneYearAfter(first)
}

/** Takes one session for every date, in order of date, from the oldest allotment that has not lapsed on it and has one left. */
function take(
  allotments: readonly AllotmentLeft[],
  dates: readonly CalendarDate[],
): { left: AllotmentLeft[]; uncovered: number } {
  const left = allotments.map((allotment) => ({ ...allotment }))
  let uncovered = 0
  for (const on of dates.toSorted()) {
    const from = left.find((allotment) => allotment.left > 0 && !hasLapsed(allotment.lapsesOn, on))
    if (from) from.left -= 1
    else uncovered += 1
  }
  return { left, uncovered }
}

const datesTaken = ({ appointments }: CountedCase): CalendarDate[] =>
  appointments.filter(takesSession).map(({ on }) => on)

const whole = ({ allotments, appointments }: CountedCase): AllotmentLeft[] =>
  allotments.toSorted(byAge).map((one) => ({ ...one, lapsesOn: lapseDate(one, appointments), left: one.sessions }))

/**
 * A case's allotments, oldest first, with what its sessions have left of each, whether used or booked, on whatever date.
 * Where the spec is silent: a session held before an approval takes from that approval if nothing older had one left,
 * so that a case never gets more sessions than it was granted; and one that no allotment covers takes nothing.
 */
export const allotmentsLeft = (assistCase: CountedCase): AllotmentLeft[] =>
  take(whole(assistCase), datesTaken(assistCase)).left

/** The allotments of a case that can still be booked as seen from a date; none of a closed case (domain §3). */
export const remainingAllotments = (assistCase: CountedCase, on: CalendarDate): AllotmentLeft[] =>
  assistCase.open ? allotmentsLeft(assistCase).filter(({ left, lapsesOn }) => left > 0 && !hasLapsed(lapsesOn, on)) : []

/**
 * What a case that opens on a date is entitled to (domain §7). Per annum, the client's cases share one entitlement in 12 months:
 * what theirs granted on dates after the same date one year before is taken off, and nothing goes below 0.
 */
export function entitlementOf(
  terms: { readonly contractType: string; readonly entitledSessions: number },
  granted: readonly Omit<Allotment, 'id'>[],
  on: CalendarDate,
): { readonly sessions: number; readonly alreadyGranted: number } {
  if (terms.contractType !== 'per_annum') return { sessions: terms.entitledSessions, alreadyGranted: 0 }
  const alreadyGranted = granted
    .filter(({ kind, grantedOn }) => kind === 'entitlement' && grantedOn > oneYearBefore(on))
    .reduce((sum, { sessions }) => sum + sessions, 0)
  return { sessions: Math.max(0, terms.entitledSessions - alreadyGranted), alreadyGranted }
}

/** How many sessions of a case remain as seen from a date: the *remaining* of domain §3. */
export const remainingOf = (assistCase: CountedCase, on: CalendarDate): number =>
  remainingAllotments(assistCase, on).reduce((sum, { left }) => sum + left, 0)

/**
 * How many more appointments of a case may be booked on a date without going beyond what was granted: the booking guard.
 * Differs from what remains where an allotment lapses before that date, or bookings after it need what it would take.
 */
export function bookableOn(assistCase: CountedCase, on: CalendarDate): number {
  if (!assistCase.open) return 0
  const [allotments, taken] = [whole(assistCase), datesTaken(assistCase)]
  const covered = take(allotments, taken).uncovered
  const most = remainingOf(assistCase, '0000-01-01')
  for (let more = most; more > 0; more -= 1)
    if (take(allotments, [...taken, ...Array<CalendarDate>(more).fill(on)]).uncovered === covered) return more
  return 0
}
