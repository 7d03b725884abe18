import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { accessAddress, accessFileAddress } from '@/components/admin/access-address'
import { AccessForm } from '@/components/admin/access-form'
import { AccessFound } from '@/components/admin/access-found'
import { AccessView, headOf } from '@/components/admin/access-view'
import { buttonClasses } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { now } from '@/lib/clock'
import { dateInZone } from '@/lib/clocks/calendar-date'
import { accessTo, askedBy } from '@/lib/history/access'
import { onlyOne, subjectsFound } from '@/lib/history/found-subject'
import { accessPeriod, accessSearchSchema } from '@/lib/history/schema'
import { recordAccess } from '@/lib/history/view'
import { paths } from '@/lib/paths'
import { requireAdministrator, requirePerson } from '@/lib/sign-in/gates'

/** Says no name: titles of pages stay in the browser's history. */
export const metadata: Metadata = { title: 'History' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Who could have seen it: of a client who opened, was sent or did what; of a person the same the other way round. */
export default async function AccessPage({ searchParams }: Props) {
  const administrator = await requireAdministrator()
  const { timeZone: zone } = await requirePerson()
  const search = accessSearchSchema.parse(await searchParams)
  const today = dateInZone(now(), zone)
  const period = accessPeriod(search, today)
  const found = search.q ? await subjectsFound(administrator, search.q) : null
  const only = found && onlyOne(found)
  if (only) redirect(accessAddress({ ...search, client: undefined, person: undefined, ...only }))
  const asked = found ? null : askedBy(search, period, zone)
  const access = asked && ((await accessTo(administrator, asked)) ?? notFound())
  if (asked) recordAccess(administrator, asked)
  const file = (
    <a href={accessFileAddress(search)} download className={buttonClasses()}>
      <Download />
      Export as CSV
    </a>
  )
  const crumbs = access ? [{ label: 'History', href: paths.access() }, { label: headOf(access).title }] : []
  const head = access ? headOf(access) : { title: 'History', line: 'Who could have seen it.' }
  return (
    <>
      <PageHeader {...head} crumbs={crumbs} actions={access && file} />
      <PageBody>
        <AccessForm {...{ search, period, today }} />
        {found && <AccessFound found={found} search={search} />}
        {access && <AccessView {...{ access, search, zone }} />}
        {!found && !search.client && !search.person && (
          <EmptyState title="Whom is it about?">Looking somebody up is itself recorded.</EmptyState>
        )}
      </PageBody>
    </>
  )
}
