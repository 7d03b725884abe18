import { dateAndTime, dayAndTime } from '@/lib/clocks/calendar-date'
import type { DueMoved, RequestData } from '@/lib/history/event'
import { dueMovedWords } from '@/lib/history/holiday-words'
import { isClientOutcome, type MailFailure, mailStateOf, mailStateWords } from '@/lib/mail/mail'
import { outcomeMails } from './client-outcome'
import type { RequestView } from './request-view'
import { sessions } from './request-view'
import { onDay } from './where-words'

type Entry = RequestView['read']['history'][number]
export type HistoryIcon =
  | 'start'
  | 'send'
  | 'organisation'
  | 'review'
  | 'question'
  | 'answer'
  | 'check'
  | 'x'
  | 'undo'
  | 'lapse'
  | 'sessions'
  | 'mail'
  | 'slot'
export type HistoryWords = { id: string; at: Date; icon: HistoryIcon; title: string; line: string }

type Said = { icon: HistoryIcon; title: string; more?: string }

/** Who did it, as the consultant side may read it: own people by name, deciders by their role. */
function by({ person, onBehalfOf }: Entry): string {
  if (person?.role === 'reviewer') return 'the organisation'
  if (person?.role === 'clinical_leader') return 'a clinical leader'
  const name = person?.name ?? 'the portal'
  return onBehalfOf ? `${name} for ${onBehalfOf.name}` : name
}

function said(entry: Entry, view: RequestView): Said | null {
  const data = (entry.data ?? {}) as Partial<RequestData>
  const who = by(entry)
  const { read } = view
  const counted = data.total === undefined ? '' : `Counted ${data.total}, `
  switch (entry.event) {
    case 'request.started':
      return { icon: 'start', title: `Started by ${who}` }
    case 'request.submitted':
      return {
        icon: 'send',
        title: `Submitted by ${who}`,
        more: `${counted}below ${data.threshold}: no clinical review`,
      }
    case 'request.submitted_for_further_details':
      return { icon: 'send', title: `Submitted by ${who}`, more: `Counted ${data.total}: clinical review` }
    case 'request.submitted_for_clinical_review':
      return {
        icon: 'send',
        title: `Submitted with Further details by ${who}`,
        more: `Counted ${data.total}: clinical review. A clinical leader was told by email`,
      }
    case 'request.further_details_answered':
      return {
        icon: 'answer',
        title: `Further details answered by ${who}`,
        more: 'A clinical leader was told by email',
      }
    case 'request.further_details_not_needed':
      return {
        icon: 'send',
        title: `Sent to the organisation by ${who}`,
        more: `${counted}below ${data.threshold}: no clinical review is needed any more`,
      }
    case 'request.clinical_question_asked':
      return { icon: 'question', title: 'Question asked by a clinical leader', more: paused(entry, view) }
    case 'request.organisation_question_asked':
      return { icon: 'question', title: 'Question asked by the organisation', more: paused(entry, view) }
    case 'request.clinical_question_answered':
    case 'request.organisation_question_answered':
      return { icon: 'answer', title: `Answered by ${who}`, more: resumed(entry, view) }
    case 'request.endorsed':
      return { icon: 'review', title: `Endorsed by ${who}`, more: endorsedWords(view) }
    case 'request.clinically_declined':
      return { icon: 'x', title: `Declined by ${who}` }
    case 'request.declined':
      return {
        icon: 'x',
        title: 'Declined by the organisation',
        more: `Business day ${onDay(view).replace('on day ', '')}`,
      }
    case 'request.approved':
      return {
        icon: 'check',
        title: `Approved, ${data.sessions ?? view.granted} of ${read.sessionsAsked}, by ${entry.rule ? `the ${entry.rule}` : 'the organisation'}`,
        more: entry.rule ? undefined : `Business day ${onDay(view).replace('on day ', '')}`,
      }
    case 'request.withdrawn':
      return { icon: 'undo', title: `Withdrawn by ${who}`, more: reasonOf(view) }
    case 'request.lapsed':
      return { icon: 'lapse', title: 'Lapsed, because it was not answered in time' }
    case 'request.due_moved': {
      const moved = entry.data as DueMoved
      return { icon: 'slot', title: 'Due date moved', more: dueMovedWords(moved, moved.holiday) }
    }
    case 'calendar.slot_held':
      return { icon: 'slot', title: `Slot held by ${who}`, more: slot(entry, view) }
    case 'calendar.slot_released':
      return { icon: 'slot', title: `Held slot freed${entry.rule ? '' : ` by ${who}`}`, more: slot(entry, view) }
    case 'calendar.slot_booked':
      return { icon: 'slot', title: `Held slot booked by ${who}`, more: slot(entry, view) }
    case 'case.client_told':
      return entry.person && { icon: 'check', title: `The client was told by ${who}` }
    default:
      return entry.event.startsWith('mail.') ? outcomeMail(entry) : null
  }
}

/** What became of the client's mail; the others are no part of what the request went through. */
function outcomeMail(entry: Entry): Said | null {
  const data = entry.data as { kind: string; failure: MailFailure }
  if (!isClientOutcome(data.kind)) return null
  if (entry.event === 'mail.undeliverable')
    return { icon: 'x', title: 'The outcome did not reach the client by mail', more: inWords(data.failure) }
  if (entry.event === 'mail.address_changed')
    return { icon: 'mail', title: `Address for the outcome changed by ${by(entry)}` }
  return entry.event === 'mail.resent'
    ? { icon: 'mail', title: `Outcome mailed to the client again by ${by(entry)}` }
    : null
}

const inWords = (failure: MailFailure): string => mailStateWords[mailStateOf({ status: 'failed', failure })]

const slot = ({ data }: Entry, { zone }: RequestView): string =>
  `For ${dayAndTime(new Date((data as { startsAt: string }).startsAt), zone)}`

const paused = ({ at }: Entry, { read }: RequestView): string => {
  const question = read.questions.find(({ askedAt }) => askedAt.getTime() === at.getTime())
  return `The clock paused${question ? `. “${question.text}”` : ''}`
}

const resumed = ({ at }: Entry, { read }: RequestView): string => {
  const question = read.questions.find(({ answeredAt }) => answeredAt?.getTime() === at.getTime())
  return `The clock runs on${question?.answer ? `. “${question.answer}”` : ''}`
}

const reasonOf = ({ read: { withdrawal } }: RequestView): string | undefined =>
  withdrawal ? (withdrawal.reasonOther ? `Other: ${withdrawal.reasonOther}` : withdrawal.reason.label) : undefined

/** "2 sessions. “Begin with two.”": the number endorsed, and what the leader wrote for the consultant. */
function endorsedWords({ read }: RequestView): string {
  const decision = read.decisions.find(({ stage }) => stage === 'clinical')
  const note = decision?.textForConsultant
  return `${sessions(decision?.sessions ?? 0)}${note ? `. “${note}”` : ''}`
}

const added = ({ granted, case: number }: RequestView): string => `${sessions(granted ?? 0)} added to ${number}`

const ended = (words: string): string => (/[.?”]$/.test(words) ? words : `${words}.`)

/** The events by which a request comes to its organisation. */
const reaching = new Set(['request.submitted', 'request.further_details_not_needed', 'request.endorsed'])

/** What happened to a request, latest first, with what went out by mail. */
export function historyOf(view: RequestView): HistoryWords[] {
  const { read, zone } = view
  const time = (at: Date) => dateAndTime(at, zone)
  const entries = read.history.flatMap((entry): HistoryWords[] => {
    const words = said(entry, view)
    if (!words) return []
    const line = words.more ? `${time(entry.at)}. ${ended(words.more)}` : time(entry.at)
    const { at } = entry
    const own = { id: String(entry.id), at, icon: words.icon, title: words.title, line }
    const told = `${time(entry.at)}. Reviewers were told by email, without any name.`
    const byRule = read.decisions.some(({ byRule: rule }) => rule)
    const reached = {
      id: `${entry.id} reached`,
      at,
      icon: 'organisation',
      title: 'Reached the organisation',
      line: told,
    } as const
    if (entry.event === 'request.approved' && read.allotment)
      return [{ ...own, id: `${entry.id} added`, icon: 'sessions', title: added(view), line: time(entry.at) }, own]
    return reaching.has(entry.event) && !byRule ? [reached, own] : [own]
  })
  const mailed = outcomeMailed(view)
  if (!mailed) return entries
  const place = entries.findIndex(({ at }) => at <= mailed.at)
  return entries.toSpliced(place < 0 ? entries.length : place, 0, mailed)
}

/** To whom the outcome was delivered, and when the last of them had it; null while nobody has. */
function outcomeMailed(view: RequestView): HistoryWords | null {
  const sent = outcomeMails(view).filter(({ status }) => status === 'sent')
  const times = sent.flatMap(({ settledAt }) => (settledAt ? [Number(settledAt)] : []))
  if (times.length === 0) return null
  const at = new Date(Math.max(...times))
  const client = sent.some(({ event }) => isClientOutcome(event))
  const to = [
    ...(sent.every(({ event }) => isClientOutcome(event)) ? [] : [`to ${view.read.consultant.name}`]),
    ...(client ? ['to the client'] : []),
  ]
  return {
    id: 'mailed',
    at,
    icon: 'mail',
    title: 'Outcome mailed',
    line: `${dateAndTime(at, view.zone)}, ${to.join(' and ')}`,
  }
}
