import type { Metadata } from 'next'
import { clientsAddress } from '@/components/clients/address'
import { ClientFilters } from '@/components/clients/client-filters'
import { ClientTable } from '@/components/clients/client-table'
import { NoClients } from '@/components/clients/no-clients'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { caseNumber } from '@/lib/cases/assist-case'
import { casesOf } from '@/lib/clients/list'
import { clientSearchSchema } from '@/lib/clients/schema'
import { now } from '@/lib/clock'
import { actsForAnother } from '@/lib/people/person'
import { requireConsultant } from '@/lib/sign-in/gates'

export const metadata: Metadata = { title: 'My Clients' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The people with an Assist case that has the viewer as its consultant. */
export default async function ClientsPage({ searchParams }: Props) {
  const [viewer, search] = [await requireConsultant(), clientSearchSchema.parse(await searchParams)]
  const at = now()
  const { rows, first, of, ...filters } = await casesOf(viewer, search, at)
  const last = first + rows.length - 1
  const key = (row: (typeof rows)[number] | undefined) => (row ? caseNumber(row.number) : undefined)
  return (
    <div className="flex flex-1 flex-col md:rounded-sheet md:bg-surface">
      <PageHeader
        title="My Clients"
        line="People with an Assist case that has you as its consultant."
        actingFor={actsForAnother(viewer) ? viewer.name : undefined}
      />
      <ClientFilters search={search} {...filters} />
      {rows.length === 0 ? (
        <NoClients search={search} any={filters.organisations.length > 0} />
      ) : (
        <>
          <ClientTable rows={rows} search={search} zone={viewer.timeZone} at={at} />
          <Pagination
            range={`${first} to ${last} of ${of}`}
            previous={first > 1 ? clientsAddress(search, { before: key(rows[0]) }) : undefined}
            next={last < of ? clientsAddress(search, { after: key(rows.at(-1)) }) : undefined}
          />
        </>
      )}
    </div>
  )
}
