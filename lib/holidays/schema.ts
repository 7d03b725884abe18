import { z } from 'zod'
import { historyKey } from '@/lib/cases/schema'
import { parseTypedDate } from '@/lib/clocks/calendar-date'
import { holidayName, states } from '@/lib/holidays/holiday'
import { isOneLine } from '@/lib/mail/mail'

const name = z
  .string({ error: 'Enter the name.' })
  .transform((typed) => holidayName(typed.trim().normalize('NFC')))
  .pipe(
    z
      .string()
      .min(1, 'Enter the name.')
      .max(100, 'Keep the name under 100 characters.')
      .refine((text) => isOneLine(text) && !/[<>]/.test(text), {
        error: 'Leave out line breaks, angle brackets and hidden characters.',
      }),
  )

const day = z
  .string()
  .max(60)
  .default('')
  .transform((typed) => parseTypedDate(typed) ?? '')
  .refine((date) => date !== '', { error: 'Enter a date, such as 26 January 2027.' })

/** The boxes of a form that are ticked, each named by its state. */
const ticked = (typed: unknown) => {
  const form = (typed ?? {}) as Record<string, unknown>
  return { ...form, states: states.filter((state) => form[state] === 'yes') }
}

/** A holiday of the states that are ticked, on a day as it was typed. */
export const addHolidaySchema = z.preprocess(
  ticked,
  z.object({ name, day, states: z.array(z.enum(states)).min(1, 'Choose a state or territory.') }),
)

const holiday = z.string().max(20)
export const renameHolidaySchema = z.object({ holiday, name })
export const removeHolidaySchema = z.object({ holiday })

const year = z.coerce.number().int().min(2000).max(2100).optional().catch(undefined)

/** The state of the list as its address keeps it, and what was just done there. What an address has wrong is left out. */
export const holidaySearchSchema = z.object({
  state: z.enum(states).catch('NSW'),
  year,
  told: z.enum(['added', 'same', 'renamed', 'removed']).optional().catch(undefined),
  after: historyKey,
})
