import { sessionMinutes } from '@/lib/appointments/appointment'
import { addDays, type CalendarDate, calendarDate, dateInZone, instantAt, timeInZone } from '@/lib/clocks/calendar-date'
import type { SlotRead } from '@/lib/requests/queries'

/** What the form of a held slot begins with: the slot that is held, or the case's usual day and time once it is due and free. */
export function slotStart(
  { heldSlot, dueOn, case: { appointments }, busy }: SlotRead,
  zone: string,
  today: CalendarDate,
) {
  const last = appointments[0]?.startsAt
  const due = dueOn ? calendarDate(dueOn) : today
  const start = heldSlot?.startsAt ?? (last && usual(last, [today, due], busy, zone))
  return { date: start ? dateInZone(start, zone) : '', time: start ? timeInZone(start, zone) : '' }
}

/** The weekday and time of the case's last appointment, the first time after all of some dates at which nothing lies. */
function usual(last: Date, after: readonly CalendarDate[], busy: SlotRead['busy'], zone: string): Date {
  let date = dateInZone(last, zone)
  const start = () => instantAt(date, timeInZone(last, zone), zone)
  const isTaken = (startsAt: Date) =>
    busy.some((one) => one.startsAt.getTime() < startsAt.getTime() + sessionMinutes * 60_000 && one.endsAt > startsAt)
  while (after.some((one) => date <= one) || isTaken(start())) date = addDays(date, 7)
  return start()
}
