import type { ClockName, Reminder } from '@/lib/clocks/deadlines'
import type { RequestMailEvent } from '@/lib/mail/mail'
import type { RequestEvent } from '@/lib/requests/lifecycle'
import type { Status } from '@/lib/requests/request'

/**
 * Who is told. The consultant side is the consultant and whoever started the request for them; `asker` is who asked the
 * question that was answered.
 */
export type Told =
  | 'consultant'
  | 'consultant_side'
  | 'reviewers'
  | 'clinical_leaders'
  | 'administrators'
  | 'asker'
  | 'client'
export type Telling = { readonly to: Told; readonly mail: RequestMailEvent }

const toReviewers = { to: 'reviewers', mail: 'request-waits' } as const
const toLeaders = { to: 'clinical_leaders', mail: 'review-waits' } as const
const question = { to: 'consultant_side', mail: 'question-asked' } as const
const answer = { to: 'asker', mail: 'answer-waits' } as const
const declined = [
  { to: 'consultant', mail: 'declined-consultant' },
  { to: 'client', mail: 'declined-client' },
] as const
const ended = [
  { to: 'consultant_side', mail: 'request-ended' },
  { to: 'reviewers', mail: 'no-decision-needed' },
] as const

/** Who is told what after each event (domain §6). Exhaustive: a new event does not compile without a line here. */
export const recipients: Record<RequestEvent, readonly Telling[]> = {
  submitted: [toReviewers],
  submitted_for_further_details: [{ to: 'consultant_side', mail: 'further-details-needed' }],
  submitted_for_clinical_review: [toLeaders],
  further_details_answered: [toLeaders],
  further_details_not_needed: [toReviewers],
  clinical_question_asked: [question],
  clinical_question_answered: [answer],
  endorsed: [{ to: 'consultant', mail: 'with-organisation' }, toReviewers],
  clinically_declined: declined,
  organisation_question_asked: [question],
  organisation_question_answered: [answer],
  approved: [
    { to: 'consultant', mail: 'approved-consultant' },
    { to: 'client', mail: 'approved-client' },
  ],
  declined,
  withdrawn: ended,
  lapsed: ended,
}

const withOrganisation: readonly Status[] = ['organisation_review', 'organisation_question']

/**
 * The same for one request that was in `from`: a draft that is withdrawn tells nobody, and reviewers hear of an end only
 * if the request was with them (domain §6).
 */
export function toldOf(event: RequestEvent, from: Status): readonly Telling[] {
  if (event !== 'withdrawn' && event !== 'lapsed') return recipients[event]
  if (from === 'draft') return []
  return recipients[event].filter(({ to }) => to !== 'reviewers' || withOrganisation.includes(from))
}

const reminding: Record<ClockName, Telling> = {
  organisation: { to: 'reviewers', mail: 'request-reminder' },
  clinical: { to: 'clinical_leaders', mail: 'review-reminder' },
  answer: { to: 'consultant_side', mail: 'answer-reminder' },
}

const overdue: Telling = { to: 'administrators', mail: 'request-overdue' }

/** Who is reminded by which clock; of what is overdue the administrators hear too (domain §5). */
export const remindedOf = (clock: ClockName, kind: Reminder['kind']): readonly Telling[] => [
  reminding[clock],
  ...(kind === 'overdue' ? [overdue] : []),
]

/** That the client's consent to a mail is over. */
export const consentOver: Telling = { to: 'consultant_side', mail: 'consent-over' }

const all = [...Object.values(recipients).flat(), ...Object.values(reminding), overdue, consentOver]

/** Whom a mail is for, whatever asks for it; nobody by a request's events and clocks where it is none of theirs. */
export const isFor = (mail: string): Told | undefined => all.find((one) => one.mail === mail)?.to

type Daily = {
  readonly urgent: boolean
  readonly agreement: { readonly reviewerMail: string } | null
  readonly questions: readonly { readonly stage: string }[]
}

/** Whether a mail waits for the one of the day: those to reviewers, where the request's agreement says so and it is not urgent (domain §7). */
export function waitsForDailyMail({ to }: Telling, { urgent, agreement, questions }: Daily): boolean {
  if (urgent || agreement?.reviewerMail !== 'daily') return false
  return to === 'reviewers' || (to === 'asker' && questions.at(-1)?.stage === 'organisation')
}
