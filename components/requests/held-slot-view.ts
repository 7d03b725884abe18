import {
  addDays,
  addYears,
  type CalendarDate,
  calendarDate,
  dateInZone,
  instantAt,
  placeOfZone,
  timeInZone,
  zoneAbbreviation,
} from '@/lib/clocks/calendar-date'
import type { SlotRead } from '@/lib/requests/queries'

/** What the form of a held slot begins with: the slot that is held, or the case's usual day and time after the due date. */
export function heldSlotFields(read: SlotRead, zone: string, at: Date) {
  const today = dateInZone(at, zone)
  const due = read.dueOn ? calendarDate(read.dueOn) : today
  const last = read.case.appointments[0]?.startsAt
  const start = read.heldSlot?.startsAt ?? (last && usual(last, [today, due], zone))
  return {
    ...{ from: today, to: addYears(today, 1) },
    date: start ? dateInZone(start, zone) : '',
    time: start ? timeInZone(start, zone) : '',
    clocks: clocksOf(zone, read.client.timeZone, start ?? at),
  }
}

/** The weekday and time of the case's last appointment, the first time after all of some dates. */
function usual(last: Date, after: readonly CalendarDate[], zone: string): Date {
  let date = dateInZone(last, zone)
  while (after.some((one) => date <= one)) date = addDays(date, 7)
  return instantAt(date, timeInZone(last, zone), zone)
}

function clocksOf(zone: string, clientZone: string, at: Date): string {
  const own = `By your clock, ${placeOfZone(zone)}, ${zoneAbbreviation(at, zone)}.`
  return zone === clientZone ? own : `${own} The client's place is ${placeOfZone(clientZone)}.`
}
