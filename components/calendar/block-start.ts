import { isWholeDays, lastDayOf, wallTime } from '@/lib/calendar/block-time'
import type { BlockFacts } from '@/lib/calendar/queries'
import {
  addDays,
  type CalendarDate,
  clockTime,
  dateInZone,
  fullDate,
  longDate,
  weekdayName,
} from '@/lib/clocks/calendar-date'

/** What the form of a block begins with, as it would be typed. */
export type BlockStart = {
  readonly [field: string]: string
}

const spelt = (time: string): string => {
  const [hours = '', minutes = ''] = time.split(':')
  return `${Number(hours) % 12 || 12}:${minutes} ${Number(hours) < 12 ? 'am' : 'pm'}`
}

/** A new block: lunch on a day, or an hour from a time that was pointed at. */
export function newBlock(on: CalendarDate, at: string | undefined): BlockStart {
  const [hours = 0, minutes = 0] = (at ?? '12:30').split(':').map(Number)
  const end = hours * 60 + minutes + (at ? 60 : 45)
  const toTime = `${Math.floor(end / 60) % 24}:${String(end % 60).padStart(2, '0')}`
  return {
    ...{ kind: 'lunch', title: '', detail: '', wholeDays: '', repeats: 'never', until: '', leaveOut: '', scope: 'one' },
    ...{
      fromDate: on,
      fromTime: spelt(at ?? '12:30'),
      toDate: end < 24 * 60 ? on : addDays(on, 1),
      toTime: spelt(toTime),
    },
  }
}

/** A block as it is. */
export function startOfBlock(block: BlockFacts, zone: string): BlockStart {
  const time = wallTime(block, zone)
  const whole = isWholeDays(time)
  return {
    ...{ kind: block.kind, title: block.title, detail: block.detail, wholeDays: whole ? 'on' : '', scope: 'one' },
    ...{ fromDate: time.fromDate, fromTime: spelt(whole ? '09:00' : time.fromTime) },
    ...{ toDate: whole ? lastDayOf(time) : time.toDate, toTime: spelt(whole ? '17:00' : time.toTime) },
  }
}

/** 'Tuesday 24 November 2026, 12:30 pm to 1:15 pm. Every Tuesday until 2 March 2027.' */
export function blockWhen(block: BlockFacts, zone: string): string {
  const time = wallTime(block, zone)
  const day = fullDate(time.fromDate)
  const last = isWholeDays(time) ? lastDayOf(time) : time.toDate
  const end = last === time.fromDate ? '' : ` to ${fullDate(last)}`
  const from = clockTime(block.startsAt, zone)
  const to = clockTime(block.endsAt, zone)
  const span = isWholeDays(time) ? `${day}${end}` : end ? `${day}, ${from}${end}, ${to}` : `${day}, ${from} to ${to}`
  if (!block.last) return span
  return `${span}. Every ${weekdayName(time.fromDate)} until ${longDate(dateInZone(block.last, zone))}.`
}
