import type { ClientSearch } from '@/lib/clients/schema'
import { paths } from '@/lib/paths'

/** The address of My Clients in another state: a change of filter or order begins at the first page again. */
export function clientsAddress(search: ClientSearch, change: Partial<ClientSearch> = {}): string {
  const { tab, sort, ...kept } = { ...search, after: undefined, before: undefined, ...change }
  return paths.clients({
    ...kept,
    tab: tab === 'open' ? undefined : tab,
    sort: sort === 'name' ? undefined : sort,
  })
}
