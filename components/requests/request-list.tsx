import { CalendarDays } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import { HeadCell, Table, TableBody, TableHead } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { paths } from '@/lib/paths'
import type { ListRead } from '@/lib/requests/list'
import { type ListAddress, pageAddress, requestTabWords, tabAddress } from './list-address'
import { RequestRow, type RowContext } from './request-row'

type Props = { list: ListRead; address: ListAddress; context: Omit<RowContext, 'holidaysOf'> }

/** A page of My Requests, or why there is none. */
export function RequestList({ list, address, context }: Props) {
  const { requests, counts, hasPrevious, hasNext, holidaysOf } = list
  const [first, last] = [requests[0], requests.at(-1)]
  if (!first || !last) return <NoRequests address={address} any={counts.all > 0} />
  const { offset } = address
  const size = requests.length
  return (
    <>
      <Table caption={`My requests, ${requestTabWords[address.tab].toLowerCase()}`} cards>
        <TableHead>
          <HeadCell>Reference</HeadCell>
          <HeadCell>Client</HeadCell>
          <HeadCell>Case</HeadCell>
          <HeadCell numeric>Asked</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell>Who has it</HeadCell>
          <HeadCell>Due</HeadCell>
        </TableHead>
        <TableBody>
          {requests.map((request) => (
            <RequestRow key={request.id} request={request} context={{ ...context, holidaysOf }} />
          ))}
        </TableBody>
      </Table>
      <div className="mt-auto">
        <Pagination
          range={`${offset + 1} to ${offset + size} of ${counts[address.tab]}`}
          previous={hasPrevious ? pageAddress(address, { before: first }, Math.max(0, offset - 10)) : undefined}
          next={hasNext ? pageAddress(address, { after: last }, offset + size) : undefined}
        />
      </div>
    </>
  )
}

function NoRequests({ address, any }: { address: ListAddress; any: boolean }) {
  if (address.search)
    return (
      <EmptyState title="Nothing matches.">
        <TextLink href={tabAddress({ ...address, search: '' }, address.tab)}>Clear the search.</TextLink>
      </EmptyState>
    )
  if (any) return <EmptyState title={empty[address.tab]} />
  return (
    <EmptyState
      title="No requests yet"
      actions={
        <>
          <ButtonLink href={paths.calendar()} variant="primary">
            <CalendarDays />
            Open My Calendar
          </ButtonLink>
          <ButtonLink href={paths.clients()}>Open My Clients</ButtonLink>
        </>
      }
    >
      When a client needs more sessions than the case allows, start from the appointment in My Calendar or from the
      Assist case.
    </EmptyState>
  )
}

const empty = {
  'needs-you': 'Nothing needs you now.',
  open: 'No request is open.',
  drafts: 'No draft is kept.',
  decided: 'Nothing is decided yet.',
  all: 'No requests yet',
} as const
