import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { dateAndTime } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import type { ListedPerson } from '@/lib/people/list'
import { roleWords } from '@/lib/people/person'
import { factorsInWords } from './factor-words'
import { StateTag } from './state-tag'

/** The list of people; cards on a phone. */
export function PeopleTable({ rows, zone }: { rows: readonly ListedPerson[]; zone: string }) {
  return (
    <Table caption="People" cards>
      <TableHead>
        <HeadCell>Name</HeadCell>
        <HeadCell>Email</HeadCell>
        <HeadCell>Role</HeadCell>
        <HeadCell>Practice or organisation</HeadCell>
        <HeadCell>State</HeadCell>
        <HeadCell>Last sign-in</HeadCell>
        <HeadCell>Second factor</HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <PersonRow key={row.id} row={row} zone={zone} />
        ))}
      </TableBody>
    </Table>
  )
}

function PersonRow({ row, zone }: { row: ListedPerson; zone: string }) {
  return (
    <Row>
      <Cell className="max-md:order-1">
        <TextLink href={paths.person(row.id)} coversRow className="font-semibold break-words">
          {row.name}
        </TextLink>
      </Cell>
      <Cell className="text-ink-2 [overflow-wrap:anywhere] max-md:order-3 max-md:col-span-full">{row.email}</Cell>
      <Cell className="text-ink-2 max-md:order-4 max-md:col-span-full">{roleWords[row.role]}</Cell>
      <Cell className="text-ink-2 max-md:order-5 max-md:col-span-full max-md:empty:hidden">{row.place}</Cell>
      <Cell className="max-md:order-2 max-md:justify-self-end">
        <StateTag state={row.state} />
      </Cell>
      <Cell className="text-ink-2 max-md:order-6 max-md:col-span-full">
        <span className="md:hidden">Last sign-in: </span>
        {row.lastSignIn ? dateAndTime(row.lastSignIn, zone) : <span className="text-ink-3">Never</span>}
      </Cell>
      <Cell className="text-ink-2 max-md:order-7 max-md:col-span-full">
        <span className="md:hidden">Second factor: </span>
        {factorsInWords(row)}
      </Cell>
    </Row>
  )
}
