/** Something that somebody tried to do, from when to when, and what the portal said of it. */
export type Operation = {
  kind: OperationKind
  /** The id of who did it. */
  by: string
  /** The request's reference; of a submit what the portal called it, '' while it is not known. */
  request: string
  /** Of a submit: the key that makes it one request, however often it is sent. */
  key: string
  startedAt: number
  endedAt: number
  /** `unknown`: at least one try had no answer, and no later one was confirmed. */
  outcome: 'ok' | 'refused' | 'unknown'
  said: string
}

/** The events of history that each kind of operation can leave, one at a time. */
export const eventsOf = {
  submit: ['submitted', 'submitted_for_further_details', 'submitted_for_clinical_review'],
  answer_details: ['further_details_answered'],
  endorse: ['endorsed'],
  decline_review: ['clinically_declined'],
  ask_clinically: ['clinical_question_asked'],
  answer: ['clinical_question_answered', 'organisation_question_answered'],
  approve: ['approved'],
  decline: ['declined'],
  ask: ['organisation_question_asked'],
  withdraw: ['withdrawn'],
} as const
export type OperationKind = keyof typeof eventsOf

/** A row of history that a person caused. */
export type Happened = { event: string; by: string; request: string; key: string; at: number }
