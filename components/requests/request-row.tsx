import clsx from 'clsx'
import { Deadline, Overdue } from '@/components/ui/day-clock'
import { Cell, Row } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { caseNumber } from '@/lib/cases/assist-case'
import type { Holidays } from '@/lib/clocks/business-days'
import { paths } from '@/lib/paths'
import type { ListedRequest } from '@/lib/requests/list'
import { awaitsConsultant, requestNumber } from '@/lib/requests/request'
import { askedOf, type Due, dueOf, holderOf, listedName } from './list-words'
import { StatusTag } from './status-tag'

export type RowContext = {
  /** "You", or the consultant whom practice staff act for. */
  you: string
  /** False for practice staff who do not answer Further details: no flame of theirs. */
  answersDetails: boolean
  zone: string
  at: Date
  holidaysOf: (state: string) => Holidays
}

/** One request of the list; on a phone a card of client, state, who has it and when it is due. */
export function RequestRow({ request, context }: { request: ListedRequest; context: RowContext }) {
  const { status, granted, urgent } = request
  const { you, answersDetails, zone, at, holidaysOf } = context
  const number = requestNumber(request.reference)
  const asked = askedOf(request)
  const due = dueOf(request, holidaysOf, at)
  const mine = status === 'draft' || awaitsConsultant(status)
  const holder = holderOf(request, you, zone)
  return (
    <Row>
      <Cell className="max-md:order-2 max-md:justify-self-end">
        <TextLink href={paths.request(number)} reference coversRow>
          {number}
        </TextLink>
      </Cell>
      <Cell className="font-medium max-md:order-1 max-md:text-md max-md:font-semibold">{listedName(request)}</Cell>
      <Cell className="max-md:hidden">
        <TextLink href={paths.case(caseNumber(request.caseNumber))} className="relative z-1 whitespace-nowrap">
          {caseNumber(request.caseNumber)}
        </TextLink>
      </Cell>
      <Cell numeric className="font-semibold max-md:order-4 max-md:font-normal max-md:text-ink-2">
        {asked}
        <span className="md:hidden">{asked && ' asked'}</span>
      </Cell>
      <Cell className="max-md:order-3">
        <span className="flex flex-wrap items-center gap-x-2">
          <StatusTag
            status={status}
            viewer={status === 'further_details' && !answersDetails ? 'administrator' : 'consultant_side'}
            granted={granted === null ? undefined : { sessions: granted, of: Number(request.asked) }}
          />
          {urgent && <span className="text-sm font-semibold text-ember-ink">Urgent</span>}
        </span>
      </Cell>
      <Cell className={clsx('max-md:order-5', mine ? 'font-semibold' : 'text-ink-2')}>
        {mine ? (
          <>
            {holder}
            <span className="md:hidden">{you === 'You' ? ' have it' : ' has it'}</span>
          </>
        ) : (
          holder
        )}
      </Cell>
      <Cell
        className={clsx(
          'max-md:order-6 max-md:justify-self-end max-md:text-right',
          due.kind === 'date' && due.overdue && 'max-md:col-span-full',
        )}
      >
        <DueWords due={due} />
      </Cell>
    </Row>
  )
}

function DueWords({ due }: { due: Due }) {
  if (due.kind === 'words') return <span className="text-ink-2">{due.words}</span>
  const { date, words, days, day, overdue } = due
  return (
    <>
      <span className="max-md:hidden">
        <Deadline {...{ date, words, days, day }} state={overdue ? 'overdue' : 'running'} />
      </span>
      <span className="text-sm text-ink-2 md:hidden">
        {overdue ? (
          <Overdue>{`${date}, ${words}`}</Overdue>
        ) : (
          <>
            <span className="inline-block">{date},</span> <span className="inline-block">{words}</span>
          </>
        )}
      </span>
    </>
  )
}
