import { z } from 'zod'
import { addDays, type CalendarDate, dayAndMonth, longDate, parseTypedDate } from '@/lib/clocks/calendar-date'
import { type DetailQuestion, gatherDetails } from '@/lib/requests/details'

/** The longest text that a form takes, in characters. */
export const longestText = 4_000
const longestOther = 300

const tooLong = (most: number) => `Keep this under ${most.toLocaleString('en-AU')} characters.`

/** A text field of a form: trimmed, and at most `most` characters. */
export const text = (most = longestText) => z.string().trim().max(most, tooLong(most))

/** What the form sends, as it was typed; also what a draft keeps. */
export const typedRequest = z.object({
  case: z.string().max(20),
  submissionKey: z.uuid({ error: 'This form is incomplete. Open it again from the case.' }),
  sessions: z.string().max(100).default(''),
  dateOfRequest: z.string().max(100).default(''),
  goal: z.string().max(100).default(''),
  goalOther: z.string().max(100_000).default(''),
  pathway: z.string().max(100).default(''),
  pathwayOther: z.string().max(100_000).default(''),
  outcomeTo: z.string().max(30).default(''),
  outcomeAddress: z.string().max(1_000).default(''),
  /** Further details answered in the same form, by the code of their question. */
  details: z.record(z.string().max(100), z.string().max(100_000)).default({}),
  /** The declined request that is asked again, and what is new since; '' for a request of its own. */
  again: z.string().max(20).default(''),
  newInformation: z.string().max(100_000).default(''),
})
export type TypedRequest = z.output<typeof typedRequest>

/** The Further details that a draft holds, of what is stored of it. */
export const draftDetails = (stored: unknown): Record<string, string> =>
  typedRequest.pick({ details: true }).catch({ details: {} }).parse(stored).details

/** What the form sends, with the button that sent it. */
export const sentRequest = z.preprocess(
  (fields) => gatherDetails(fields as Record<string, string>),
  typedRequest.extend({ keep: z.string().max(10).default('') }),
)

/** A choice of an option list, as the form needs it. */
export type Choice = {
  readonly id: string
  readonly code: string
  readonly label: string
  readonly active: boolean
  readonly saysWhat: boolean
  readonly urgent: boolean
}

/** What a submission is held to: the organisation's today, the most per request, the lists, and whether the client has an address. */
export type SubmissionTerms = {
  readonly today: CalendarDate
  readonly most: number
  readonly goals: readonly Choice[]
  readonly pathways: readonly Choice[]
  readonly clientHasEmail: boolean
}

/** The date of request is today or up to 14 days back (domain §4). */
export const daysBack = 14

/** "Choose a date from 10 to 24 November 2026.", as the field says it. */
export function dateSentence(today: CalendarDate): string {
  const first = addDays(today, -daysBack)
  return `Choose a date from ${first.slice(0, 7) === today.slice(0, 7) ? Number(first.slice(8)) : dayAndMonth(first)} to ${longDate(today)}.`
}

/** The schema of a submission (domain §2.6), shared by the form and the verb. Messages are the design's. */
export function submissionSchema(terms: SubmissionTerms) {
  return typedRequest
    .extend({
      sessions: z.string().transform((typed, ctx) => {
        const number = /^\s*[1-4]\s*$/.test(typed) ? Number(typed) : 0
        if (number >= 1 && number <= terms.most) return number
        return fail(
          ctx,
          typed.trim() ? `Choose a number from 1 to ${terms.most}.` : 'Choose how many sessions you ask for.',
        )
      }),
      dateOfRequest: z.string().transform((typed, ctx) => {
        const date = parseTypedDate(typed)
        return date && date <= terms.today && date >= addDays(terms.today, -daysBack)
          ? date
          : fail(ctx, dateSentence(terms.today))
      }),
      goal: chosenFrom(terms.goals, 'Choose the goal of the extra sessions.'),
      goalOther: z.string().trim(),
      pathway: chosenFrom(terms.pathways, 'Choose the referral.'),
      pathwayOther: z.string().trim(),
      outcomeTo: z.enum(['client', 'another_address', 'nobody'], { error: 'Choose where the outcome goes.' }),
      outcomeAddress: z.string().trim().max(254, tooLong(254)),
      newInformation: text(),
    })
    .superRefine((form, ctx) => {
      const say = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
      // What was said under *Other* counts only while *Other* is chosen.
      const other = (choice: Choice, field: 'goalOther' | 'pathwayOther', missing: string) => {
        if (choice.saysWhat && !form[field]) say(field, missing)
        if (choice.saysWhat && form[field].length > longestOther) say(field, tooLong(longestOther))
      }
      other(form.goal, 'goalOther', 'Say what the goal is.')
      other(form.pathway, 'pathwayOther', 'Say what the referral is.')
      if (form.outcomeTo === 'client' && !terms.clientHasEmail)
        say('outcomeTo', 'The client has no email address. Give another address, or choose no email.')
      if (form.outcomeTo === 'another_address' && !z.email().safeParse(form.outcomeAddress).success)
        say('outcomeAddress', 'Enter one email address, for example name@example.com.')
      if (form.again && !form.newInformation) say('newInformation', 'Say what is new since the decision.')
    })
}
export type Submission = z.output<ReturnType<typeof submissionSchema>>

function chosenFrom(choices: readonly Choice[], missing: string) {
  return z.string().transform((code, ctx) => {
    const choice = choices.find((option) => option.code === code)
    if (choice?.active) return choice
    return fail(ctx, choice ? `“${choice.label}” is no longer offered. ${missing}` : missing)
  })
}

function fail(ctx: z.RefinementCtx, message: string): never {
  ctx.addIssue({ code: 'custom', message })
  return z.NEVER
}

/** The answers of the Further details by the code of their question: what the form marks as required is required here. */
export const furtherDetailsSchema = (questions: readonly DetailQuestion[]) =>
  z.object(
    Object.fromEntries(
      questions.map(({ code, label, required }) => [code, required ? text().min(1, `Answer “${label}”.`) : text()]),
    ),
  )

/** The same while they are not complete: nothing is required, but every length holds. */
export const partialDetailsSchema = (questions: readonly DetailQuestion[]) =>
  furtherDetailsSchema(questions.map((question) => ({ ...question, required: false })))

/** The same as they were typed so far, by any code; what the form sends, and what is kept of it. */
export const typedDetails = z.object({ request: z.string().max(20) }).catchall(
  z
    .string()
    .max(100_000)
    .transform((typed) => typed.replaceAll('\u0000', '')),
)

/** Why a request is taken back. */
export const withdrawalSchema = z.object({
  request: z.string().max(20),
  reason: z.string().min(1, 'Choose why you withdraw the request.').max(100),
  reasonOther: text(longestOther).default(''),
})

/** An answer that is being written. */
export const typedAnswer = z.object({
  request: z.string().max(20),
  answer: z
    .string()
    .max(100_000)
    .transform((typed) => typed.replaceAll('\u0000', '')),
})

/** The consultant side's answer to a question of the organisation or of a clinical leader. */
export const answerSchema = z.object({
  request: z.string().max(20),
  version: z.coerce.number().int(),
  answer: text().min(1, 'Write an answer.'),
})

/** The slot to hold while a request is open, as it was typed: `typedInstant` reads it by the consultant's own clock. */
export const heldSlotSchema = z.object({
  request: z.string().max(20),
  date: z.string().trim().max(60).default(''),
  time: z.string().trim().max(20).default(''),
})

/** The request whose held slot is released or booked. */
export const heldSlotOf = z.object({ request: z.string().max(20) })
