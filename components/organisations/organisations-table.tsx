import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { placeOfZone } from '@/lib/clocks/calendar-date'
import { stateNames } from '@/lib/organisations/agreement'
import type { ListedOrganisation } from '@/lib/organisations/list'
import { paths } from '@/lib/paths'

/** The organisations; cards on a phone. */
export function OrganisationsTable({ rows }: { rows: readonly ListedOrganisation[] }) {
  return (
    <Table caption="Organisations" cards>
      <TableHead>
        <HeadCell>Name</HeadCell>
        <HeadCell>State or territory</HeadCell>
        <HeadCell>Agreement</HeadCell>
        <HeadCell numeric>Reviewers</HeadCell>
        <HeadCell>Code by mail</HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <OrganisationRow key={row.id} row={row} />
        ))}
      </TableBody>
    </Table>
  )
}

function OrganisationRow({ row }: { row: ListedOrganisation }) {
  const { state, timeZone } = row
  return (
    <Row>
      <Cell className="max-md:order-1 max-md:col-span-full">
        <TextLink href={paths.organisation(row.id)} coversRow className="font-semibold break-words">
          {row.name}
        </TextLink>
      </Cell>
      <Cell className="text-ink-2 max-md:order-2 max-md:col-span-full max-md:empty:hidden">
        {state && timeZone && `${(stateNames[state] ?? state).replace(/^the /, '')}, ${placeOfZone(timeZone)} time`}
      </Cell>
      <Cell className="text-ink-2 max-md:order-3 max-md:col-span-full">
        {row.version === null ? (
          <span className="font-medium text-crimson">None in force</span>
        ) : (
          `Version ${row.version}`
        )}
      </Cell>
      <Cell numeric className="max-md:order-4 max-md:col-span-full max-md:text-left">
        {row.reviewers}
        <span className="md:hidden">{row.reviewers === 1 ? ' reviewer' : ' reviewers'}</span>
      </Cell>
      <Cell className="text-ink-2 max-md:order-5 max-md:col-span-full">
        <span className="md:hidden">Code by mail: </span>
        {row.allowsEmailedCode ? 'Allowed' : 'Not allowed'}
      </Cell>
    </Row>
  )
}
