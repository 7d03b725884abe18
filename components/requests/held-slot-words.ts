import { clockTime, clockTimeWithZone, dateInZone, dueDay, placeOfZone } from '@/lib/clocks/calendar-date'

/** "Thu 3 December, 11:30 am AEDT (10:30 am in Brisbane)": by the consultant's clock, and by the client's where it differs. */
export function slotWords(startsAt: Date, zone: string, clientZone: string): string {
  const [own, theirs] = [dateInZone(startsAt, zone), dateInZone(startsAt, clientZone)]
  const words = `${dueDay(own)}, ${clockTimeWithZone(startsAt, zone)}`
  if (own === theirs && clockTime(startsAt, zone) === clockTime(startsAt, clientZone)) return words
  const day = own === theirs ? '' : `${dueDay(theirs)}, `
  return `${words} (${day}${clockTime(startsAt, clientZone)} in ${placeOfZone(clientZone)})`
}
