import { dateInZone } from '@/lib/clocks/calendar-date'
import { dueDateOf, type Stay } from '@/lib/clocks/deadlines'
import { type Difference, differs } from '@/lib/consistency/difference'
import type { ClientFacts, RequestFact, Shared } from '@/lib/consistency/facts'
import type { Replayed } from '@/lib/consistency/replay'
import { isOpen, requestNumber, type Status } from '@/lib/requests/request'

/**
 * A request's state, version, instants, stays and due date against its history taken through the lifecycle (domain §4, §5).
 * Not told by history, so taken as stored: what was asked, whether it is urgent, its agreement, and the holidays of today.
 */
export function requestDifferences(request: RequestFact, told: Replayed, stays: readonly Stay[], shared: Shared) {
  const record = requestNumber(request.reference)
  const terms = request.agreementId ? shared.terms.get(request.agreementId) : undefined
  const submitted = told.moves.find(({ from, to }) => from === 'draft' && to !== 'withdrawn')?.row.at
  const reached = told.moves.find(({ to }) => to === 'organisation_review')?.row.at
  const last = told.moves.at(-1)
  const due = terms
    ? dueDateOf({ stays: told.stays, urgent: request.urgent, terms, holidays: shared.holidaysOf(terms.state) })
    : null
  return [
    ...told.impossible.flatMap((row) =>
      differs(record, `row ${row.id} of history`, row.event, 'no such move from where it was'),
    ),
    ...differs(record, 'case', request.caseId, told.caseId),
    ...differs(record, 'status', request.status, told.status),
    ...differs(record, 'version', request.version, told.version),
    ...differs(record, 'submitted', request.submittedAt, submitted),
    ...differs(record, 'closed', request.closedAt, last && !isOpen(last.to) ? last.row.at : null),
    ...differs(
      record,
      'reached the organisation',
      request.reachedOn,
      reached && terms && dateInZone(reached, terms.timeZone),
    ),
    ...differs(record, 'stays', stayWords(stays), stayWords(told.stays)),
    ...differs(record, 'due', request.dueOn, due),
  ]
}

const stayWords = (stays: readonly Stay[]): string =>
  stays
    .map(({ status, enteredAt, leftAt }) => `${status} ${enteredAt.toISOString()} to ${leftAt?.toISOString() ?? 'now'}`)
    .join('; ')

/** At most one open request a case, none on a closed one (domain §4). */
export function openRequestDifferences({ cases, requests }: Pick<ClientFacts, 'cases' | 'requests'>): Difference[] {
  const closed = new Set(cases.filter(({ closedAt }) => closedAt !== null).map(({ id }) => id))
  const open = requests.filter(({ status }) => isOpen(status as Status))
  return [...Map.groupBy(open, ({ caseId }) => caseId)].flatMap(([caseId, of]) =>
    of.flatMap(({ reference }, index) => [
      ...differs(requestNumber(reference), 'open requests of its case', index + 1, 1),
      ...differs(requestNumber(reference), 'its case', closed.has(caseId) ? 'closed' : 'open', 'open'),
    ]),
  )
}
