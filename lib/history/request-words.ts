import type { DueMoved, EventName } from '@/lib/history/event'
import { dueMovedWords } from '@/lib/history/holiday-words'
import { type Facts, type Said, sessions } from '@/lib/history/said'

const submitted = ({ data, request }: Facts): Said => ({
  icon: 'request',
  title: `${request} submitted, ${sessions(data.sessions)} asked`,
  ...(data.total === undefined
    ? {}
    : { detail: `Counted ${data.total} in 12 months, clinical review from ${data.threshold}` }),
})

/** What each event of a request is called. */
export const requestWords: Record<Extract<EventName, `request.${string}`>, (facts: Facts) => Said> = {
  'request.started': ({ request }) => ({ icon: 'request', title: `${request} started` }),
  'request.due_moved': ({ data, request }) => ({
    icon: 'appointment',
    title: `Due date of ${request} moved`,
    detail: dueMovedWords(data as DueMoved, data.holiday),
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
