import type { Stay } from '@/lib/clocks/deadlines'
import type { HistoryFact } from '@/lib/consistency/facts'
import { next, type RequestEvent, requestEvents } from '@/lib/requests/lifecycle'
import { isClosed, type Status } from '@/lib/requests/request'

/** A move of a request along the lifecycle, and the row of history that tells it. */
export type Move = {
  readonly event: RequestEvent
  readonly from: Status
  readonly to: Status
  /** The version that was left: the one that a decider saw. */
  readonly version: number
  readonly row: HistoryFact
}

/** What a request is by its history alone. */
export type Replayed = {
  readonly caseId: string | null
  readonly status: Status
  readonly version: number
  readonly moves: readonly Move[]
  readonly stays: readonly Stay[]
  /** Rows that cannot be: a move that the lifecycle does not have, or a request that begins twice or in the middle. */
  readonly impossible: readonly HistoryFact[]
}

const moves = new Map<string, RequestEvent>(requestEvents.map((event) => [`request.${event}`, event]))

/** The move that a row of history tells of, or undefined: a review was taken, a due date moved. */
export const moveOf = ({ event }: HistoryFact): RequestEvent | undefined => moves.get(event)

/** Takes a request through its lifecycle, row by row (domain §4), with the stays that clocks are computed from. */
export function replayRequest(rows: readonly HistoryFact[]): Replayed {
  let status: Status = 'draft'
  const [made, impossible]: [Move[], HistoryFact[]] = [[], []]
  const stays: { status: string; enteredAt: Date; leftAt: Date | null }[] = []
  let started = false
  for (const row of rows) {
    if (row.event === 'request.started') {
      if (started) impossible.push(row)
      started = true
    }
    const event = moveOf(row)
    if (!event) continue
    const to = next(status, event)
    if (!started || !to || row.data.from !== status || row.data.to !== to) {
      impossible.push(row)
      continue
    }
    made.push({ event, from: status, to, version: made.length + 1, row })
    const last = stays.at(-1)
    // Two servers' clocks may differ: no stay ends before it began, as the verb has it.
    const left = new Date(Math.max(row.at.getTime(), last?.enteredAt.getTime() ?? 0))
    if (last) last.leftAt = left
    if (!isClosed(to)) stays.push({ status: to, enteredAt: left, leftAt: null })
    status = to
  }
  return { caseId: rows[0]?.caseId ?? null, status, version: made.length + 1, moves: made, stays, impossible }
}

/** What an appointment is by its history alone; null where it was never booked. */
export type ReplayedAppointment = {
  readonly status: string
  readonly startsAt: Date
  readonly manner: string
  readonly cancellation: string | null
  readonly cancelledAt: Date | null
}

const settling: Readonly<Record<string, string>> = {
  'appointment.completed': 'completed',
  'appointment.cancelled': 'cancelled',
  'appointment.no_show': 'no_show',
}

/** The next state of an appointment (domain §10); null where it cannot go there: what is settled stays as it was settled. */
export function nextAppointment(before: ReplayedAppointment | null, row: HistoryFact): ReplayedAppointment | null {
  const { event, data, at } = row
  const time = () => ({ startsAt: new Date(data.startsAt ?? ''), manner: data.manner ?? '' })
  if (event === 'appointment.booked')
    return before ? null : { ...time(), status: 'scheduled', cancellation: null, cancelledAt: null }
  if (before?.status !== 'scheduled' && before?.status !== 'commenced') return null
  if (event === 'appointment.moved') return before.status === 'scheduled' ? { ...before, ...time() } : null
  if (event === 'appointment.commenced')
    return before.status === 'scheduled' ? { ...before, status: 'commenced' } : null
  const status = settling[event]
  if (!status) return null
  return status === 'cancelled'
    ? { ...before, status, cancellation: data.cancellation ?? null, cancelledAt: at }
    : { ...before, status }
}
