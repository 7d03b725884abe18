import Form from 'next/form'
import { SearchInput } from '@/components/ui/search-input'
import { Tabs } from '@/components/ui/tabs'
import { paths } from '@/lib/paths'
import type { RequestTab } from '@/lib/requests/list'
import { type ListAddress, requestTabWords, tabAddress } from './list-address'

type Props = { address: ListAddress; counts: Readonly<Record<RequestTab, number>> }

/** Search and tabs of My Requests; both are in the address. */
export function ListFilters({ address, counts }: Props) {
  const { search, tab } = address
  return (
    <div className="px-6 pt-4 max-md:px-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Form action={paths.requests()} scroll={false} role="search" className="w-80 max-md:w-full">
          <SearchInput key={search} name="q" label="Reference, client or case" defaultValue={search} maxLength={100} />
          {tab !== 'all' && <input type="hidden" name="tab" value={tab} />}
          <button type="submit" className="sr-only focus-visible:not-sr-only">
            Search
          </button>
        </Form>
        <p className="text-sm text-ink-3 max-md:hidden">Needs you first, then by due date</p>
      </div>
      <Tabs
        label="Requests"
        className="mt-2 border-b-0"
        items={(Object.keys(requestTabWords) as RequestTab[]).map((one) => ({
          href: tabAddress(address, one),
          label: requestTabWords[one],
          count: counts[one],
          flame: one === 'needs-you' && counts[one] > 0,
          current: one === tab,
        }))}
      />
    </div>
  )
}
