import { z } from 'zod'
import { typedWords } from '@/lib/search/schema'

/** Whether reviewers of an organisation may use a code by mail; a box that is not ticked sends nothing. */
export const emailedCodeSchema = z.object({
  organisation: z.uuid(),
  allowed: z
    .literal('yes')
    .optional()
    .transform((allowed) => allowed === 'yes'),
})

const key = z.uuid().optional().catch(undefined)

/** The state of the list of organisations as its address keeps it. What an address has wrong is left out, never an error. */
export const organisationSearchSchema = z.object({ q: typedWords, after: key, before: key })
export type OrganisationSearch = z.output<typeof organisationSearchSchema>
