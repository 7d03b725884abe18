import { tzOffset } from '@date-fns/tz/tzOffset'

/**
 * A date on the calendar, 'YYYY-MM-DD': a day, not an instant. Compare with < and >, as text.
 * Nothing here reads the machine's time zone.
 */
export type CalendarDate = string

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** Each month as a person may write it, for use in a regular expression: 'nov(?:ember)?'. */
export const monthPatterns: readonly string[] = months.map((name) => {
  const [start, rest] = [name.slice(0, 3).toLowerCase(), name.slice(3)]
  return name === 'September' ? 'sept?(?:ember)?' : rest ? `${start}(?:${rest})?` : start
})

const millisecondsPerDay = 86_400_000
const millisecondsPerMinute = 60_000

/** The calendar date of a `@db.Date` column, which Prisma reads as midnight UTC. */
export const calendarDate = (dbDate: Date): CalendarDate => dbDate.toISOString().slice(0, 10)

/** What a `@db.Date` column is written with: midnight UTC of the date. */
export const databaseDate = (date: CalendarDate): Date => new Date(`${date}T00:00:00.000Z`)

/** True for a 'YYYY-MM-DD' that the calendar has: 31 February is none. */
export function isCalendarDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const date = databaseDate(value)
  return !Number.isNaN(date.getTime()) && calendarDate(date) === value
}

// --- arithmetic --------------------------------------------------------------------------------------------------

/** The date `days` later; earlier where negative. */
export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  calendarDate(new Date(databaseDate(date).getTime() + days * millisecondsPerDay))

/** Calendar days from one date to another; negative where `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((databaseDate(to).getTime() - databaseDate(from).getTime()) / millisecondsPerDay)

/**
 * The same date some years later; earlier where negative. Where the year has no 29 February, later is 1 March and
 * earlier is 28 February. So the two agree on every date: `d > oneYearBefore(r)` exactly when `r < oneYearAfter(d)`.
 */
export function addYears(date: CalendarDate, years: number): CalendarDate {
  const same = `${String(Number(date.slice(0, 4)) + years).padStart(4, '0')}${date.slice(4)}`
  if (isCalendarDate(same)) return same
  return `${same.slice(0, 4)}${years > 0 ? '-03-01' : '-02-28'}`
}

/** The date whose followers are "the 12 months up to and including" this one (domain §3). 29 February → 28 February. */
export const oneYearBefore = (date: CalendarDate): CalendarDate => addYears(date, -1)

/** The first date whose 12 months no longer hold this one; also when an allotment lapses. 29 February → 1 March. */
export const oneYearAfter = (date: CalendarDate): CalendarDate => addYears(date, 1)

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (date: CalendarDate): number => databaseDate(date).getUTCDay()

// --- instants and zones ------------------------------------------------------------------------------------------

/** Offsets that were asked for, by zone and UTC day; null on a day on which the zone changes its own. Intl is slow to ask. */
const offsets = new Map<string, number | null>()

/** Minutes that a zone is ahead of UTC at an instant. */
function offsetOf(instant: Date, zone: string): number {
  const day = Math.floor(instant.getTime() / millisecondsPerDay)
  const known = offsets.get(`${zone} ${day}`)
  if (typeof known === 'number') return known
  const at = (time: Date): number => Math.round(tzOffset(zone, time))
  if (known === undefined && offsets.size < 50_000) {
    const [first, last] = [at(new Date(day * millisecondsPerDay)), at(new Date((day + 1) * millisecondsPerDay))]
    offsets.set(`${zone} ${day}`, first === last ? first : null)
  }
  return at(instant)
}

/** The zone's clock at an instant, written as if it were UTC. */
const wallClock = (instant: Date, zone: string): Date =>
  new Date(instant.getTime() + offsetOf(instant, zone) * millisecondsPerMinute)

/** The calendar date in a time zone at an instant. */
export const dateInZone = (instant: Date, zone: string): CalendarDate => calendarDate(wallClock(instant, zone))

/** The 24-hour time in a time zone at an instant: '14:05'. */
export const timeInZone = (instant: Date, zone: string): string => wallClock(instant, zone).toISOString().slice(11, 16)

/**
 * The instant at which a zone's clock shows a date and time ('HH:MM'). A time that daylight saving skips is taken
 * an hour later; of one that comes twice, the first.
 */
export function instantAt(date: CalendarDate, time: string, zone: string): Date {
  const wall = new Date(`${date}T${time}:00.000Z`).getTime()
  const candidates = [-1, 1].map(
    (days) => wall - offsetOf(new Date(wall + days * millisecondsPerDay), zone) * millisecondsPerMinute,
  )
  const right = candidates.filter((candidate) => wallClock(new Date(candidate), zone).getTime() === wall)
  return new Date(right.length > 0 ? Math.min(...right) : Math.max(...candidates))
}

/** The first instant after a date in its zone: what is due on the date is overdue from here on. */
export const endOf = (date: CalendarDate, zone: string): Date => instantAt(addDays(date, 1), '00:00', zone)

// --- reading -----------------------------------------------------------------------------------------------------

/**
 * A date as people type it: '24/11/2026' (day first), '24-11-2026', '24 Nov 2026', '24 November 2026', '2026-11-24',
 * with or without a weekday before it. Null where it is none or the calendar does not have it (31 February).
 */
export function parseTypedDate(typed: string): CalendarDate | null {
  const text = typed.trim().replace(/^[a-z]+,?\s+(?=\d)/i, '')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return dateOf(iso[1], Number(iso[2]), iso[3])
  const figures = /^(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})$/.exec(text)
  if (figures) return dateOf(figures[4], Number(figures[3]), figures[1])
  const words = /^(\d{1,2})\s*([a-z]{3,})\.?,?\s*(\d{4})$/i.exec(text)
  if (!words) return null
  const month = months.findIndex((name) => name.toLowerCase().startsWith((words[2] ?? '').toLowerCase()))
  return dateOf(words[3], month + 1, words[1])
}

function dateOf(year = '', month: number, day = ''): CalendarDate | null {
  const full = year.length === 2 ? `20${year}` : year
  const date = `${full}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCalendarDate(date) ? date : null
}

// --- writing (design §7): spelt here and not by Intl, so that server, browser and mail agree to the letter ----------

const parts = (date: CalendarDate) => {
  const month = months[Number(date.slice(5, 7)) - 1] ?? ''
  const weekday = weekdays[weekdayOf(date)] ?? ''
  return {
    year: date.slice(0, 4),
    month,
    mon: month.slice(0, 3),
    day: Number(date.slice(8)),
    weekday,
    wkd: weekday.slice(0, 3),
  }
}

/** '24 Nov' */
export const dayAndMonth = (date: CalendarDate): string => `${parts(date).day} ${parts(date).mon}`
/** 'Tue 24 Nov': in lists. */
export const listDate = (date: CalendarDate): string => `${parts(date).wkd} ${dayAndMonth(date)}`
/** '24 Nov 2026' */
export const shortDate = (date: CalendarDate): string => `${dayAndMonth(date)} ${parts(date).year}`
/** '24 November 2026': in text. */
export const longDate = (date: CalendarDate): string => `${parts(date).day} ${parts(date).month} ${parts(date).year}`
/** 'Thursday 3 December 2026' */
export const fullDate = (date: CalendarDate): string => `${parts(date).weekday} ${longDate(date)}`
/** 'Thu 3 December 2026': a due date. */
export const dueDate = (date: CalendarDate): string => `${parts(date).wkd} ${longDate(date)}`
/** 'Thu 3 December': a due date within a sentence. */
export const dueDay = (date: CalendarDate): string => `${parts(date).wkd} ${parts(date).day} ${parts(date).month}`
/** 'Tuesday' or 'Tue' */
export const weekdayName = (date: CalendarDate, short = false): string => parts(date)[short ? 'wkd' : 'weekday']
/** 'November 2026' */
export const monthAndYear = (date: CalendarDate): string => `${parts(date).month} ${parts(date).year}`

/** '11:30 am' in a time zone. */
export function clockTime(instant: Date, zone: string): string {
  const [hours = '', minutes = ''] = timeInZone(instant, zone).split(':')
  return `${Number(hours) % 12 || 12}:${minutes} ${Number(hours) < 12 ? 'am' : 'pm'}`
}

const abbreviations = new Map<string, Intl.DateTimeFormat>()

/** 'AEDT', 'AEST', 'ACST', 'AWST': the zone's name at an instant. */
export function zoneAbbreviation(instant: Date, zone: string): string {
  const format = abbreviations.get(zone) ?? new Intl.DateTimeFormat('en-AU', { timeZone: zone, timeZoneName: 'short' })
  abbreviations.set(zone, format)
  return format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? zone
}

/** '11:30 am AEDT' */
export const clockTimeWithZone = (instant: Date, zone: string): string =>
  `${clockTime(instant, zone)} ${zoneAbbreviation(instant, zone)}`

/** '24 Nov 2026, 10:46 am' in a time zone. */
export const dateAndTime = (instant: Date, zone: string): string =>
  `${shortDate(dateInZone(instant, zone))}, ${clockTime(instant, zone)}`

/** 'Thu 3 December, 11:30 am' in a time zone. */
export const dayAndTime = (instant: Date, zone: string): string =>
  `${dueDay(dateInZone(instant, zone))}, ${clockTime(instant, zone)}`

/** 'Brisbane' for 'Australia/Brisbane'. */
export const placeOfZone = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** How their clock stands to yours: '1 hour behind you', '30 minutes ahead of you', 'same time'. */
export function zoneDifference(instant: Date, theirs: string, yours: string): string {
  const minutes = offsetOf(instant, theirs) - offsetOf(instant, yours)
  if (minutes === 0) return 'same time'
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const words = [hours && counted(hours, 'hour'), rest && counted(rest, 'minute')].filter(Boolean).join(' ')
  return `${words} ${minutes < 0 ? 'behind' : 'ahead of'} you`
}

const counted = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`
