import { Card } from '@/components/ui/card'
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table'
import { dateAndTime } from '@/lib/clocks/calendar-date'
import { requestNumber } from '@/lib/requests/request'

type ParkedMail = {
  id: string
  event: string
  attempts: number
  lastError: string
  queuedAt: Date
  request: { reference: string } | null
}

/** Mails that did not arrive, or whose fate is unknown: none is sent again by itself. */
export function ParkedMails({ mails, timeZone }: { mails: readonly ParkedMail[]; timeZone: string }) {
  if (mails.length === 0) return <Card title="Parked mails">No mail is parked.</Card>
  return (
    <Card title="Parked mails" flush>
      <Table caption="Parked mails" cards>
        <TableHead>
          <HeadCell>Mail</HeadCell>
          <HeadCell>About</HeadCell>
          <HeadCell>What went wrong</HeadCell>
          <HeadCell>Tries</HeadCell>
        </TableHead>
        <TableBody>
          {mails.map(({ id, event, attempts, lastError, queuedAt, request }) => (
            <Row key={id}>
              <Cell>{event.replaceAll('-', ' ')}</Cell>
              <Cell className="font-semibold">{request ? requestNumber(request.reference) : ''}</Cell>
              <Cell>{lastError}</Cell>
              <Cell>
                {attempts}, queued {dateAndTime(queuedAt, timeZone)}
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
