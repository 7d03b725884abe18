import type { Metadata } from 'next'
import Form from 'next/form'
import { FoundList } from '@/components/search/found-list'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { SearchInput } from '@/components/ui/search-input'
import { paths } from '@/lib/paths'
import { actsForAnother } from '@/lib/people/person'
import { foundBy } from '@/lib/search/queries'
import { searchSchema } from '@/lib/search/schema'
import { requireSearcher } from '@/lib/sign-in/gates'

export const metadata: Metadata = { title: 'Search' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Search as a page: where its control leads without scripts, and on a phone. */
export default async function SearchPage({ searchParams }: Props) {
  const [viewer, { q }] = [await requireSearcher(), searchSchema.parse(await searchParams)]
  const groups = await foundBy(viewer, q)
  return (
    <>
      <PageHeader
        title="Search"
        line={'by' in viewer ? 'Your clients, cases, appointments and requests.' : 'The requests that you review.'}
        actingFor={'by' in viewer && actsForAnother(viewer) ? viewer.name : undefined}
      />
      <PageBody>
        <Form action={paths.search()} role="search" className="flex max-w-[660px] gap-2">
          <SearchInput
            key={q}
            name="q"
            label={fieldLabel('by' in viewer)}
            defaultValue={q}
            maxLength={100}
            className="min-w-0 flex-1"
          />
          <Button type="submit" className="h-10">
            Search
          </Button>
        </Form>
        <FoundList groups={groups} />
        {q && groups.length === 0 && (
          <EmptyState title="Nothing matches.">Try part of a name, or of a number such as ASST-000123.</EmptyState>
        )}
      </PageBody>
    </>
  )
}

const fieldLabel = (own: boolean) => (own ? 'Name, case, appointment or request' : 'Name or request')
