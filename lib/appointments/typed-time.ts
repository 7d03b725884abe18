import {
  clockTime,
  dateInZone,
  instantAt,
  longDate,
  parseTypedDate,
  placeOfZone,
  timeInZone,
} from '@/lib/clocks/calendar-date'
import { type Refusal, refuse } from '@/lib/refusal'

/**
 * A time of day as people type it: '15:30', '3:30 pm', '3.30pm', '3 pm', as 'HH:MM'; null where it is none. Without am or pm
 * it is read by 24 hours.
 */
export function parseTypedTime(typed: string): string | null {
  const [, hours = '', minutes = '00', half = ''] =
    /^(\d{1,2})(?:[:.](\d{2}))?(?::00)?\s*([ap])?\.?(?:m\.?)?$/i.exec(typed.trim()) ?? []
  const hour = Number(hours)
  if (hours === '' || Number(minutes) > 59) return null
  if (half) return hour < 1 || hour > 12 ? null : spelt((hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0), minutes)
  return hour > 23 ? null : spelt(hour, minutes)
}

const spelt = (hour: number, minutes: string): string => `${String(hour).padStart(2, '0')}:${minutes}`

/**
 * The instant that a date and a time of day mean on a zone's clock. Refused, beside its field, where either cannot be read, or
 * where the clock never shows that time because daylight saving skips it. Of a time that comes twice it is the first.
 */
export function typedInstant({ date, time }: { date: string; time: string }, zone: string): Date | Refusal {
  const [day, clock] = [parseTypedDate(date), parseTypedTime(time)]
  if (day === null || clock === null)
    return refuse('', {
      ...(day === null ? { date: 'Choose a date.' } : {}),
      ...(clock === null ? { time: 'Choose a time, for example 3:30 pm.' } : {}),
    })
  const instant = instantAt(day, clock, zone)
  if (dateInZone(instant, zone) === day && timeInZone(instant, zone) === clock) return instant
  const next = clockTime(instant, zone)
  return refuse('', {
    time: `There is no such time on ${longDate(day)}: the clocks of ${placeOfZone(zone)} go forward. Choose ${next} or another time.`,
  })
}
