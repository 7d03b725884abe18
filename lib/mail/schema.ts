import { z } from 'zod'
import type { MailEvent } from '@/lib/mail/mail'
import { listedStates, mailChoices, mailEventWords } from '@/lib/mail/words'
import { emailSchema } from '@/lib/people/schema'
import { typedWords } from '@/lib/search/schema'

const events = Object.keys(mailEventWords) as MailEvent[]
const key = z.uuid().optional().catch(undefined)

/** The state of the list of mails as its address keeps it. What an address has wrong is left out, never an error. */
export const mailSearchSchema = z.object({
  q: typedWords,
  state: z.enum(listedStates).optional().catch(undefined),
  event: z.enum(events).optional().catch(undefined),
  /** The mail whose row the page begins after, or ends before. */
  ...{ after: key, before: key },
})
export type MailSearch = z.output<typeof mailSearchSchema>

/** What was just done, by the word in the address of a mail's page. */
export const mailPageSchema = z.object({ told: z.string().max(20).optional().catch(undefined) })

/** Characters of a reason. */
const longestReason = 300

/** What an administrator does about a mail. An address counts only where it is changed. */
export const mailChoiceSchema = z.preprocess(
  (fields) => {
    const { address, ...rest } = fields as Record<string, string>
    return rest.choice === 'change_address' ? { ...rest, address: address ?? '' } : rest
  },
  z.object({
    mail: z.uuid(),
    choice: z.enum(mailChoices, { error: 'Choose what to do.' }),
    address: emailSchema.optional(),
    reason: z
      .string({ error: 'Say why.' })
      .trim()
      .min(1, 'Say why.')
      .max(longestReason, `Keep this under ${longestReason} characters.`),
  }),
)
export type MailInput = z.output<typeof mailChoiceSchema>
