import { drawnUnits, sumParts } from '@/components/cases/ledger-words'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { LedgerSum } from '@/components/ui/ledger-sum'
import { LedgerTrack } from '@/components/ui/ledger-track'
import { calendarDate, longDate } from '@/lib/clocks/calendar-date'
import type { DetailsView } from './details-view'

/** What is known already, so that nothing is asked again: the count, and what was asked. */
export function DetailsSide({ view: { read, ledger, today } }: { view: DetailsView }) {
  const own = read.client.cases.filter(({ id }) => id === read.caseId).map(({ number }) => number)
  const units = drawnUnits(ledger, { own, today })
  const said = (option: { label: string; saysWhat: boolean } | null, other: string) =>
    option?.saysWhat && other ? `Other: ${other}` : option?.label
  return (
    <>
      <Card title={ledger.reachesThreshold ? 'Why it needs a clinical review' : 'Sessions in 12 months'}>
        <LedgerTrack units={units} threshold={ledger.threshold} low />
        <div className="mt-4">
          <LedgerSum parts={sumParts(ledger)} total={ledger.total} threshold={ledger.threshold} layout="column" />
        </div>
      </Card>
      <Card title="The request">
        <Facts
          items={[
            { label: 'Sessions asked', value: read.sessionsAsked },
            { label: 'Goal', value: said(read.goal, read.goalOther) },
            { label: 'Referral', value: said(read.pathway, read.pathwayOther) },
            { label: 'Date of request', value: read.dateOfRequest && longDate(calendarDate(read.dateOfRequest)) },
          ]}
        />
      </Card>
    </>
  )
}
