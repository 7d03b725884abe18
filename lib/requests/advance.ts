import 'server-only'
import { freeSlotAtEnd } from '@/lib/calendar/release-slot'
import { settleTasks } from '@/lib/cases/settle-tasks'
import { databaseDate, dateInZone } from '@/lib/clocks/calendar-date'
import { dueDateOf } from '@/lib/clocks/deadlines'
import { holidaysOf } from '@/lib/clocks/holidays'
import type { Tx } from '@/lib/db'
import type { DoneBy, RequestData } from '@/lib/history/event'
import { record } from '@/lib/history/record'
import { type LockedRequest, lockedRequest } from '@/lib/requests/change'
import { next, type RequestEvent } from '@/lib/requests/lifecycle'
import { isClosed } from '@/lib/requests/request'

/**
 * Moves a locked request along the lifecycle: status, stay, due date and version together with the history row, the slot
 * that was held for it, then the case's tasks. The only writer of the status. Throws where the table has no such move: verbs refuse that beforehand.
 * Returns the request as it is now.
 */
export async function advance(
  tx: Tx,
  request: LockedRequest,
  event: RequestEvent,
  by: DoneBy,
  at: Date,
  counted: Omit<RequestData, 'from' | 'to'> = {},
): Promise<LockedRequest> {
  const from = request.status as Parameters<typeof next>[0]
  const to = next(from, event)
  if (!to) throw new Error(`The lifecycle has no ${event} from ${from}.`)
  const closed = isClosed(to)
  // Two servers' clocks may differ: no stay ends before it began.
  const left = new Date(Math.max(at.getTime(), request.stays.at(-1)?.enteredAt.getTime() ?? 0))
  await tx.requestStay.updateMany({ where: { requestId: request.id, leftAt: null }, data: { leftAt: left } })
  if (!closed) await tx.requestStay.create({ data: { requestId: request.id, status: to, enteredAt: left } })
  const terms = request.agreement
  const stays = await tx.requestStay.findMany({ where: { requestId: request.id }, orderBy: { id: 'asc' } })
  const due =
    closed || !terms
      ? null
      : dueDateOf({ stays, urgent: request.urgent, terms, holidays: await holidaysOf(tx, terms.state) })
  const reachesOrganisation = to === 'organisation_review' && !request.reachedOn && terms
  await tx.request.update({
    where: { id: request.id },
    data: {
      status: to,
      version: { increment: 1 },
      dueOn: due ? databaseDate(due) : null,
      ...(from === 'draft' && to !== 'withdrawn' ? { submittedAt: at } : {}),
      ...(closed ? { closedAt: at, typed: {} } : {}),
      ...(reachesOrganisation ? { reachedOn: databaseDate(dateInZone(at, terms.timeZone)) } : {}),
    },
  })
  const subject = { requestId: request.id, caseId: request.caseId, clientId: request.clientId }
  await record(tx, { event: `request.${event}`, data: { from, to, ...counted } }, subject, by, at)
  if (closed) await freeSlotAtEnd(tx, request, to, at)
  await settleTasks(tx, request.caseId, 'person' in by ? by.person : null, at)
  return lockedRequest(tx, request.id)
}
