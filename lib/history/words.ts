import { appointmentNumber, mannerWords } from '@/lib/appointments/appointment'
import { type BlockKind, blockWords } from '@/lib/calendar/block'
import { dateAndTime } from '@/lib/clocks/calendar-date'
import type { DueMoved, EventName, HolidayData, PeopleEvent, RequestData } from '@/lib/history/event'
import { dueMovedWords, holidayWords } from '@/lib/history/holiday-words'
import { isPeopleEvent, type PeopleData, peopleWords } from '@/lib/history/people-words'
import { isClientOutcome, mailEvents, mailStateOf, mailStateWords } from '@/lib/mail/mail'
import { eventWords } from '@/lib/mail/words'
import { requestNumber } from '@/lib/requests/request'

/** A row of history with the names and numbers it speaks of. */
export type HistoryRow = {
  readonly id: string
  readonly at: Date
  readonly event: string
  readonly data: unknown
  /** Who did it: a person and their role, perhaps for another, or a rule with its version. */
  readonly by: string | null
  readonly role: string | null
  readonly onBehalfOf: string | null
  readonly rule: string | null
  /** The appointment's number and the request's reference, as they are stored. */
  readonly appointment: number | null
  readonly request: string | null
}

/** Which picture goes with an entry. */
export type HistoryIcon =
  | 'client'
  | 'case'
  | 'consultant'
  | 'booked'
  | 'appointment'
  | 'cancelled'
  | 'sessions'
  | 'request'
  | 'question'
  | 'review'
  | 'declined'
  | 'ended'
  | 'mail'

type Data = Partial<RequestData & DueMoved & HolidayData> & {
  was?: string
  entitled?: number
  takenAt?: string
  consultant?: string
  practice?: string
  reference?: string
  startsAt?: string
  from?: string
  title?: string
  kind?: string
  manner?: string
  cancellation?: string
  failure?: string
  whose?: string
  as?: string
}
type Said = { readonly icon: HistoryIcon; readonly title: string; readonly detail?: string }
type Facts = { readonly data: Data; readonly appointment: string; readonly request: string; readonly zone: string }

const sessions = (count: number | undefined): string => (count === 1 ? '1 session' : `${count ?? 0} sessions`)

const cancelled: Readonly<Record<string, { title: string; detail: string }>> = {
  client_late: {
    title: 'Late cancellation, uses 1 session',
    detail: 'The client cancelled less than 24 hours before the start',
  },
  client_early: { title: 'Cancelled by the client', detail: 'In time, so it uses no session' },
  provider: { title: 'Cancelled by provider or consultant', detail: 'It uses no session' },
}

const settled: Readonly<Record<string, string>> = {
  arrived: 'It arrived',
  not_arrived: 'It did not arrive',
  nothing_more: 'Nothing more to do',
}

/** Which mail it was. */
const mailOf = ({ data }: Facts) => ({ icon: 'mail', detail: eventWords(data.kind ?? '') }) as const

/** What the time was for. Its title stays out of history, which is never sealed; older rows have one. */
const blockName = ({ title, kind }: Data): string => title ?? blockWords[kind as BlockKind] ?? 'A block'

const slotOf = ({ data, zone }: Facts) => (data.startsAt ? { detail: dateAndTime(new Date(data.startsAt), zone) } : {})

const submitted = ({ data, request }: Facts): Said => ({
  icon: 'request',
  title: `${request} submitted, ${sessions(data.sessions)} asked`,
  ...(data.total === undefined
    ? {}
    : { detail: `Counted ${data.total} in 12 months, clinical review from ${data.threshold}` }),
})

/** What a mail was about that did not arrive, and why it did not. */
const undelivered = ({ data: { kind = '', failure = '' }, request }: Facts): Said => ({
  icon: 'cancelled',
  title: isClientOutcome(kind)
    ? `The outcome of ${request} did not reach the client by mail`
    : `A mail about ${mailEvents.some((event) => event === kind) ? request : 'the way in'} did not arrive`,
  detail: mailStateWords[mailStateOf({ status: 'failed', failure })],
})

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
  'mail.undeliverable': undelivered,
  'mail.resent': (facts) => ({ ...mailOf(facts), title: 'Mail sent again' }),
  'mail.address_changed': (facts) => ({
    ...mailOf(facts),
    title: facts.data.whose === 'client' ? 'The client’s email changed' : 'Address for the outcome changed',
  }),
  'mail.settled': (facts) => ({ ...mailOf(facts), title: `Mail settled: ${settled[facts.data.as ?? ''] ?? ''}` }),
  'portal.restored': ({ data, zone }) => ({
    icon: 'case',
    title: `Portal restored from the backup of ${data.takenAt ? dateAndTime(new Date(data.takenAt), zone) : 'an earlier day'}`,
  }),
  'request.started': ({ request }) => ({ icon: 'request', title: `${request} started` }),
  'request.due_moved': ({ data, request }) => ({
    icon: 'appointment',
    title: `Due date of ${request} moved`,
    detail: dueMovedWords(data as DueMoved, data.holiday),
  }),
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
  'request.submitted': submitted,
  'request.submitted_for_further_details': (facts) => ({
    ...submitted(facts),
    title: `${submitted(facts).title}; further details needed`,
  }),
  'request.submitted_for_clinical_review': (facts) => ({
    ...submitted(facts),
    title: `${submitted(facts).title}; for clinical review`,
  }),
  'request.further_details_answered': ({ request }) => ({
    icon: 'request',
    title: `Further details of ${request} answered`,
  }),
  'request.further_details_not_needed': (facts) => ({
    ...submitted(facts),
    title: `${facts.request} sent to the organisation, no clinical review is needed any more`,
  }),
  'request.review_taken': ({ request }) => ({ icon: 'review', title: `Clinical review of ${request} taken` }),
  'request.review_given_back': ({ request }) => ({ icon: 'review', title: `Clinical review of ${request} given back` }),
  'request.consent_over': ({ request }) => ({
    icon: 'client',
    title: `Consent to an email about ${request} is over`,
    detail: 'It counted 12 months. The client is told the outcome by the consultant',
  }),
  'request.clinical_question_asked': ({ request }) => ({
    icon: 'question',
    title: `Question from clinical review on ${request}`,
  }),
  'request.clinical_question_answered': ({ request }) => ({
    icon: 'question',
    title: `Question from clinical review on ${request} answered`,
  }),
  'request.endorsed': ({ data, request }) => ({
    icon: 'review',
    title: `${request} endorsed${data.sessions ? `, ${sessions(data.sessions)}` : ''}`,
  }),
  'request.clinically_declined': ({ request }) => ({
    icon: 'declined',
    title: `${request} declined in clinical review`,
  }),
  'request.organisation_question_asked': ({ request }) => ({
    icon: 'question',
    title: `Question from the organisation on ${request}`,
  }),
  'request.organisation_question_answered': ({ request }) => ({
    icon: 'question',
    title: `Question from the organisation on ${request} answered`,
  }),
  'request.approved': ({ data, request }) => ({
    icon: 'sessions',
    title: `${request} approved${data.sessions ? `, ${sessions(data.sessions)}` : ''}`,
  }),
  'request.declined': ({ request }) => ({ icon: 'declined', title: `${request} declined by the organisation` }),
  'request.withdrawn': ({ request }) => ({ icon: 'ended', title: `${request} withdrawn` }),
  'request.lapsed': ({ request }) => ({ icon: 'ended', title: `${request} lapsed, not answered in time` }),
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
