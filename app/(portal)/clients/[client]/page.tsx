import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ClientHeader } from '@/components/clients/client-header'
import { ClientTab } from '@/components/clients/client-tab'
import { PageBody } from '@/components/ui/page-body'
import { clientOf } from '@/lib/clients/queries'
import { clientPageSchema } from '@/lib/clients/schema'
import { now } from '@/lib/clock'
import { historyOfClient } from '@/lib/history/queries'
import { recordView } from '@/lib/history/view'
import { paths } from '@/lib/paths'
import { actsForAnother } from '@/lib/people/person'
import { requireConsultant } from '@/lib/sign-in/gates'

/** Says no name: titles of pages stay in the browser's history. */
export const metadata: Metadata = { title: 'Client' }

type Props = {
  params: Promise<{ client: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** A client of the viewer's: profile, Services, appointments, requests, history. */
export default async function ClientPage({ params, searchParams }: Props) {
  const viewer = await requireConsultant()
  const { client: id } = await params
  const { tab, after } = clientPageSchema.parse(await searchParams)
  const at = now()
  const [view, history] = await Promise.all([
    clientOf(viewer, id, at),
    tab === 'history' ? historyOfClient(viewer, id, { take: 50, after }) : null,
  ])
  if (!view) notFound()
  recordView(viewer, 'client', id)
  const around = { view, tab, at, zone: viewer.timeZone }
  const older = history?.next ? `${paths.client(id, tab)}&after=${history.next}` : undefined
  return (
    <>
      <ClientHeader {...around} actingFor={actsForAnother(viewer) ? viewer.name : undefined} />
      <PageBody>
        <ClientTab {...around} history={history} older={older} />
      </PageBody>
    </>
  )
}
