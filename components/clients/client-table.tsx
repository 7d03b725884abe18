import clsx from 'clsx'
import { SessionStrip } from '@/components/cases/session-strip'
import { appointmentTime } from '@/components/cases/task-words'
import { Avatar } from '@/components/ui/avatar'
import { ButtonLink } from '@/components/ui/button'
import { Flame } from '@/components/ui/flame'
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { caseNumber } from '@/lib/cases/assist-case'
import type { ListedCase } from '@/lib/clients/list'
import { type ClientSearch, type ClientSort, clientTabWords } from '@/lib/clients/schema'
import { paths } from '@/lib/paths'
import { clientsAddress } from './address'

type Props = { rows: readonly ListedCase[]; search: ClientSearch; zone: string; at: Date }

/** My Clients, a row for each Assist case; cards on a phone. */
export function ClientTable({ rows, search, zone, at }: Props) {
  const sort = (by: ClientSort) => ({
    href: clientsAddress(search, { sort: search.sort === by ? `-${by}` : by }),
    direction: directions[search.sort === by ? 'up' : search.sort === `-${by}` ? 'down' : 'none'],
  })
  return (
    <Table caption={`My clients, ${clientTabWords[search.tab].toLowerCase()}`} cards>
      <TableHead>
        <HeadCell sort={sort('name')}>Client</HeadCell>
        <HeadCell sort={sort('organisation')}>Organisation</HeadCell>
        <HeadCell sort={sort('case')}>Assist case</HeadCell>
        <HeadCell>Sessions in 12 months</HeadCell>
        <HeadCell sort={sort('next')}>Next appointment</HeadCell>
        <HeadCell>Task</HeadCell>
        <HeadCell>
          <span className="sr-only">Open</span>
        </HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <ClientRow key={row.number} row={row} zone={zone} at={at} />
        ))}
      </TableBody>
    </Table>
  )
}

const directions = { up: 'ascending', down: 'descending', none: undefined } as const

function ClientRow({ row, zone, at }: { row: ListedCase; zone: string; at: Date }) {
  const { client, organisation, number, open, left, ledger, next, task } = row
  return (
    <Row className="md:h-[60px]">
      <Cell className="max-md:order-1">
        <span className="flex items-center gap-3">
          <Avatar name={client.name} />
          <span className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-semibold md:whitespace-nowrap">{client.name}</span>
            {open && <SessionsLeft count={left} />}
          </span>
        </span>
      </Cell>
      <Cell className="text-ink-2 max-md:order-3">{organisation}</Cell>
      <Cell className="max-md:order-4 max-md:justify-self-end">
        <TextLink href={paths.case(caseNumber(number))} reference className="relative z-1">
          {caseNumber(number)}
        </TextLink>
      </Cell>
      <Cell className="max-md:order-5 max-md:col-span-full">
        <SessionStrip ledger={ledger} total />
      </Cell>
      <Cell className="whitespace-nowrap text-ink-2 max-md:order-6 max-md:col-span-full">
        <span className="md:hidden">Next appointment: </span>
        {next ? appointmentTime(next, zone, at) : <span className="text-ink-3">None booked</span>}
      </Cell>
      <Cell className="max-md:order-7 max-md:col-span-full">
        {task ? (
          <span className="flex items-center gap-2">
            {task.needsYou && <Flame size={17} />}
            <span className={task.needsYou ? '' : 'text-ink-2 md:ml-[25px]'}>{task.words}</span>
          </span>
        ) : (
          <span className="text-ink-3">No task</span>
        )}
      </Cell>
      <Cell className="text-right max-md:order-2">
        <ButtonLink
          href={paths.client(client.id, 'services')}
          size="small"
          className="covers-row max-md:h-11"
          aria-label={`Open ${client.name}`}
        >
          Open
        </ButtonLink>
      </Cell>
    </Row>
  )
}

/** What can still be booked on this case. */
function SessionsLeft({ count }: { count: number }) {
  return (
    <span className={clsx('text-sm whitespace-nowrap', count > 0 ? 'text-ink-3' : 'text-ink-2')}>
      {count > 0 ? count : 'none'} left<span className="sr-only"> to book</span>
    </span>
  )
}
