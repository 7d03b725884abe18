import { addBusinessDays, businessDaysBetween, type Holidays } from '@/lib/clocks/business-days'
import { addDays, type CalendarDate, daysBetween, longDate } from '@/lib/clocks/calendar-date'
import { type ClockTerms, promiseOn } from '@/lib/clocks/deadlines'

export type CaseRhythm = {
  /** Dates of the sessions that the case has used or booked, in the organisation's zone, as all dates here. */
  readonly sessions: readonly CalendarDate[]
  /** How many more can still be booked on it. */
  readonly remaining: number
  readonly today: CalendarDate
}

export type AskingTerms = {
  readonly terms: ClockTerms & { readonly mostPerRequest: number }
  readonly holidays: Holidays
  /** The smallest number whose request needs a clinical review; null where none does. */
  readonly reviewedFrom: number | null
}

/** Asking today, the outcome comes by `outcomeBy`; it is in time until `askBy`, which is null where it is too late. */
export type Way = { readonly askBy: CalendarDate | null; readonly outcomeBy: CalendarDate }

export type AskInTime = {
  readonly lastSession: CalendarDate
  /** By the rhythm so far: sessions that remain are not booked yet. */
  readonly projected: boolean
  readonly today: CalendarDate
  /** For numbers that need no clinical review; null where every number needs one. */
  readonly direct: Way | null
  /** For numbers that need one, from the smallest; null where none does. */
  readonly reviewed: (Way & { readonly from: number }) | null
  readonly mostPerRequest: number
  /** `now` on the last two business days and when it is late, `near` in the ten before. */
  readonly urgency: 'far' | 'near' | 'now'
}

/** How many of a case's last sessions make its rhythm; one a week where they are too few to have any. */
const [sessionsOfRhythm, weekly] = [6, 7]
const [lastDays, nearDays] = [1, 10]

/** Days from one session of a case to the next: the median between its last ones, at least 1. */
export function rhythmOf(sessions: readonly CalendarDate[]): number {
  const last = sessions.toSorted().slice(-sessionsOfRhythm)
  const days = last.slice(1).map((on, index) => daysBetween(last[index] ?? on, on))
  const sorted = days.toSorted((a, b) => a - b)
  const at = (index: number) => sorted[index] ?? weekly
  const middle = (sorted.length - 1) / 2
  return Math.max(1, Math.round((at(Math.floor(middle)) + at(Math.ceil(middle))) / 2))
}

/**
 * Until when to ask for extra sessions so that no week is lost (domain §11). The last session is the last that is booked, or,
 * while some remain, where the rhythm takes the last of them. The date to ask by is the latest business day whose promise
 * (domain §2: organisation clock and relay, with a clinical review its clock too) is not later than that session. Null
 * where the case has had no session and has none, and once the last is over by longer than its rhythm: nothing is lost by
 * another day then.
 */
export function askInTime({ sessions, remaining, today }: CaseRhythm, asking: AskingTerms): AskInTime | null {
  const rhythm = rhythmOf(sessions)
  const last = sessions.toSorted().at(-1)
  if (last === undefined && remaining === 0) return null
  // What is not booked is not before today.
  const from = last === undefined ? today : max(last, addDays(today, -rhythm))
  const lastSession = remaining > 0 || last === undefined ? addDays(from, remaining * rhythm) : last
  if (addDays(lastSession, rhythm) < today) return null
  const { mostPerRequest } = asking.terms
  const [first, way] = [asking.reviewedFrom, (review: boolean) => wayOf(review, lastSession, today, asking)]
  const direct = first === 1 ? null : way(false)
  const reviewed = first === null ? null : { ...way(true), from: first }
  const urgency = urgencyOf(direct ?? reviewed, today, asking.holidays)
  return { lastSession, projected: remaining > 0, today, direct, reviewed, mostPerRequest, urgency }
}

const max = (a: CalendarDate, b: CalendarDate): CalendarDate => (a > b ? a : b)

function wayOf(review: boolean, last: CalendarDate, today: CalendarDate, { terms, holidays }: AskingTerms): Way {
  const promise = promiseOn(today, { reachesThreshold: review, urgent: false, terms, holidays })
  const { businessDays, outcomeBy } = promise
  if (outcomeBy > last) return { askBy: null, outcomeBy }
  const latest = addBusinessDays(addDays(last, 1), -(businessDays + 1), holidays)
  // On a weekend the day before it may have been the last: asked now it still counts as asked then.
  return { askBy: max(latest, today), outcomeBy }
}

function urgencyOf(way: Way | null, today: CalendarDate, holidays: Holidays): AskInTime['urgency'] {
  const left = way?.askBy ? businessDaysBetween(today, way.askBy, holidays) : 0
  return left <= lastDays ? 'now' : left <= nearDays ? 'near' : 'far'
}

/** "Last session on 3 December: ask by 23 November; for 4 sessions by 16 November, because of the clinical review." */
export function askInTimeWords({ lastSession, projected, today, direct, reviewed, mostPerRequest }: AskInTime): string {
  const day = (date: CalendarDate) => longDate(date).replace(` ${today.slice(0, 4)}`, '')
  const by = ({ askBy }: Way) => (askBy === today ? 'today' : `by ${day(askBy ?? today)}`)
  const when = lastSession < today ? 'was on' : projected ? 'about' : 'on'
  const main = direct ?? reviewed
  if (!main) return ''
  const ask = main.askBy ? `: ask ${by(main)}` : `. Ask today: the outcome comes by ${day(main.outcomeBy)}`
  const why = 'because of the clinical review'
  const start = `Last session ${when} ${day(lastSession)}${ask}`
  if (!reviewed) return `${start}.`
  if (!direct) return `${start}, ${why} that every number needs.`
  const late = main.askBy ? `the outcome comes by ${day(reviewed.outcomeBy)}` : `by ${day(reviewed.outcomeBy)}`
  const numbers = `${reviewed.from}${reviewed.from < mostPerRequest ? ' or more' : ''} sessions`
  return `${start}; for ${numbers} ${reviewed.askBy ? by(reviewed) : late}, ${why}.`
}
