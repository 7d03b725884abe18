import { appointmentNumber, mannerWords } from '@/lib/appointments/appointment'
import { type BlockKind, blockWords } from '@/lib/calendar/block'
import { dateAndTime } from '@/lib/clocks/calendar-date'
import type { EventName, HolidayData, PeopleEvent } from '@/lib/history/event'
import { holidayWords } from '@/lib/history/holiday-words'
import { mailWords } from '@/lib/history/mail-words'
import { isPeopleEvent, type PeopleData, peopleWords } from '@/lib/history/people-words'
import { requestWords } from '@/lib/history/request-words'
import { type Data, type Facts, type HistoryIcon, type HistoryRow, type Said, sessions } from '@/lib/history/said'
import { requestNumber } from '@/lib/requests/request'

export type { HistoryIcon, HistoryRow } from '@/lib/history/said'

const cancelled: Readonly<Record<string, { title: string; detail: string }>> = {
  client_late: {
    title: 'Late cancellation, uses 1 session',
    detail: 'The client cancelled less than 24 hours before the start',
  },
  client_early: { title: 'Cancelled by the client', detail: 'In time, so it uses no session' },
  provider: { title: 'Cancelled by provider or consultant', detail: 'It uses no session' },
}

/** What the time was for. Its title stays out of history, which is never sealed; older rows have one. */
const blockName = ({ title, kind }: Data): string => title ?? blockWords[kind as BlockKind] ?? 'A block'

const slotOf = ({ data, zone }: Facts) => (data.startsAt ? { detail: dateAndTime(new Date(data.startsAt), zone) } : {})

/** What each event is called. Exhaustive: an event without words does not compile. */
const words: Record<Exclude<EventName, PeopleEvent['event']>, (facts: Facts) => Said> = {
  'client.registered': () => ({ icon: 'client', title: 'Client registered' }),
  'case.opened': ({ data }) => ({ icon: 'case', title: `Assist case opened, ${sessions(data.entitled)} entitled` }),
  'case.closed': () => ({ icon: 'case', title: 'Assist case closed' }),
  'case.client_told': ({ request }) => ({ icon: 'client', title: `Client told the outcome of ${request}` }),
  'case.consultant_selected': ({ data }) => ({ icon: 'consultant', title: `Consultant selected: ${data.consultant}` }),
  'case.given_to_practice': ({ data }) => ({ icon: 'consultant', title: `${data.practice} selects the consultant` }),
  'case.sessions_added': ({ data }) => ({
    icon: 'sessions',
    title: `${sessions(data.sessions)} added by ${data.reference}`,
  }),
  'case.sessions_lapsed': ({ data }) => ({
    icon: 'ended',
    title: `${sessions(data.sessions)} lapsed unused`,
    detail: 'Their 12 months are over',
  }),
  'appointment.booked': ({ data, appointment, zone }) => ({
    icon: 'booked',
    title: `Appointment ${appointment} booked`,
    ...(data.startsAt
      ? {
          detail: `For ${dateAndTime(new Date(data.startsAt), zone)}, ${mannerWords[data.manner as keyof typeof mannerWords]?.toLowerCase()}`,
        }
      : {}),
  }),
  'appointment.moved': ({ data, appointment, zone }) => ({
    icon: 'booked',
    title: `Appointment ${appointment} moved`,
    ...(data.from && data.startsAt
      ? {
          detail: `From ${dateAndTime(new Date(data.from), zone)} to ${dateAndTime(new Date(data.startsAt), zone)}, ${mannerWords[data.manner as keyof typeof mannerWords]?.toLowerCase()}`,
        }
      : {}),
  }),
  'appointment.commenced': ({ appointment }) => ({
    icon: 'appointment',
    title: `Appointment ${appointment} commenced`,
  }),
  'appointment.completed': ({ appointment }) => ({
    icon: 'appointment',
    title: `Appointment ${appointment} completed`,
  }),
  'appointment.cancelled': ({ data, appointment }) => {
    const kind = cancelled[data.cancellation ?? ''] ?? { title: 'Appointment cancelled', detail: '' }
    return { icon: 'cancelled', title: kind.title, detail: [appointment, kind.detail].filter(Boolean).join('. ') }
  },
  'appointment.no_show': ({ appointment }) => ({
    icon: 'cancelled',
    title: 'No show, uses 1 session',
    detail: appointment,
  }),
  'calendar.block_added': ({ data }) => ({ icon: 'booked', title: `${blockName(data)} added to the calendar` }),
  'calendar.block_changed': ({ data }) => ({ icon: 'booked', title: `${blockName(data)} changed in the calendar` }),
  'calendar.block_removed': ({ data }) => ({ icon: 'ended', title: `${blockName(data)} removed from the calendar` }),
  'calendar.slot_held': (facts) => ({ icon: 'booked', title: `Slot held for ${facts.request}`, ...slotOf(facts) }),
  'calendar.slot_released': (facts) => ({
    icon: 'ended',
    title: `Held slot of ${facts.request} freed`,
    ...slotOf(facts),
  }),
  'calendar.slot_booked': (facts) => ({
    icon: 'booked',
    title: `Held slot of ${facts.request} booked`,
    ...slotOf(facts),
  }),
  'calendar.feed_made': () => ({ icon: 'appointment', title: 'Calendar feed made' }),
  'calendar.feed_changed': () => ({ icon: 'appointment', title: 'Calendar feed changed' }),
  'calendar.feed_revoked': () => ({ icon: 'ended', title: 'Calendar feed revoked' }),
  ...mailWords,
  'portal.restored': ({ data, zone }) => ({
    icon: 'case',
    title: `Portal restored from the backup of ${data.takenAt ? dateAndTime(new Date(data.takenAt), zone) : 'an earlier day'}`,
  }),
  ...requestWords,
  'holiday.added': ({ data }) => ({
    icon: 'booked',
    title: `${data.name} added`,
    detail: holidayWords(data as HolidayData),
  }),
  'holiday.changed': ({ data }) => ({
    icon: 'appointment',
    title: `${data.was} renamed to ${data.name}`,
    detail: holidayWords(data as HolidayData),
  }),
  'holiday.removed': ({ data }) => ({
    icon: 'ended',
    title: `${data.name} removed`,
    detail: holidayWords(data as HolidayData),
  }),
}

const hats: Readonly<Record<string, string>> = { reviewer: ', the organisation', clinical_leader: ', clinical leader' }

/** "Bec Sullivan for Priya Raman", "Joanna Pike, the organisation", or the rule by its name and version. */
function whoDid({ by, role, onBehalfOf, rule }: HistoryRow): string {
  if (rule !== null) return `By rule: ${rule}`
  return `${by ?? 'Phoenix'}${hats[role ?? ''] ?? ''}${onBehalfOf ? ` for ${onBehalfOf}` : ''}`
}

/** An entry as the consultant side reads it: what happened, and who did it when, in a time zone. */
export function historyWords(
  row: HistoryRow,
  zone: string,
): { icon: HistoryIcon; title: string; detail?: string; line: string } {
  const facts = {
    data: (row.data ?? {}) as Data,
    appointment: row.appointment === null ? '' : appointmentNumber(row.appointment),
    request: row.request === null ? 'the request' : requestNumber(row.request),
    zone,
  }
  if (isPeopleEvent(row.event)) {
    const said = peopleWords[row.event](facts.data as PeopleData)
    return { icon: 'consultant', ...said, line: `${whoDid(row)}, ${dateAndTime(row.at, zone)}` }
  }
  const say = words[row.event as keyof typeof words]
  const said = say ? say(facts) : ({ icon: 'case', title: row.event } as const)
  return { ...said, line: `${whoDid(row)}, ${dateAndTime(row.at, zone)}` }
}
