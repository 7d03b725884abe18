import Form from 'next/form'
import { Tabs } from '@/components/ui/tabs'
import { SearchInput } from '@/components/ui/text-input'
import { type ClientSearch, type ClientTab, clientTabs, clientTabWords } from '@/lib/clients/schema'
import { paths } from '@/lib/paths'
import { clientsAddress } from './address'
import { OrganisationFilter } from './organisation-filter'

type Props = {
  search: ClientSearch
  counts: Readonly<Record<ClientTab, number>>
  organisations: readonly { id: string; name: string }[]
}

/** Search, organisation and tabs of My Clients; all of it is in the address. */
export function ClientFilters({ search, counts, organisations }: Props) {
  const { q, organisation, tab, sort } = search
  return (
    <div className="px-6 pt-4 max-md:px-4">
      <Form action={paths.clients()} scroll={false} role="search" className="flex flex-wrap gap-3">
        <SearchInput
          key={q}
          name="q"
          label="Name, case or organisation"
          defaultValue={q}
          maxLength={100}
          className="w-80 max-md:w-full"
        />
        {organisations.length > 1 && <OrganisationFilter organisations={organisations} chosen={organisation} />}
        {tab !== 'open' && <input type="hidden" name="tab" value={tab} />}
        {sort !== 'name' && <input type="hidden" name="sort" value={sort} />}
        <button type="submit" className="sr-only focus-visible:not-sr-only">
          Search
        </button>
      </Form>
      <Tabs
        label="Cases"
        className="mt-2 border-b-0"
        items={clientTabs.map((one) => ({
          href: clientsAddress(search, { tab: one }),
          label: clientTabWords[one],
          count: counts[one],
          current: one === tab,
        }))}
      />
    </div>
  )
}
