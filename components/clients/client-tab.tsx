import { AppointmentsCard } from '@/components/cases/appointments-card'
import { HistoryCard } from '@/components/cases/history-card'
import { RequestsCard } from '@/components/cases/requests-card'
import type { ClientView } from '@/lib/clients/queries'
import type { ClientPageTab } from '@/lib/clients/schema'
import type { HistoryPage } from '@/lib/history/queries'
import { ClientProfile } from './client-profile'
import { ClientServices } from './client-services'

type Props = {
  view: ClientView
  tab: ClientPageTab
  /** Read only where its tab is shown. */
  history: HistoryPage | null
  older: string | undefined
  zone: string
  at: Date
}

/** What a tab of the client's page shows, over all of the viewer's cases. */
export function ClientTab({ view, tab, history, older, zone, at }: Props) {
  const cases = view.services.map(({ assistCase }) => assistCase)
  if (tab === 'profile') return <ClientProfile client={view.client} />
  if (tab === 'services') return <ClientServices view={view} />
  if (tab === 'appointments') {
    const all = cases.flatMap(({ appointments, number }) => appointments.map((one) => ({ ...one, case: number })))
    const latest = all.toSorted((a, b) => b.startsAt.getTime() - a.startsAt.getTime())
    return <AppointmentsCard appointments={latest} zone={zone} at={at} none="No appointment is booked yet." />
  }
  if (tab === 'requests') {
    const all = cases.flatMap(({ requests, number }) => requests.map((one) => ({ ...one, case: number })))
    const latest = all.toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
    return <RequestsCard requests={latest} zone={zone} severalCases />
  }
  return history && <HistoryCard history={history} zone={zone} older={older} />
}
