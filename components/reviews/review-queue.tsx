import { StatusTag } from '@/components/requests/status-tag'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table'
import { timeLeft } from '@/lib/clocks/business-days'
import { calendarDate, dateInZone, listDate } from '@/lib/clocks/calendar-date'
import { requestNumber, type Status } from '@/lib/requests/request'
import type { reviewQueue } from '@/lib/reviews/queries'

type Props = Awaited<ReturnType<typeof reviewQueue>> & { at: Date }

/** What waits for a clinical leader, or for what they asked. */
export function ReviewQueue({ requests, holidaysOf, at }: Props) {
  if (requests.length === 0) return <EmptyState title="Nothing waits for your review." />
  return (
    <Card flush>
      <Table caption="Clinical reviews" cards>
        <TableHead>
          <HeadCell>Reference</HeadCell>
          <HeadCell>Consultant</HeadCell>
          <HeadCell>Organisation</HeadCell>
          <HeadCell numeric>Asked</HeadCell>
          <HeadCell numeric>Total</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell>Due</HeadCell>
        </TableHead>
        <TableBody>
          {requests.map(
            ({
              reference,
              status,
              urgent,
              sessionsAsked,
              totalCounted,
              dueOn,
              agreement,
              consultant,
              organisation,
            }) => (
              <Row key={reference}>
                <Cell className="font-semibold">
                  {requestNumber(reference)}
                  {urgent && ' · Urgent'}
                </Cell>
                <Cell>{consultant.name}</Cell>
                <Cell>{organisation.name}</Cell>
                <Cell numeric>{sessionsAsked}</Cell>
                <Cell numeric className="font-semibold text-ember-ink">
                  {totalCounted}
                </Cell>
                <Cell>
                  <StatusTag status={status as Status} viewer="clinical_leader" />
                </Cell>
                <Cell>
                  {dueOn && agreement
                    ? `${listDate(calendarDate(dueOn))}, ${timeLeft(dateInZone(at, agreement.timeZone), calendarDate(dueOn), holidaysOf(agreement.state))}`
                    : ''}
                </Cell>
              </Row>
            ),
          )}
        </TableBody>
      </Table>
    </Card>
  )
}
