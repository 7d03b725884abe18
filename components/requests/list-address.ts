import { paths } from '@/lib/paths'
import type { ListQuery, Place, RequestTab } from '@/lib/requests/list'

/** The tabs of My Requests in their order (design §6). */
export const requestTabWords: Record<RequestTab, string> = {
  'needs-you': 'Needs you',
  open: 'Open',
  drafts: 'Drafts',
  decided: 'Decided',
  all: 'All',
}

type Query = Record<string, string | string[] | undefined>
export type ListAddress = ListQuery & { /** How many rows stand before this page. */ readonly offset: number }

const one = (value: Query[string]): string => (Array.isArray(value) ? value[0] : value) ?? ''

/** What the address asks for; anything it does not know is left out, and never an error. */
export function listAddress(query: Query): ListAddress {
  const tab = one(query.tab)
  const offset = Number(one(query.from))
  return {
    tab: Object.hasOwn(requestTabWords, tab) ? (tab as RequestTab) : 'all',
    search: one(query.q).replaceAll('\u0000', '').trim().slice(0, 100),
    after: placeOf(one(query.after)),
    before: placeOf(one(query.before)),
    offset: Number.isSafeInteger(offset) && offset > 0 ? offset : 0,
  }
}

/** '0.1764028800000.019…' → a place in the order. */
function placeOf(text: string): Place | null {
  const [, rank, key, id] = /^([0-3])\.(-?\d{1,15}(?:\.\d{1,6})?)\.([0-9a-f-]{36})$/.exec(text) ?? []
  return rank && key && id ? { rank: Number(rank), key: Number(key), id } : null
}

const written = ({ rank, key, id }: Place): string => `${rank}.${key}.${id}`

/** The address of a tab under the same search. */
export const tabAddress = ({ search }: ListAddress, tab: RequestTab): string =>
  paths.requests({ q: search, tab: tab === 'all' ? undefined : tab })

/** The address of the page after, or before, a row. */
export function pageAddress(
  { search, tab }: ListAddress,
  place: { after?: Place; before?: Place },
  offset: number,
): string {
  return paths.requests({
    ...{ q: search, tab: tab === 'all' ? undefined : tab },
    after: place.after && written(place.after),
    before: place.before && written(place.before),
    from: offset > 0 ? String(offset) : undefined,
  })
}
