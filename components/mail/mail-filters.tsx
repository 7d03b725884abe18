import Form from 'next/form'
import { FilterSelect } from '@/components/ui/filter-select'
import { SearchInput } from '@/components/ui/search-input'
import { Tabs } from '@/components/ui/tabs'
import type { MailSearch } from '@/lib/mail/schema'
import { listedStates, listedStateWords, mailEventWords } from '@/lib/mail/words'
import { paths } from '@/lib/paths'
import { mailAddress } from './address'

/** Search, kind and state of the list; all of it is in the address. */
export function MailFilters({ search }: { search: MailSearch }) {
  const { q, state, event } = search
  return (
    <div className="px-6 pt-4 max-md:px-4">
      <Form action={paths.mails()} scroll={false} role="search" className="flex flex-wrap gap-3">
        <SearchInput
          key={q}
          name="q"
          label="Address, reference or subject"
          defaultValue={q}
          maxLength={100}
          className="w-80 max-md:w-full"
        />
        <FilterSelect
          {...{ name: 'event', label: 'Kind of mail', any: 'Any kind', chosen: event }}
          options={Object.entries(mailEventWords).map(([value, label]) => ({ value, label }))}
        />
        {state && <input type="hidden" name="state" value={state} />}
        <button type="submit" className="sr-only focus-visible:not-sr-only">
          Search
        </button>
      </Form>
      <Tabs
        label="State"
        className="mt-2 border-b-0"
        items={[undefined, ...listedStates].map((one) => ({
          href: mailAddress(search, { state: one }),
          label: one ? listedStateWords[one] : 'All',
          current: one === state,
        }))}
      />
    </div>
  )
}
