import { z } from 'zod'
import { text } from '@/lib/requests/schema'

const decided = { request: z.string().max(20), version: z.coerce.number().int() }

/** The decision card of a reviewer: one choice, with the fields it opens. */
export const decisionSchema = z.discriminatedUnion(
  'choice',
  [
    z.object({ ...decided, choice: z.literal('approve_all'), condition: z.string().max(100).default('') }),
    z.object({
      ...decided,
      choice: z.literal('approve_fewer'),
      sessions: z.coerce
        .number('Choose how many sessions you approve.')
        .int('Choose how many sessions you approve.')
        .min(1, 'Choose how many sessions you approve.')
        .max(4),
      condition: z.string().max(100).default(''),
    }),
    z.object({ ...decided, choice: z.literal('ask'), question: text(2_000).min(1, 'Write your question.') }),
    z.object({
      ...decided,
      choice: z.literal('decline'),
      reason: z.string().min(1, 'Choose a reason.').max(100),
      reasonOther: text(300).default(''),
    }),
  ],
  { error: 'Choose what you decide.' },
)
export type Decision = z.output<typeof decisionSchema>
export type Approval = Extract<Decision, { choice: 'approve_all' | 'approve_fewer' }>
export type Question = Extract<Decision, { choice: 'ask' }>
export type Decline = Extract<Decision, { choice: 'decline' }>
