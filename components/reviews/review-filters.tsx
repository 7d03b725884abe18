import Form from 'next/form'
import { OrganisationFilter } from '@/components/clients/organisation-filter'
import { SearchInput } from '@/components/ui/search-input'
import { Tabs } from '@/components/ui/tabs'
import { paths } from '@/lib/paths'
import { type ReviewSearch, type ReviewTab, reviewTabs, reviewTabWords } from '@/lib/reviews/schema'
import { reviewsAddress } from './address'

type Props = {
  search: ReviewSearch
  counts: Readonly<Record<ReviewTab, number>>
  organisations: readonly { id: string; name: string }[]
}

/** Search, organisation and tabs of Clinical Reviews; all of it is in the address. */
export function ReviewFilters({ search, counts, organisations }: Props) {
  const { q, organisation, tab } = search
  return (
    <div className="px-6 pt-4 max-md:px-4">
      <Form action={paths.reviews()} scroll={false} role="search" className="flex flex-wrap gap-3">
        <SearchInput
          key={q}
          name="q"
          label="Reference, client or consultant"
          defaultValue={q}
          maxLength={100}
          className="w-80 max-md:w-full"
        />
        <OrganisationFilter organisations={organisations} chosen={organisation} />
        {tab !== 'review' && <input type="hidden" name="tab" value={tab} />}
        <button type="submit" className="sr-only focus-visible:not-sr-only">
          Search
        </button>
      </Form>
      <Tabs
        label="Clinical reviews by state"
        className="mt-2 border-b-0"
        items={reviewTabs.map((one) => ({
          href: reviewsAddress(search, { tab: one }),
          label: reviewTabWords[one],
          count: counts[one],
          flame: one === 'review' && counts.review > 0,
          current: one === tab,
        }))}
      />
    </div>
  )
}
