import { calendarDate, fullDate, longDate } from '@/lib/clocks/calendar-date'
import { lapseDate } from '@/lib/entitlement/allotments'
import { dueOn, type RequestView, sessions } from './request-view'

/** Both, or only the consultant: who gets the outcome by email. */
const toldWords = ({ read, short }: RequestView): string =>
  read.consent?.outcomeTo === 'nobody'
    ? `You get the outcome by email and tell ${short}.`
    : `You and ${short} each get the outcome by email.`

/** What just happened to a request that is with its organisation, in parts around the date. */
export function submittedWords(view: RequestView): { before: string; date: string; after: string } {
  const asked = view.read.sessionsAsked ?? 0
  const due = dueOn(view)
  return {
    before: `${asked} more ${asked === 1 ? 'session is' : 'sessions are'} asked of ${view.organisation}. They decide by `,
    date: due ? fullDate(due) : '',
    after: `. ${toldWords(view)} Nothing more is needed from you now.`,
  }
}

/** Why Further details are needed, and by when. */
export function furtherDetailsWords(view: RequestView): { before: string; date: string; after: string } {
  const asked = view.read.sessionsAsked ?? 0
  const due = dueOn(view)
  return {
    before: `${asked} more ${asked === 1 ? 'session takes' : 'sessions take'} ${view.short} to ${view.read.totalCounted} in 12 months, so a clinical leader reviews the request first. Answer by `,
    date: due ? fullDate(due) : '',
    after: ', or the request lapses.',
  }
}

/** What happens to a request whose Further details were just sent, in parts around the date. */
export function reviewWords(view: RequestView): { before: string; date: string; after: string } {
  const due = dueOn(view)
  return {
    before: 'A clinical leader endorses, asks or declines by ',
    date: due ? fullDate(due) : '',
    after: '. The organisation never sees what you wrote. Nothing more is needed from you now.',
  }
}

/** What happens after an answer to the organisation, in parts around the date. */
export function answeredWords(view: RequestView): { before: string; date: string; after: string } {
  const due = dueOn(view)
  return {
    before: `${view.organisation} was told by email, and its clock runs on. They decide by `,
    date: due ? fullDate(due) : '',
    after: '. Nothing more is needed from you now.',
  }
}

/** What an approval means: who, how many, until when, and its condition. */
export function approvedWords(view: RequestView): { title: string; line: string; condition: string | null } {
  const { read, granted, organisation } = view
  const decision = read.decisions.find(({ stage }) => stage === 'organisation')
  const by = decision?.byRule ? `by ${organisation}'s standing rule` : 'by the organisation'
  const lapses =
    read.allotment && lapseDate({ ...read.allotment, grantedOn: calendarDate(read.allotment.grantedOn) }, [])
  const endorsed = read.decisions.find(({ stage }) => stage === 'clinical')?.sessions
  const cut = endorsed && endorsed < (read.sessionsAsked ?? 0) ? `A clinical leader endorsed ${endorsed}. ` : ''
  const them = granted === 1 ? ['It is', 'lapses'] : ['They are', 'lapse']
  return {
    title: `${sessions(granted ?? 0)} approved ${by}`,
    line: `${cut}${them[0]} on the case now, can be booked at once, and ${them[1]} on ${lapses ? longDate(lapses) : ''}.`,
    condition: decision?.condition?.label ?? null,
  }
}

/** Who declined, why, and what they wrote for the consultant. */
export function declinedWords({ read }: RequestView): { title: string; reason: string; text: string } {
  const decision = read.decisions.find(({ outcome }) => outcome === 'declined')
  const by = decision?.stage === 'clinical' ? 'by a clinical leader' : 'by the organisation'
  const said = decision?.stage === 'clinical' && decision.reasonOther
  return {
    title: `Declined ${by}`,
    reason: said ? `Other: ${decision.reasonOther}` : (decision?.reason?.label ?? ''),
    text: decision?.textForConsultant ?? '',
  }
}
