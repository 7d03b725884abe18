import 'server-only'
import {
  appointmentDifferences,
  caseDifferences,
  missingDifferences,
  replayAppointment,
  taskDifferences,
} from '@/lib/consistency/cases'
import { countDifferences } from '@/lib/consistency/counts'
import { allotmentDifferences, decisionDifferences } from '@/lib/consistency/decisions'
import { type Difference, differs } from '@/lib/consistency/difference'
import type { ClientFacts, Shared } from '@/lib/consistency/facts'
import { mailDifferences, outcomeDifferences, stateDifferences } from '@/lib/consistency/mails'
import { clientsWithFacts, editedHolidays, missingClients, otherMails, sharedFacts } from '@/lib/consistency/queries'
import { replayRequest } from '@/lib/consistency/replay'
import { openRequestDifferences, requestDifferences } from '@/lib/consistency/requests'
import type { Ask } from '@/lib/history/verify'

/** How much was compared, and how much of it is otherwise than history says. */
export type Checked = { cases: number; requests: number; mails: number; differences: number }

/** Everything of one client that is stored otherwise than their history says. */
export function clientDifferences(client: ClientFacts, shared: Shared): Difference[] {
  const rows = Map.groupBy(client.history, ({ requestId }) => requestId)
  const requests = new Map(client.requests.map(({ id }) => [id, replayRequest(rows.get(id) ?? [])]))
  const changes = Map.groupBy(client.history, ({ appointmentId }) => appointmentId)
  const appointments = new Map(client.appointments.map(({ id }) => [id, replayAppointment(changes.get(id) ?? [])]))
  const states = new Map([...appointments].map(([id, { state }]) => [id, state]))
  const stays = Map.groupBy(client.stays, ({ requestId }) => requestId)
  const mails = Map.groupBy(client.mails, ({ requestId }) => requestId)
  const decisions = Map.groupBy(client.decisions, ({ requestId }) => requestId)
  return [
    ...missingDifferences(client),
    ...client.cases.flatMap((one) => [
      ...caseDifferences(one, client, shared),
      ...taskDifferences(one, client, { requests, appointments: states }),
    ]),
    ...client.appointments.flatMap((one) =>
      appointmentDifferences(one, appointments.get(one.id) ?? replayAppointment([])),
    ),
    ...openRequestDifferences(client),
    ...client.requests.flatMap((one) => {
      const told = requests.get(one.id) ?? replayRequest([])
      const post = mails.get(one.id) ?? []
      return [
        ...requestDifferences(one, told, stays.get(one.id) ?? [], shared),
        ...decisionDifferences(one, told, decisions.get(one.id) ?? []),
        ...mailDifferences(one, told, post, shared),
        ...outcomeDifferences(one, told, post, client.tasks, client.history),
      ]
    }),
    ...allotmentDifferences(client, requests, shared),
    ...countDifferences(client, shared),
    ...stateDifferences(client.mails),
  ]
}

/**
 * Recomputes every case, count, status, due date and mail set from history (domain §3 to §6, §10) and tells each difference as it
 * is found. `ask` reads one snapshot. What history does not tell is taken as stored: what was asked, agreements, holidays that
 * nobody edited, who the consultant of a case is, and how people stood at an instant who moved or were disabled since.
 */
export async function checkEverything(ask: Ask, tell: (difference: Difference) => void): Promise<Checked> {
  const checked = { cases: 0, requests: 0, mails: 0, differences: 0 }
  const found = (differences: readonly Difference[]) => {
    checked.differences += differences.length
    for (const one of differences) tell(one)
  }
  const shared = await sharedFacts(ask)
  for await (const clients of clientsWithFacts(ask))
    for (const client of clients) {
      checked.cases += client.cases.length
      checked.requests += client.requests.length
      checked.mails += client.mails.length
      found(clientDifferences(client, shared))
    }
  for await (const mails of otherMails(ask)) {
    checked.mails += mails.length
    found(stateDifferences(mails))
  }
  for (const { id } of await missingClients(ask)) found(differs(`Client ${id}`, 'record', null, 'a client'))
  for (const { state, day, stored, told } of await editedHolidays(ask))
    found(differs(`${state} ${day}`, 'holiday', stored ?? 'no holiday', told))
  return checked
}
