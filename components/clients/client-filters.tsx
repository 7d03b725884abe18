import clsx from 'clsx'
import { X } from 'lucide-react'
import Form from 'next/form'
import Link from 'next/link'
import { Flame } from '@/components/ui/flame'
import { SearchInput } from '@/components/ui/search-input'
import { Tabs } from '@/components/ui/tabs'
import {
  type ClientFilter,
  type ClientSearch,
  type ClientTab,
  clientFilters,
  clientFilterWords,
  clientTabs,
  clientTabWords,
} from '@/lib/clients/schema'
import { paths } from '@/lib/paths'
import { clientsAddress } from './address'
import { OrganisationFilter } from './organisation-filter'

type Props = {
  search: ClientSearch
  counts: Readonly<Record<ClientTab, number>>
  organisations: readonly { id: string; name: string }[]
}

/** Search, organisation, tabs and filters of My Clients; all of it is in the address. */
export function ClientFilters({ search, counts, organisations }: Props) {
  const { q, organisation, tab, sort } = search
  const on = clientFilters.filter((filter) => search[filter])
  return (
    <div className="px-6 pt-4 max-md:px-4">
      <Form action={paths.clients()} scroll={false} role="search" className="flex flex-wrap gap-3">
        <SearchInput
          key={q}
          name="q"
          label="Name, case, request or organisation"
          defaultValue={q}
          maxLength={100}
          className="w-80 max-md:w-full"
        />
        {organisations.length > 1 && <OrganisationFilter organisations={organisations} chosen={organisation} />}
        {tab !== 'open' && <input type="hidden" name="tab" value={tab} />}
        {sort !== 'name' && <input type="hidden" name="sort" value={sort} />}
        {on.map((filter) => (
          <input key={filter} type="hidden" name={filter} value="1" />
        ))}
        <button type="submit" className="sr-only focus-visible:not-sr-only">
          Search
        </button>
      </Form>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-6">
        <Tabs
          label="Cases"
          className="min-w-0 border-b-0"
          items={clientTabs.map((one) => ({
            href: clientsAddress(search, { tab: one }),
            label: clientTabWords[one],
            count: counts[one],
            current: one === tab,
          }))}
        />
        <nav aria-label="Show only" className="flex flex-wrap gap-1.5 max-md:py-2">
          {clientFilters.map((filter) => (
            <FilterLink key={filter} filter={filter} search={search} />
          ))}
        </nav>
      </div>
      {search.near && (
        <p className="pt-2 pb-2.5 text-sm text-ink-3">
          Last session near: what is booked and what can still be booked on the case are together one session at most.
        </p>
      )}
    </div>
  )
}

/** One thing to narrow the list to: on, or off again. */
function FilterLink({ filter, search }: { filter: ClientFilter; search: ClientSearch }) {
  const on = search[filter] === '1'
  return (
    <Link
      href={clientsAddress(search, { [filter]: on ? undefined : '1' })}
      scroll={false}
      aria-current={on ? 'true' : undefined}
      className={clsx(
        'flex h-8 items-center gap-1.5 rounded-md border px-2.5 font-medium whitespace-nowrap max-md:h-11',
        on ? 'border-petrol bg-petrol-tint font-semibold text-petrol' : 'border-control text-ink-2 hover:bg-slate-tint',
      )}
    >
      {filter === 'needs' && <Flame size={17} decorative />}
      {clientFilterWords[filter]}
      {on && <X />}
    </Link>
  )
}
