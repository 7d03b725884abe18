/** Something that somebody tried to do, from when to when, and what the portal said of it. */
export type Operation = {
  kind: OperationKind
  /** The id of who did it. */
  by: string
  /** The request's reference; '' for a booking, and for a submit while it is not known. */
  request: string
  /** What makes it one, however often it is sent: a submit's key, a booking's case and time. */
  key: string
  startedAt: number
  endedAt: number
  /** `unknown`: at least one try had no answer, and no later one was confirmed. */
  outcome: 'ok' | 'refused' | 'unknown'
  said: string
}

/** The events of history that each kind of operation can leave, one at a time. */
export const eventsOf = {
  submit: ['request.submitted', 'request.submitted_for_further_details', 'request.submitted_for_clinical_review'],
  answer_details: ['request.further_details_answered'],
  endorse: ['request.endorsed'],
  decline_review: ['request.clinically_declined'],
  ask_clinically: ['request.clinical_question_asked'],
  answer: ['request.clinical_question_answered', 'request.organisation_question_answered'],
  approve: ['request.approved'],
  decline: ['request.declined'],
  ask: ['request.organisation_question_asked'],
  withdraw: ['request.withdrawn'],
  book: ['appointment.booked'],
} as const
export type OperationKind = keyof typeof eventsOf

/** A row of history that a person caused. */
export type Happened = { event: string; by: string; request: string; key: string; at: number }
