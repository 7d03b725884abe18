import Form from 'next/form'
import { FilterSelect } from '@/components/ui/filter-select'
import { SearchInput } from '@/components/ui/search-input'
import { Tabs } from '@/components/ui/tabs'
import { paths } from '@/lib/paths'
import { personStates, personStateWords, roles, roleWords } from '@/lib/people/person'
import type { Places } from '@/lib/people/queries'
import type { PersonSearch } from '@/lib/people/schema'
import { peopleAddress } from './address'

type Props = { search: PersonSearch; places: Places }

/** Search, role, place and state of the list; all of it is in the address. */
export function PeopleFilters({ search, places: { practices, organisations } }: Props) {
  const { q, state, role, practice, organisation } = search
  return (
    <div className="px-6 pt-4 max-md:px-4">
      <Form action={paths.people()} scroll={false} role="search" className="flex flex-wrap gap-3">
        <SearchInput
          key={q}
          name="q"
          label="Name or email"
          defaultValue={q}
          maxLength={100}
          className="w-80 max-md:w-full"
        />
        <FilterSelect
          {...{ name: 'role', label: 'Role', any: 'Any role', chosen: role }}
          options={roles.map((one) => ({ value: one, label: roleWords[one] }))}
        />
        <FilterSelect
          {...{ name: 'practice', label: 'Practice', any: 'Any practice', chosen: practice }}
          options={practices.map(asOption)}
        />
        <FilterSelect
          {...{ name: 'organisation', label: 'Organisation', any: 'Any organisation', chosen: organisation }}
          options={organisations.map(asOption)}
        />
        {state && <input type="hidden" name="state" value={state} />}
        <button type="submit" className="sr-only focus-visible:not-sr-only">
          Search
        </button>
      </Form>
      <Tabs
        label="State"
        className="mt-2 border-b-0"
        items={[undefined, ...personStates].map((one) => ({
          href: peopleAddress(search, { state: one }),
          label: one ? personStateWords[one] : 'All',
          current: one === state,
        }))}
      />
    </div>
  )
}

const asOption = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
