import { z } from 'zod'
import { text } from '@/lib/requests/schema'

const decided = { request: z.string().max(20), version: z.coerce.number().int(), leadersNote: text().default('') }
/** What the consultant reads beside an endorsement. */
const noted = { note: text().optional() }
const howMany = 'Choose how many sessions you endorse.'

/** The review card of a clinical leader: one choice, with the fields it opens. */
export const reviewSchema = z.discriminatedUnion(
  'choice',
  [
    z.object({ ...decided, ...noted, choice: z.literal('endorse_all') }),
    z.object({
      ...decided,
      ...noted,
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

/** The tabs of Clinical Reviews, and what each holds. */
export const reviewTabs = ['review', 'answer', 'details', 'decided'] as const
export type ReviewTab = (typeof reviewTabs)[number]
export const reviewTabWords: Record<ReviewTab, string> = {
  review: 'Your review',
  answer: 'Waiting for an answer',
  details: 'Waiting for further details',
  decided: 'Decided',
}

/** Where a page of the queue begins: after, or before, the row with this place in its order. */
export type ReviewPlace = { readonly urgent: boolean; readonly at: string; readonly id: string }
export const writePlace = ({ urgent, at, id }: ReviewPlace): string => `${urgent ? 'u' : 'n'}_${at}_${id}`
const place = z
  .string()
  .regex(/^[un]_\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .transform((written): ReviewPlace => {
    const [urgent, at = '', id = ''] = written.split('_')
    return { urgent: urgent === 'u', at, id }
  })
  .refine(({ at }) => !Number.isNaN(Date.parse(at)))
  .optional()
  .catch(undefined)

/** The state of Clinical Reviews as its address keeps it. What an address has wrong is left out, never an error. */
export const reviewSearchSchema = z.object({
  q: z.string().trim().max(100).catch(''),
  organisation: z.uuid().optional().catch(undefined),
  tab: z.enum(reviewTabs).catch('review'),
  after: place,
  before: place,
})
export type ReviewSearch = z.output<typeof reviewSearchSchema>
