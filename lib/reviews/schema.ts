import { z } from 'zod'
import { text } from '@/lib/requests/schema'

const decided = { request: z.string().max(20), version: z.coerce.number().int(), leadersNote: text().default('') }
const howMany = 'Choose how many sessions you endorse.'

/** The review card of a clinical leader: one choice, with the fields it opens. */
export const reviewSchema = z.discriminatedUnion(
  'choice',
  [
    z.object({ ...decided, choice: z.literal('endorse_all') }),
    z.object({
      ...decided,
      choice: z.literal('endorse_fewer'),
      sessions: z.coerce.number(howMany).int(howMany).min(1, howMany).max(4, howMany),
    }),
    z.object({ ...decided, choice: z.literal('ask'), question: text(2_000).min(1, 'Write your question.') }),
    z.object({
      ...decided,
      choice: z.literal('decline'),
      reason: z.string().min(1, 'Choose a reason.').max(100),
      reasonOther: text(300).default(''),
      textForConsultant: text().min(1, 'Write what the consultant should know.'),
    }),
  ],
  { error: 'Choose what you decide.' },
)
export type Review = z.output<typeof reviewSchema>
export type Endorsement = Extract<Review, { choice: 'endorse_all' | 'endorse_fewer' }>
export type Question = Extract<Review, { choice: 'ask' }>
export type Decline = Extract<Review, { choice: 'decline' }>
