import { ButtonLink } from '@/components/ui/button'
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table'
import { caseNumber } from '@/lib/cases/assist-case'
import type { WaitingCase } from '@/lib/cases/without-consultant'
import { clientName } from '@/lib/clients/client'
import { calendarDate, dateAndTime, shortDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'

type Props = {
  rows: readonly WaitingCase[]
  /** For the provider: who is to choose stands beside each. */
  everywhere: boolean
  zone: string
}

/** Cases without a consultant, the longest waiting first; cards on a phone. */
export function WaitingTable({ rows, everywhere, zone }: Props) {
  return (
    <Table caption="Cases without a consultant" cards>
      <TableHead>
        <HeadCell>Assist case</HeadCell>
        <HeadCell>Client</HeadCell>
        <HeadCell>Organisation</HeadCell>
        <HeadCell>Issue</HeadCell>
        <HeadCell>Opened</HeadCell>
        <HeadCell>Waiting since</HeadCell>
        {everywhere && <HeadCell>Who chooses</HeadCell>}
        <HeadCell>
          <span className="sr-only">Select</span>
        </HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <WaitingRow key={row.number} {...{ row, everywhere, zone }} />
        ))}
      </TableBody>
    </Table>
  )
}

function WaitingRow({ row, everywhere, zone }: Omit<Props, 'rows'> & { row: WaitingCase }) {
  const code = caseNumber(row.number)
  const since = row.tasks[0]?.openedAt
  return (
    <Row>
      <Cell className="reference max-md:order-1">{code}</Cell>
      <Cell className="font-semibold max-md:order-3 max-md:col-span-full">{clientName(row.client)}</Cell>
      <Cell className="text-ink-2 max-md:order-4 max-md:col-span-full">{row.client.organisation.name}</Cell>
      <Cell className="text-ink-2 max-md:order-4 max-md:col-span-full">{row.issue}</Cell>
      <Cell className="text-ink-2 max-md:order-4 max-md:col-span-full">
        <span className="md:hidden">Opened </span>
        {shortDate(calendarDate(row.openedOn))}
      </Cell>
      <Cell className="text-ink-2 max-md:order-4 max-md:col-span-full">
        <span className="md:hidden">Waiting since </span>
        {since && dateAndTime(since, zone)}
      </Cell>
      {everywhere && (
        <Cell className="text-ink-2 max-md:order-4 max-md:col-span-full">
          <span className="md:hidden">Chosen by </span>
          {row.practice?.name ?? 'The provider'}
        </Cell>
      )}
      <Cell className="text-right max-md:order-2 max-md:justify-self-end">
        <ButtonLink
          href={paths.selectConsultant(code)}
          size="small"
          className="covers-row max-md:h-11"
          aria-label={`Select the consultant of ${code}`}
        >
          Select
        </ButtonLink>
      </Cell>
    </Row>
  )
}
