import type { Metadata } from 'next'
import { countWords, peopleAddress } from '@/components/people/address'
import { NoPeople } from '@/components/people/no-people'
import { PeopleFilters } from '@/components/people/people-filters'
import { PeopleTable } from '@/components/people/people-table'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { paths } from '@/lib/paths'
import { mostCounted, peopleBy } from '@/lib/people/list'
import { placesToChoose } from '@/lib/people/queries'
import { personSearchSchema } from '@/lib/people/schema'
import { requireAdministrator, requirePerson } from '@/lib/sign-in/gates'

export const metadata: Metadata = { title: 'People' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Everybody who signs in, or is asked to. */
export default async function PeoplePage({ searchParams }: Props) {
  const administrator = await requireAdministrator()
  const { timeZone } = await requirePerson()
  const search = personSearchSchema.parse(await searchParams)
  const [{ rows, of, before, after }, places] = await Promise.all([
    peopleBy(administrator, search),
    placesToChoose(administrator, search),
  ])
  return (
    <div className="flex flex-1 flex-col md:rounded-sheet md:bg-surface">
      <PageHeader
        title="People"
        line="Everybody who signs in, and who is asked to. Clients never do."
        actions={
          <ButtonLink href={paths.newPerson()} variant="primary" className="max-md:flex-1">
            Invite somebody
          </ButtonLink>
        }
      />
      <PeopleFilters search={search} places={places} />
      {rows.length === 0 ? (
        <NoPeople />
      ) : (
        <>
          <PeopleTable rows={rows} zone={timeZone} />
          <Pagination
            range={countWords(of, mostCounted, 'person', 'people')}
            previous={before ? peopleAddress(search, { before }) : undefined}
            next={after ? peopleAddress(search, { after }) : undefined}
          />
        </>
      )}
    </div>
  )
}
