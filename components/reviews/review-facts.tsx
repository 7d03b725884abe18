import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { calendarDate, longDate } from '@/lib/clocks/calendar-date'
import type { ReviewView } from './review-view'

/** What was asked, on which case, for which goal. */
export function ReviewFacts({ view: { read } }: { view: ReviewView }) {
  const said = (option: { label: string; saysWhat: boolean } | null, other: string) =>
    option?.saysWhat && other ? `Other: ${other}` : option?.label
  const own = read.client.cases.find(({ id }) => id === read.caseId)
  return (
    <Card title="The request">
      <Facts
        items={[
          { label: 'Sessions asked', value: read.sessionsAsked },
          ...(read.urgent ? [{ label: 'Urgent', value: 'Yes, by its goal' }] : []),
          { label: 'Goal', value: said(read.goal, read.goalOther) },
          { label: 'Referral', value: said(read.pathway, read.pathwayOther) },
          { label: 'Issue', value: own?.issue },
          { label: 'Date of request', value: read.dateOfRequest && longDate(calendarDate(read.dateOfRequest)) },
        ]}
      />
    </Card>
  )
}
