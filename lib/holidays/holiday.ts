import { addYears, type CalendarDate, dateInZone, isCalendarDate, weekdayOf } from '@/lib/clocks/calendar-date'
import { stateNames } from '@/lib/organisations/agreement'

/** The states and territories that keep holidays of their own. */
export const states = ['ACT', 'NSW', 'NT', 'QLD', 'SA', 'TAS', 'VIC', 'WA'] as const
export type State = (typeof states)[number]

/** A day on which a whole state or territory rests. Part-day holidays are business days and have no row (domain §5). */
export type Holiday = { readonly state: State; readonly day: CalendarDate; readonly name: string }

const zones: Record<State, string> = {
  ACT: 'Australia/Sydney',
  NSW: 'Australia/Sydney',
  NT: 'Australia/Darwin',
  QLD: 'Australia/Brisbane',
  SA: 'Australia/Adelaide',
  TAS: 'Australia/Hobart',
  VIC: 'Australia/Melbourne',
  WA: 'Australia/Perth',
}

/** What day it is in a state or territory. */
export const todayIn = (state: State, at: Date): CalendarDate => dateInZone(at, zones[state])

/** 'QLD' → 'Queensland', for lists and labels. */
export const stateLabel = (state: State): string => (stateNames[state] ?? state).replace(/^the /, '')

/** "New Year's Day" → 'New Year’s Day': a name as it is shown, however it was typed or seeded. */
export const holidayName = (name: string): string => name.replaceAll("'", '’')

/** 'QLD-2027-08-11': a holiday in an address. */
export const holidayCode = ({ state, day }: Pick<Holiday, 'state' | 'day'>): string => `${state}-${day}`

/** The other way round, or null where it is none. */
export function holidayKeyOf(code: string): Pick<Holiday, 'state' | 'day'> | null {
  const [, of, day = ''] = /^([A-Z]+)-(.*)$/.exec(code) ?? []
  const state = states.find((one) => one === of)
  return state && isCalendarDate(day) ? { state, day } : null
}

/** The days that a holiday may be kept for: from a year before a date to five years after it. */
export const daysToKeep = (today: CalendarDate): { from: CalendarDate; to: CalendarDate } => ({
  from: `${addYears(today, -1).slice(0, 4)}-01-01`,
  to: `${addYears(today, 5).slice(0, 4)}-12-31`,
})

/** True on a Saturday or Sunday: no business day anyway, so a holiday changes nothing. */
export const isWeekend = (day: CalendarDate): boolean => weekdayOf(day) % 6 === 0

/** "3 open requests in Queensland get a new due date.": what a change does, in one state or in all that it is about. */
export function effectWords(moved: number, where: string | null): string {
  if (moved === 0) return 'No due date changes.'
  const requests = `${moved.toLocaleString('en-AU')} open ${moved === 1 ? 'request' : 'requests'}`
  return `${requests}${where === null ? '' : ` in ${where}`} ${moved === 1 ? 'gets' : 'get'} a new due date.`
}
