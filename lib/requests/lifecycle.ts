import { openStatuses, requestNumber, type Status } from '@/lib/requests/request'

/** What can happen to a request (domain §4), each from where to where. There is no other table. */
export const lifecycle = {
  submitted: { from: ['draft'], to: 'organisation_review' },
  submitted_for_further_details: { from: ['draft'], to: 'further_details' },
  submitted_for_clinical_review: { from: ['draft'], to: 'clinical_review' },
  further_details_answered: { from: ['further_details'], to: 'clinical_review' },
  further_details_not_needed: { from: ['further_details'], to: 'organisation_review' },
  clinical_question_asked: { from: ['clinical_review'], to: 'clinical_question' },
  clinical_question_answered: { from: ['clinical_question'], to: 'clinical_review' },
  endorsed: { from: ['clinical_review'], to: 'organisation_review' },
  clinically_declined: { from: ['clinical_review'], to: 'declined' },
  organisation_question_asked: { from: ['organisation_review'], to: 'organisation_question' },
  organisation_question_answered: { from: ['organisation_question'], to: 'organisation_review' },
  approved: { from: ['organisation_review'], to: 'approved' },
  declined: { from: ['organisation_review'], to: 'declined' },
  withdrawn: { from: ['draft', ...openStatuses], to: 'withdrawn' },
  lapsed: { from: ['further_details', 'clinical_question', 'organisation_question'], to: 'lapsed' },
} as const satisfies Record<string, { from: readonly Status[]; to: Status }>

export type RequestEvent = keyof typeof lifecycle
export const requestEvents = Object.keys(lifecycle) as RequestEvent[]

/** The state that an event leads to, or null where the table does not have it. */
export function next(status: Status, event: RequestEvent): Status | null {
  const { from, to } = lifecycle[event]
  return (from as readonly Status[]).includes(status) ? to : null
}

const past: Record<Status, string> = {
  draft: 'is not submitted yet',
  further_details: 'is waiting for further details',
  clinical_review: 'is in clinical review',
  clinical_question: 'is waiting for an answer',
  organisation_review: 'is with the organisation',
  organisation_question: 'is waiting for an answer',
  approved: 'is already approved',
  declined: 'is already declined',
  withdrawn: 'was withdrawn',
  lapsed: 'has lapsed',
}

/** The sentence that refuses an event the table does not have in the request's state, or null where it may happen. */
export function whyNot(request: { reference: string; status: string }, event: RequestEvent): string | null {
  const status = request.status as Status
  return next(status, event) ? null : `${requestNumber(request.reference)} ${past[status]}. Nothing was changed.`
}
