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
              <Cell className="font-semibold max-md:order-1">
                {requestNumber(reference)}
                {urgent && ' · Urgent'}
              </Cell>
              <Cell className="max-md:order-3 max-md:col-span-full">{organisation.name}</Cell>
              <Cell className="max-md:order-4 max-md:col-span-full">
                <StatusTag status={status as Status} viewer="administrator" />
              </Cell>
              <Cell className="max-md:order-2 max-md:justify-self-end">{listDate(due)}</Cell>
              <Cell className="max-md:order-5 max-md:col-span-full">{overdue ? <Overdue>{left}</Overdue> : left}</Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
