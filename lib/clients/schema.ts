import { z } from 'zod'
import { historyKey } from '@/lib/cases/schema'
import { typedWords } from '@/lib/search/schema'

/** The tabs of My Clients: by the case, each with its count. */
export const clientTabs = ['open', 'request', 'closed'] as const
export type ClientTab = (typeof clientTabs)[number]
export const clientTabWords: Record<ClientTab, string> = {
  open: 'Open cases',
  request: 'With an open request',
  closed: 'Closed cases',
}

/** What My Clients can be narrowed to, in any tab and together. */
export const clientFilters = ['needs', 'near', 'request'] as const
export type ClientFilter = (typeof clientFilters)[number]
export const clientFilterWords: Record<ClientFilter, string> = {
  needs: 'Needs you',
  near: 'Last session near',
  request: 'Request open',
}

/** What My Clients can be sorted by; a minus before it is from last to first. */
export const clientSorts = ['name', 'organisation', 'case', 'next'] as const
export type ClientSort = (typeof clientSorts)[number]

const caseKey = z
  .string()
  .regex(/^ASST-\d{6,9}$/)
  .optional()
  .catch(undefined)

const chosen = z.literal('1').optional().catch(undefined)

/** The state of My Clients as its address keeps it. What an address has wrong is left out, never an error. */
export const clientSearchSchema = z.object({
  q: typedWords,
  organisation: z.uuid().optional().catch(undefined),
  ...{ needs: chosen, near: chosen, request: chosen },
  tab: z.enum(clientTabs).catch('open'),
  sort: z
    .string()
    .regex(/^-?(name|organisation|case|next)$/)
    .catch('name'),
  /** The case whose row the page begins after, or ends before: a key that names nobody. */
  after: caseKey,
  before: caseKey,
})
export type ClientSearch = z.output<typeof clientSearchSchema>

/** The tabs of a client's page. */
export const clientPageTabs = ['profile', 'services', 'appointments', 'requests', 'history'] as const
export type ClientPageTab = (typeof clientPageTabs)[number]

/** The state of a client's page as its address keeps it. */
export const clientPageSchema = z.object({
  tab: z.enum(clientPageTabs).catch('services'),
  after: historyKey,
})
