import { typedInstant } from '@/lib/appointments/typed-time'
import { longestBlock, mostWeeks } from '@/lib/calendar/block'
import {
  addDays,
  addYears,
  type CalendarDate,
  dateInZone,
  daysBetween,
  instantAt,
  longDate,
  parseTypedDate,
  timeInZone,
} from '@/lib/clocks/calendar-date'
import { isRefusal, type Refusal, refuse } from '@/lib/refusal'

export type Span = { readonly startsAt: Date; readonly endsAt: Date }

/** When a block is, by the clock on the wall: what repeats from week to week, whatever daylight saving does to the instants. */
export type WallTime = {
  readonly fromDate: CalendarDate
  readonly fromTime: string
  readonly toDate: CalendarDate
  readonly toTime: string
}

export type TypedTime = { [Field in keyof WallTime]: string } & { wholeDays: boolean }

/**
 * Reads a block's time as it was typed: whole days from the first to the last, or a date and a time of day at either end. Each
 * refusal stands beside its field.
 */
export function typedBlockTime(typed: TypedTime, zone: string): WallTime | Refusal {
  if (typed.wholeDays) return typedDays(typed)
  const from = typedInstant({ date: typed.fromDate, time: typed.fromTime }, zone)
  if (isRefusal(from)) return beside(from, 'fromDate', 'fromTime')
  const to = typedInstant({ date: typed.toDate || typed.fromDate, time: typed.toTime }, zone)
  if (isRefusal(to)) return beside(to, 'toDate', 'toTime')
  return wallTime({ startsAt: from, endsAt: to }, zone)
}

function typedDays(typed: TypedTime): WallTime | Refusal {
  const [first, last] = [parseTypedDate(typed.fromDate), parseTypedDate(typed.toDate || typed.fromDate)]
  const wrong = 'Choose a date.'
  if (first === null) return refuse('', { fromDate: wrong })
  if (last === null) return refuse('', { toDate: wrong })
  if (last < first) return refuse('', { toDate: 'Choose a last day that is not before the first.' })
  return { fromDate: first, fromTime: '00:00', toDate: addDays(last, 1), toTime: '00:00' }
}

const beside = ({ fields }: Refusal, date: string, time: string): Refusal =>
  refuse('', {
    ...(fields.date ? { [date]: fields.date } : {}),
    ...(fields.time ? { [time]: fields.time } : {}),
  })

/** A time in a calendar as the clock of a zone shows it. */
export const wallTime = ({ startsAt, endsAt }: Span, zone: string): WallTime => ({
  ...{ fromDate: dateInZone(startsAt, zone), fromTime: timeInZone(startsAt, zone) },
  ...{ toDate: dateInZone(endsAt, zone), toTime: timeInZone(endsAt, zone) },
})

/** True where a time is whole days: from midnight to midnight. */
export const isWholeDays = ({ fromDate, fromTime, toDate, toTime }: WallTime): boolean =>
  fromTime === '00:00' && toTime === '00:00' && fromDate < toDate

/** The same time on the wall some days later. */
export const later = (time: WallTime, days: number): WallTime => ({
  ...time,
  ...{ fromDate: addDays(time.fromDate, days), toDate: addDays(time.toDate, days) },
})

/**
 * The instants of a time on a zone's wall. A time that daylight saving skips is taken as much later as the clock goes forward, of
 * one that comes twice the first. Where both ends would then meet or cross, it lasts as long as the wall says.
 */
export function spanOf({ fromDate, fromTime, toDate, toTime }: WallTime, zone: string): Span {
  const [startsAt, endsAt] = [instantAt(fromDate, fromTime, zone), instantAt(toDate, toTime, zone)]
  const onTheWall = Date.parse(`${toDate}T${toTime}Z`) - Date.parse(`${fromDate}T${fromTime}Z`)
  return { startsAt, endsAt: endsAt > startsAt ? endsAt : new Date(startsAt.getTime() + onTheWall) }
}

/** A time and the same time of each week after it, as long as it begins no later than a date; alone where that is null. */
export function weeksOf(time: WallTime, until: CalendarDate | null): WallTime[] {
  const weeks = until === null ? 0 : Math.floor(daysBetween(time.fromDate, until) / 7)
  return Array.from({ length: weeks + 1 }, (_, week) => later(time, 7 * week))
}

/** Why a block cannot be at a time, beside its field, or null: its end is not after its start, it is over, too long or too far ahead. */
export function whyNotAt(time: WallTime, zone: string, at: Date): Refusal | null {
  const { fromDate, toDate } = time
  if (ends(time) <= starts(time))
    return refuse('', { [toDate < fromDate ? 'toDate' : 'toTime']: 'Choose an end after the start.' })
  if (spanOf(time, zone).endsAt <= at)
    return refuse('', { toDate: 'That time is over. Choose one that is still ahead.' })
  if (daysBetween(fromDate, toDate) > longestBlock)
    return refuse('', { toDate: `Choose an end within ${longestBlock} days of the start.` })
  if (fromDate > addYears(dateInZone(at, zone), 2))
    return refuse('', { fromDate: 'Choose a start within two years from now.' })
  return null
}

/** Why a time cannot repeat every week until a date, beside its field, or null. */
export function whyNotUntil(time: WallTime, until: CalendarDate): Refusal | null {
  const last = addDays(time.fromDate, 7 * mostWeeks - 1)
  if (until < time.fromDate) return refuse('', { until: 'Choose a date that is not before the start.' })
  if (until > last)
    return refuse('', { until: `Choose a date up to ${longDate(last)}: it repeats for at most ${mostWeeks} weeks.` })
  if (ends(time) > starts(later(time, 7)))
    return refuse('', { toDate: 'It lasts longer than a week, so it cannot repeat every week.' })
  return null
}

const starts = ({ fromDate, fromTime }: WallTime): string => `${fromDate} ${fromTime}`
const ends = ({ toDate, toTime }: WallTime): string => `${toDate} ${toTime}`

/** The last day of whole days, as the form shows it. */
export const lastDayOf = ({ toDate }: WallTime): CalendarDate => addDays(toDate, -1)
