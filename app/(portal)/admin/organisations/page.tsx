import type { Metadata } from 'next'
import Form from 'next/form'
import { OrganisationsTable } from '@/components/organisations/organisations-table'
import { countWords } from '@/components/people/address'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { SearchInput } from '@/components/ui/search-input'
import { TextLink } from '@/components/ui/text-link'
import { mostCounted, organisationsBy } from '@/lib/organisations/list'
import { organisationSearchSchema } from '@/lib/organisations/schema'
import { paths } from '@/lib/paths'
import { requireAdministrator } from '@/lib/sign-in/gates'

export const metadata: Metadata = { title: 'Organisations' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The clients' employers, each with its agreement in force. */
export default async function OrganisationsPage({ searchParams }: Props) {
  const administrator = await requireAdministrator()
  const search = organisationSearchSchema.parse(await searchParams)
  const { rows, of, before, after } = await organisationsBy(administrator, search)
  const { q } = search
  return (
    <div className="flex flex-1 flex-col md:rounded-sheet md:bg-surface">
      <PageHeader title="Organisations" line="Employers whose people are counselled, each under its agreement." />
      <Form action={paths.organisations()} scroll={false} role="search" className="px-6 py-4 max-md:px-4">
        <SearchInput key={q} name="q" label="Name" defaultValue={q} maxLength={100} className="w-80 max-md:w-full" />
        <button type="submit" className="sr-only focus-visible:not-sr-only">
          Search
        </button>
      </Form>
      {rows.length === 0 ? (
        <EmptyState title="Nothing matches.">
          <TextLink href={paths.organisations()}>Clear the search.</TextLink>
        </EmptyState>
      ) : (
        <>
          <OrganisationsTable rows={rows} />
          <Pagination
            range={countWords(of, mostCounted, 'organisation', 'organisations')}
            previous={before ? paths.organisations({ q, before }) : undefined}
            next={after ? paths.organisations({ q, after }) : undefined}
          />
        </>
      )}
    </div>
  )
}
