import { CaseState } from '@/components/cases/case-state'
import { Card } from '@/components/ui/card'
import { caseNumber } from '@/lib/cases/assist-case'
import { calendarDate, shortDate } from '@/lib/clocks/calendar-date'
import type { ReviewView } from './review-view'

/** The client's other Assist cases: the issue, since when, with whom, and how many sessions were completed. */
export function OtherCases({ view: { read, short } }: { view: ReviewView }) {
  const others = read.client.cases.filter(({ id }) => id !== read.caseId)
  return (
    <Card title="Other cases" aside={others.length > 0 && others.length}>
      {others.length === 0 && <p className="text-ink-2">{short} has no other Assist case.</p>}
      <ul>
        {others.map(({ id, number, closedAt, issue, openedOn, consultant, appointments }) => {
          const completed = appointments.filter(({ status }) => status === 'completed').length
          return (
            <li key={id} className="border-b border-line py-3 first:pt-0 last:border-0 last:pb-0">
              <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
                <span className="reference">{caseNumber(number)}</span>
                <CaseState closedAt={closedAt} />
              </p>
              <p className="mt-1 text-ink-2">
                {issue}. Opened {shortDate(calendarDate(openedOn))}
                {consultant ? `, with ${consultant.name}` : ''}. {completed} completed in all.
              </p>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
