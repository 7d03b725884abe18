import { mannerWords, type ShownState, shownStates, stateWords } from '@/lib/appointments/appointment'
import type { CalendarEntry } from '@/lib/appointments/queries'
import {
  type CalendarDate,
  clockTime,
  dateInZone,
  dayAndMonth,
  daysBetween,
  listDate,
  placeOfZone,
  zoneDifference,
} from '@/lib/clocks/calendar-date'

/** '11:30': where the column or the list says which half of the day it is. */
export const shortTime = (instant: Date, zone: string): string => clockTime(instant, zone).replace(/ [ap]m$/, '')

/** Time, client, state, manner (design §9). */
export const entryName = ({ startsAt, client, state, manner }: CalendarEntry, zone: string): string =>
  [clockTime(startsAt, zone), client, stateWords[state], mannerWords[manner]].join(', ')

type Timed = Pick<CalendarEntry, 'startsAt' | 'endsAt' | 'state' | 'cancelledAt'>

const cancelledOn = ({ cancelledAt }: Timed, zone: string): string =>
  cancelledAt ? `Cancelled ${dayAndMonth(dateInZone(cancelledAt, zone))}` : 'Cancelled'

/** What an appointment says under the client: what became of it, the client's own time, or which session it is. */
export function secondLine(entry: CalendarEntry, zone: string): string {
  const { state, startsAt, clientZone, session } = entry
  if (state === 'commenced') return 'In progress'
  if (state === 'to_be_completed') return stateWords[state]
  if (state === 'cancelled') return cancelledOn(entry, zone)
  if (state === 'late_cancellation') return 'Late cancel, uses 1'
  if (state === 'no_show') return 'No show, uses 1'
  if (clientZone !== zone) {
    const same = zoneDifference(startsAt, clientZone, zone) === 'same time'
    return same
      ? `${placeOfZone(clientZone)}, same time`
      : `${placeOfZone(clientZone)} ${shortTime(startsAt, clientZone)}`
  }
  return session ? `Session ${session.nth} of ${session.of}` : ''
}

/** 'yesterday', 'today', 'tomorrow', or the date. */
export function dayWords(day: CalendarDate, today: CalendarDate): string {
  return { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' }[daysBetween(today, day)] ?? listDate(day)
}

const minute = 60_000
const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

/** '48 minutes', '2 hours 15 minutes', '1 hour': how far two instants of a day are apart. */
function lasting(from: Date, to: Date): string {
  const minutes = Math.floor(to.getTime() / minute) - Math.floor(from.getTime() / minute)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours > 0 && counted(hours, 'hour'), (rest > 0 || hours === 0) && counted(rest, 'minute')]
    .filter(Boolean)
    .join(' ')
}

/** '45 min', '4 hours', '2 h 30 min': how long a block of time is. */
export function shortSpan(minutes: number): string {
  if (minutes < 120) return `${minutes} min`
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return rest === 0 ? `${hours} hours` : `${hours} h ${rest} min`
}

/** Where an appointment stands, from now: "Starts in 48 minutes", "Ended yesterday", "Used 1 session". */
export function whenWords(entry: Timed, at: Date, zone: string): string {
  const { state, startsAt, endsAt } = entry
  if (state === 'cancelled') return `${cancelledOn(entry, zone)}, used no session`
  if (state === 'late_cancellation') return `${cancelledOn(entry, zone)}, used 1 session`
  if (state === 'completed' || state === 'no_show') return 'Used 1 session'
  if (state === 'commenced') return at < startsAt ? 'In progress' : `In progress, ends in ${lasting(at, endsAt)}`
  const today = dateInZone(at, zone)
  if (state === 'to_be_completed') {
    const days = daysBetween(dateInZone(endsAt, zone), today)
    if (days > 0) return days === 1 ? 'Ended yesterday' : `Ended ${days} days ago`
    return at.getTime() - endsAt.getTime() < minute ? 'Ended just now' : `Ended ${lasting(endsAt, at)} ago`
  }
  const days = daysBetween(today, dateInZone(startsAt, zone))
  if (days > 0) return days === 1 ? 'Starts tomorrow' : `Starts in ${days} days`
  if (Math.abs(at.getTime() - startsAt.getTime()) < minute / 2) return 'Starts now'
  return at < startsAt ? `Starts in ${lasting(at, startsAt)}` : `Should have started ${lasting(startsAt, at)} ago`
}

/** How many of a day's appointments are booked: all but those that were cancelled. */
export const bookedOn = (entries: readonly Pick<CalendarEntry, 'state'>[]): number =>
  entries.filter(({ state }) => state !== 'cancelled' && state !== 'late_cancellation').length

/** How many appointments are in each state. */
export function statusCounts(entries: readonly Pick<CalendarEntry, 'state'>[]): Record<ShownState, number> {
  const count = (state: ShownState) => entries.filter((one) => one.state === state).length
  return Object.fromEntries(shownStates.map((state) => [state, count(state)])) as Record<ShownState, number>
}
