import { sessionMinutes } from '@/lib/appointments/appointment'
import type { CalendarBlock, CalendarEntry } from '@/lib/appointments/queries'
import type { CalendarDate } from '@/lib/clocks/calendar-date'
import { type Minutes, minutesOfDay, minutesOn } from './lay-out'

const grain = 5
const free = new Set(['cancelled', 'late_cancellation', 'no_show'])

/** The gaps between what fills a day in which a session has room, from a minute on: each begins on five minutes. */
export function gapsOf(busy: readonly Minutes[], from: number, to: number): Minutes[] {
  const gaps: Minutes[] = []
  let start = from
  for (const one of [...busy.toSorted((a, b) => a.start - b.start), { start: to, end: to }]) {
    const begin = Math.ceil(start / grain) * grain
    const end = Math.min(one.start, to)
    if (end - begin >= sessionMinutes) gaps.push({ start: begin, end })
    start = Math.max(start, one.end)
  }
  return gaps
}

type Day = {
  day: CalendarDate
  today: CalendarDate
  at: Date
  zone: string
  hours: { first: number; last: number }
  entries: readonly CalendarEntry[]
  blocks: readonly CalendarBlock[]
}

/** Where a session can still be booked on a day, within the hours that are shown; nothing of what is behind. */
export function freeOn({ day, today, at, zone, hours, entries, blocks }: Day): Minutes[] {
  if (day < today) return []
  const busy = [...entries.filter(({ state }) => !free.has(state)), ...blocks]
    .map((one) => minutesOn(one, day, zone))
    .filter((one) => one !== null)
  const ahead = day === today ? minutesOfDay(at, zone) + 1 : 0
  return gapsOf(busy, Math.max(hours.first * 60, ahead), hours.last * 60)
}

/** 620 → '10:20': minutes after midnight as an address and a typed field have them. */
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** 620 → '10:20 am'; the end of a day is midnight. */
export const spokenTime = (minutes: number): string => {
  const hours = Math.floor(minutes / 60) % 24
  return `${hours % 12 || 12}:${String(minutes % 60).padStart(2, '0')} ${hours < 12 ? 'am' : 'pm'}`
}
