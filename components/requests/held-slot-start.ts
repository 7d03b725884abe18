import { addDays, type CalendarDate, calendarDate, dateInZone, instantAt, timeInZone } from '@/lib/clocks/calendar-date'
import type { SlotRead } from '@/lib/requests/queries'

/** What the form of a held slot begins with: the slot that is held, or the case's usual day and time once it is due. */
export function slotStart({ heldSlot, dueOn, case: { appointments } }: SlotRead, zone: string, today: CalendarDate) {
  const last = appointments[0]?.startsAt
  const due = dueOn ? calendarDate(dueOn) : today
  const start = heldSlot?.startsAt ?? (last && usual(last, [today, due], zone))
  return { date: start ? dateInZone(start, zone) : '', time: start ? timeInZone(start, zone) : '' }
}

/** The weekday and time of the case's last appointment, the first time after all of some dates. */
function usual(last: Date, after: readonly CalendarDate[], zone: string): Date {
  let date = dateInZone(last, zone)
  while (after.some((one) => date <= one)) date = addDays(date, 7)
  return instantAt(date, timeInZone(last, zone), zone)
}
