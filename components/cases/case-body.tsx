import { Lock } from 'lucide-react'
import type { SlotVerb } from '@/components/requests/slot-button'
import { Note } from '@/components/ui/note'
import { PageBody } from '@/components/ui/page-body'
import { TextLink } from '@/components/ui/text-link'
import { caseNumber } from '@/lib/cases/assist-case'
import type { CaseView } from '@/lib/cases/queries'
import type { CaseSearch } from '@/lib/cases/schema'
import { dateInZone, longDate } from '@/lib/clocks/calendar-date'
import type { HistoryPage } from '@/lib/history/queries'
import { paths } from '@/lib/paths'
import { caseAddress } from './address'
import { AppointmentsCard } from './appointments-card'
import { AskInTime } from './ask-in-time'
import { CaseLedger } from './case-ledger'
import { HeldSlots } from './held-slots'
import { HistoryCard } from './history-card'
import { OtherCases } from './other-cases'
import { RequestsCard } from './requests-card'
import { TaskFilter } from './task-filter'

type Props = { view: CaseView; history: HistoryPage; search: CaseSearch; zone: string; at: Date; book: SlotVerb }

/** The ledger over the whole width; below it what is to do and was done, with requests and history beside them. */
export function CaseBody({ view, history, search, zone, at, book }: Props) {
  const { assistCase } = view
  const address = (change: Partial<CaseSearch>) =>
    `${caseAddress(caseNumber(assistCase.number), search, change)}#history`
  return (
    <PageBody>
      <HeldSlots {...view} {...{ zone, at, book }} />
      <AskInTime facts={view.askInTime} />
      {assistCase.closedAt && (
        <Note tone="information" icon={<Lock className="text-petrol" />} silent>
          Closed on {longDate(dateInZone(assistCase.closedAt, zone))}. A new issue needs a{' '}
          <TextLink href={paths.newCase(view.client.id)}>new Assist case</TextLink>.
        </Note>
      )}
      <CaseLedger {...view} />
      <div className="grid items-start gap-4 max-md:gap-3 lg:grid-cols-[minmax(0,1fr)_340px] xl:grid-cols-[minmax(0,1fr)_420px]">
        <div className="min-w-0 space-y-4 max-md:space-y-3">
          <TaskFilter {...{ assistCase, search, zone, at }} unread={view.unread !== null} />
          <AppointmentsCard
            {...{ zone, at }}
            appointments={assistCase.appointments}
            none="No appointment is booked yet."
          />
        </div>
        <aside aria-label="Requests and history" className="min-w-0 space-y-4 max-md:space-y-3">
          <RequestsCard
            requests={assistCase.requests.map((one) => ({ ...one, case: assistCase.number }))}
            zone={zone}
          />
          <OtherCases view={view} />
          <HistoryCard
            {...{ history, zone }}
            all={search.history ? undefined : address({ history: 'all' })}
            latest={search.history && address({ history: undefined, after: undefined })}
            older={search.history && history.next ? address({ after: history.next }) : undefined}
          />
        </aside>
      </div>
    </PageBody>
  )
}
