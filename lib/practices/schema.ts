import { z } from 'zod'

/** Whether the staff of a practice may read Further details; a box that is not ticked sends nothing. */
export const staffReadingSchema = z.object({
  practice: z.uuid(),
  allowed: z
    .literal('yes')
    .optional()
    .transform((allowed) => allowed === 'yes'),
})
