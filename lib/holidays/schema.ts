import { z } from 'zod'
import { historyKey } from '@/lib/cases/schema'
import { parseTypedDate } from '@/lib/clocks/calendar-date'
import { type State, states } from '@/lib/holidays/holiday'
import { isOneLine } from '@/lib/mail/mail'

const name = z
  .string({ error: 'Enter the name.' })
  .transform((typed) => typed.trim().normalize('NFC'))
  .pipe(
    z
      .string()
      .min(1, 'Enter the name.')
      .max(100, 'Keep the name under 100 characters.')
      .refine((text) => isOneLine(text) && !/[<>]/.test(text), {
        error: 'Leave out line breaks, angle brackets and hidden characters.',
      }),
  )

const ticked = Object.fromEntries(states.map((state) => [state, z.literal('yes').optional()])) as Record<
  State,
  z.ZodOptional<z.ZodLiteral<'yes'>>
>

/** A holiday of the states that are ticked, on a day as it was typed. */
export const addHolidaySchema = z
  .object({ ...ticked, day: z.string().trim().max(60).default(''), name })
  .transform(({ day, name: called, ...ticks }) => ({
    ...{ name: called, day: parseTypedDate(day) ?? '' },
    states: states.filter((state) => ticks[state]),
  }))
  .superRefine(({ day, states: chosen }, context) => {
    if (chosen.length === 0)
      context.addIssue({ code: 'custom', path: ['states'], message: 'Choose a state or territory.' })
    if (!day) context.addIssue({ code: 'custom', path: ['day'], message: 'Enter a date, such as 26 January 2027.' })
  })

const holiday = z.string().max(20)
export const renameHolidaySchema = z.object({ holiday, name })
export const removeHolidaySchema = z.object({ holiday })

const year = z.coerce.number().int().min(2000).max(2100).optional().catch(undefined)

/** The state of the list as its address keeps it, and what was just done there. What an address has wrong is left out. */
export const holidaySearchSchema = z.object({
  state: z.enum(states).catch('NSW'),
  year,
  told: z.enum(['added', 'same', 'renamed', 'removed']).optional().catch(undefined),
  moved: z.coerce.number().int().min(0).max(10_000_000).catch(0),
  after: historyKey,
})
