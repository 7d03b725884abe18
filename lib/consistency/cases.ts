import { appointmentNumber } from '@/lib/appointments/appointment'
import { caseNumber } from '@/lib/cases/assist-case'
import { tasksOf } from '@/lib/cases/tasks'
import { dateInZone } from '@/lib/clocks/calendar-date'
import { type Difference, differs } from '@/lib/consistency/difference'
import type { AppointmentFact, CaseFact, ClientFacts, HistoryFact, Shared, TaskFact } from '@/lib/consistency/facts'
import { nextAppointment, type Replayed, type ReplayedAppointment } from '@/lib/consistency/replay'

/** A case's beginning and end against history, each told once. Its consultant is taken as stored: history keeps the name. */
export function caseDifferences(assistCase: CaseFact, client: ClientFacts, shared: Shared): Difference[] {
  const record = caseNumber(assistCase.number)
  const rows = (event: string) => client.history.filter((row) => row.event === event && row.caseId === assistCase.id)
  const [opened, closed] = [rows('case.opened'), rows('case.closed')]
  const at = opened[0]?.at
  const zone = at && shared.zoneAt(client.organisationId, at)
  return [
    ...differs(record, 'times opened', 1, opened.length),
    ...differs(record, 'opened', assistCase.openedOn, at && zone && dateInZone(at, zone)),
    ...differs(record, 'closed', assistCase.closedAt, closed[0]?.at),
    ...(closed.length > 1 ? differs(record, 'times closed', 1, closed.length) : []),
  ]
}

/** Cases and appointments that history tells of and that are stored no more. Requests cannot go: history points to them. */
export function missingDifferences({ history, cases, appointments }: ClientFacts): Difference[] {
  const known = new Set([...cases, ...appointments].map(({ id }) => id))
  const missing = history.filter(
    ({ event, caseId, appointmentId }) =>
      (event === 'case.opened' && !known.has(caseId ?? '')) ||
      (event === 'appointment.booked' && !known.has(appointmentId ?? '')),
  )
  return missing.flatMap(({ id, event }) => differs(`Row ${id} of history`, 'what it is about', null, event))
}

/** An appointment taken through its history (domain §10), and the rows that cannot be. */
export function replayAppointment(rows: readonly HistoryFact[]) {
  let state: ReplayedAppointment | null = null
  const impossible: HistoryFact[] = []
  for (const row of rows.filter(({ event }) => event.startsWith('appointment.'))) {
    const next = nextAppointment(state, row)
    if (next) state = next
    else impossible.push(row)
  }
  return { caseId: rows[0]?.caseId ?? null, state: state as ReplayedAppointment | null, impossible }
}

/** An appointment's state and time against its history. */
export function appointmentDifferences(
  appointment: AppointmentFact,
  { caseId, state, impossible }: ReturnType<typeof replayAppointment>,
): Difference[] {
  const record = appointmentNumber(appointment.number)
  return [
    ...impossible.flatMap((row) =>
      differs(record, `row ${row.id} of history`, row.event, 'no such change from where it was'),
    ),
    ...differs(record, 'case', appointment.caseId, caseId),
    ...differs(record, 'status', appointment.status, state?.status),
    ...differs(record, 'starts', appointment.startsAt, state?.startsAt),
    ...differs(record, 'manner', appointment.manner, state?.manner),
    ...differs(record, 'cancellation', appointment.cancellation, state?.cancellation),
    ...differs(record, 'cancelled', appointment.cancelledAt, state?.cancelledAt),
  ]
}

const taskWords = (tasks: readonly Pick<TaskFact, 'kind' | 'appointmentId' | 'requestId'>[]): string =>
  tasks
    .map(({ kind, appointmentId, requestId }) => [kind, appointmentId ?? requestId ?? ''].join(' ').trim())
    .toSorted()
    .join('; ')

/** The open tasks of a case against those that domain §10 derives from its appointments and requests as history has them. */
export function taskDifferences(
  assistCase: CaseFact,
  client: ClientFacts,
  told: { requests: ReadonlyMap<string, Replayed>; appointments: ReadonlyMap<string, ReplayedAppointment | null> },
): Difference[] {
  const of = ({ caseId }: { caseId: string }) => caseId === assistCase.id
  const due = tasksOf({
    closed: client.history.some(({ event, caseId }) => event === 'case.closed' && caseId === assistCase.id),
    consultantId: assistCase.consultantId,
    appointments: client.appointments.filter(of).flatMap(({ id }) => {
      const state = told.appointments.get(id)
      return state ? [{ id, ...state }] : []
    }),
    requests: client.requests.filter(of).map(({ id }) => ({ id, status: told.requests.get(id)?.status ?? 'draft' })),
  })
  const open = client.tasks.filter(
    (task) => of(task) && task.doneAt === null && task.kind !== 'tell_client_the_outcome',
  )
  return differs(caseNumber(assistCase.number), 'open tasks', taskWords(open), taskWords(due))
}
