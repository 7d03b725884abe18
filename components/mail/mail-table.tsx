import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { dateAndTime } from '@/lib/clocks/calendar-date'
import type { ListedMail } from '@/lib/mail/list'
import { eventWords } from '@/lib/mail/words'
import { paths } from '@/lib/paths'
import { requestNumber } from '@/lib/requests/request'
import { StateTag } from './state-tag'

type Props = { caption: string; rows: readonly ListedMail[]; zone: string }

/** Mails, newest first; cards on a phone. What others wrote keeps its own direction and breaks anywhere. */
export function MailTable({ caption, rows, zone }: Props) {
  return (
    <Table caption={caption} cards>
      <TableHead>
        <HeadCell>Mail</HeadCell>
        <HeadCell>To</HeadCell>
        <HeadCell>Request</HeadCell>
        <HeadCell>State</HeadCell>
        <HeadCell>Written</HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.id}>
            <Cell className="[overflow-wrap:anywhere] max-md:order-1 max-md:col-span-full">
              <TextLink href={paths.mail(row.id)} coversRow className="font-semibold">
                {eventWords(row.event)}
              </TextLink>
              <bdi className="block text-sm text-ink-3">{row.subject}</bdi>
            </Cell>
            <Cell className="text-ink-2 [overflow-wrap:anywhere] max-md:order-3 max-md:col-span-full">
              <bdi>{row.toAddress}</bdi>
            </Cell>
            <Cell className="reference max-md:order-4 max-md:empty:hidden">
              {row.reference && requestNumber(row.reference)}
            </Cell>
            <Cell className="max-md:order-2 max-md:col-span-full">
              <StateTag mail={row} />
            </Cell>
            <Cell className="whitespace-nowrap text-ink-2 max-md:order-5">{dateAndTime(row.queuedAt, zone)}</Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  )
}
