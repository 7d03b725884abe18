import { StatusTag } from '@/components/requests/status-tag'
import { ButtonLink } from '@/components/ui/button'
import { Deadline } from '@/components/ui/day-clock'
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import type { ReleasedRequest } from '@/lib/approvals/release'
import { dayAndMonth, listDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { clockLook, clockWords, grantedOf } from './clock-words'

type Props = { requests: readonly ReleasedRequest[]; decided: boolean }

/** A reviewer's requests: all that may be seen of each, in one row. */
export function ApprovalsTable({ requests, decided }: Props) {
  return (
    <Table caption="Requests" cards>
      <TableHead>
        <HeadCell>Reference</HeadCell>
        <HeadCell numeric>Sessions</HeadCell>
        <HeadCell>Goal</HeadCell>
        <HeadCell>Referral to longer-term support</HeadCell>
        <HeadCell>Received</HeadCell>
        <HeadCell>{decided ? 'Outcome' : 'Due'}</HeadCell>
        {!decided && (
          <HeadCell>
            <span className="sr-only">Action</span>
          </HeadCell>
        )}
      </TableHead>
      <TableBody>
        {requests.map((request, index) => (
          <Row key={request.number} tall>
            <Cell className="whitespace-nowrap max-md:col-span-full">
              <TextLink href={paths.approval(request.number)} reference coversRow>
                {request.number}
              </TextLink>
              {request.urgent && (
                <Tag tone="ember" className="ml-2">
                  Urgent
                </Tag>
              )}
            </Cell>
            <Cell numeric className="text-xl max-md:order-first max-md:row-span-2 max-md:hidden">
              {request.sessions}
            </Cell>
            <Cell className="font-semibold max-md:col-span-full">
              <span className="md:hidden">{request.sessions} sessions. </span>
              {request.goal}
            </Cell>
            <Cell className="text-ink-2 max-md:col-span-full">{request.referral}</Cell>
            <Cell className="whitespace-nowrap text-ink-2 max-md:hidden">{dayAndMonth(request.received)}</Cell>
            <Cell className="whitespace-nowrap max-md:col-span-full">
              {decided ? <Outcome request={request} /> : <Due request={request} />}
            </Cell>
            {!decided && (
              <Cell className="max-md:col-span-full">
                <ButtonLink
                  href={paths.approval(request.number)}
                  variant={index === 0 && request.clock.state === 'running' ? 'primary' : 'secondary'}
                  className="relative z-1 max-md:w-full"
                  aria-label={`${request.clock.state === 'running' ? 'Decide' : 'Open'} ${request.number}`}
                >
                  {request.clock.state === 'running' ? 'Decide' : 'Open'}
                </ButtonLink>
              </Cell>
            )}
          </Row>
        ))}
      </TableBody>
    </Table>
  )
}

function Due({ request: { clock } }: { request: ReleasedRequest }) {
  return (
    <Deadline
      date={listDate(clock.due)}
      words={clockWords(clock)}
      days={clock.length}
      day={clock.day}
      state={clockLook(clock)}
    />
  )
}

function Outcome({ request }: { request: ReleasedRequest }) {
  return <StatusTag status={request.status} viewer="reviewer" granted={grantedOf(request)} />
}
