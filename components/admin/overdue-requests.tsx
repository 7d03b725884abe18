import { StatusTag } from '@/components/requests/status-tag'
import { Card } from '@/components/ui/card'
import { Overdue } from '@/components/ui/day-clock'
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table'
import { type CalendarDate, listDate } from '@/lib/clocks/calendar-date'
import { requestNumber, type Status } from '@/lib/requests/request'

type Request = {
  reference: string
  status: string
  urgent: boolean
  due: CalendarDate
  left: string
  overdue: boolean
  organisation: { name: string }
}

/** Requests by due date, with who has them. */
export function OverdueRequests({
  requests,
  title,
  none,
}: {
  requests: readonly Request[]
  title: string
  none: string
}) {
  if (requests.length === 0) return <Card title={title}>{none}</Card>
  return (
    <Card title={title} flush>
      <Table caption={title} cards>
        <TableHead>
          <HeadCell>Reference</HeadCell>
          <HeadCell>Organisation</HeadCell>
          <HeadCell>Who has it</HeadCell>
          <HeadCell>Due</HeadCell>
          <HeadCell>Business days</HeadCell>
        </TableHead>
        <TableBody>
          {requests.map(({ reference, status, urgent, due, left, overdue, organisation }) => (
            <Row key={reference}>
              <Cell className="font-semibold">
                {requestNumber(reference)}
                {urgent && ' · Urgent'}
              </Cell>
              <Cell>{organisation.name}</Cell>
              <Cell>
                <StatusTag status={status as Status} viewer="administrator" />
              </Cell>
              <Cell>{listDate(due)}</Cell>
              <Cell>{overdue ? <Overdue>{left}</Overdue> : left}</Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
