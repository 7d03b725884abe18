import { Card } from '@/components/ui/card'
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { dateAndTime } from '@/lib/clocks/calendar-date'
import type { ListedMail } from '@/lib/mail/list'
import { mailStateOf, mailStateWords } from '@/lib/mail/mail'
import { eventWords } from '@/lib/mail/words'
import { paths } from '@/lib/paths'
import { requestNumber } from '@/lib/requests/request'
import { toDoWords } from './to-do-words'

type Props = { mails: readonly ListedMail[]; timeZone: string }

const title = 'Mails that need somebody'

/** Leads to all of them, and no others. */
export const AllNeeding = () => (
  <TextLink href={paths.mails({ state: 'needs_somebody' })}>All that need somebody</TextLink>
)

/** Mails that did not arrive, or whose fate is unknown, and that nobody has seen to: none is sent again by itself. */
export function NeedingMails({ mails, timeZone }: Props) {
  if (mails.length === 0)
    return (
      <Card title={title} aside={<TextLink href={paths.mails()}>All mail</TextLink>}>
        No mail needs somebody.
      </Card>
    )
  return (
    <Card title={title} aside={<AllNeeding />} flush>
      <Table caption={title} cards>
        <TableHead>
          <HeadCell>Mail</HeadCell>
          <HeadCell>About</HeadCell>
          <HeadCell>What went wrong</HeadCell>
          <HeadCell>Tries</HeadCell>
          <HeadCell>To do</HeadCell>
        </TableHead>
        <TableBody>
          {mails.map((mail) => (
            <Row key={mail.id}>
              <Cell>
                <TextLink href={paths.mail(mail.id)} coversRow className="font-semibold">
                  {eventWords(mail.event)}
                </TextLink>
              </Cell>
              <Cell className="reference max-md:empty:hidden">{mail.reference && requestNumber(mail.reference)}</Cell>
              <Cell className="max-md:col-span-full">
                {mailStateWords[mailStateOf(mail)]}
                <bdi className="block text-sm text-ink-3 [overflow-wrap:anywhere]">{mail.lastError}</bdi>
              </Cell>
              <Cell className="text-ink-2 max-md:col-span-full">
                {mail.attempts}
                <span className="block text-sm whitespace-nowrap text-ink-3">
                  written {dateAndTime(mail.queuedAt, timeZone)}
                </span>
              </Cell>
              <Cell className="max-md:col-span-full">
                <TextLink href={paths.mail(mail.id)} className="relative">
                  {toDoWords(mail)}
                </TextLink>
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
