import { appointmentNumber } from '@/lib/appointments/appointment'
import { dateInZone } from '@/lib/clocks/calendar-date'
import { type Difference, differs } from '@/lib/consistency/difference'
import type { ClientFacts, HistoryFact, RequestFact, Shared, Terms } from '@/lib/consistency/facts'
import { moveOf, nextAppointment, type ReplayedAppointment } from '@/lib/consistency/replay'
import { bookableOn, type CountedCase } from '@/lib/entitlement/allotments'
import { ledgerOf } from '@/lib/entitlement/ledger'
import { lifecycle } from '@/lib/requests/lifecycle'
import { isOpen, requestNumber } from '@/lib/requests/request'

type Allotted = CountedCase['allotments'][number]
type CaseThen = { open: boolean; allotments: Allotted[]; appointments: Map<string, ReplayedAppointment> }

/** A client as they were just before a row of history: what the count of that instant read. */
class Then {
  readonly cases = new Map<string, CaseThen>()
  readonly requests = new Map<string, RequestFact & { sessions: number }>()
  readonly #numbers: ReadonlyMap<string, number>

  constructor(client: ClientFacts) {
    this.#numbers = new Map(client.appointments.map(({ id, number }) => [id, number]))
  }

  counted(zone: string, without?: string | null): CountedCase[] {
    return [...this.cases].map(([id, { appointments, ...one }]) => ({
      ...{ ...one, id, number: 0 },
      appointments: [...appointments]
        .filter(([appointment]) => appointment !== without)
        .map(([appointment, { status, cancellation, startsAt }]) => ({
          ...{ number: this.#numbers.get(appointment) ?? 0, on: dateInZone(startsAt, zone) },
          ...{ startsAt, status, cancellation },
        })),
    }))
  }

  /** Takes the row in, so that the next one finds the client as it left them. */
  pass(row: HistoryFact, request: RequestFact | undefined, terms: Terms | undefined, zone: string): void {
    const of = this.cases.get(row.caseId ?? '')
    const grant = (kind: string, sessions = 0, timeZone = zone): Allotted => ({
      ...{ id: row.id, kind, sessions, grantedOn: dateInZone(row.at, timeZone) },
    })
    if (row.event === 'case.opened')
      this.cases.set(row.caseId ?? '', {
        ...{ open: true, allotments: [grant('entitlement', row.data.entitled)], appointments: new Map() },
      })
    if (row.event === 'case.closed' && of) of.open = false
    if (row.event.startsWith('appointment.') && of && row.appointmentId) {
      const next = nextAppointment(of.appointments.get(row.appointmentId) ?? null, row)
      if (next) of.appointments.set(row.appointmentId, next)
    }
    const event = moveOf(row)
    if (!event || !request) return
    const sessions = this.requests.get(request.id)?.sessions ?? row.data.sessions ?? 0
    if (isOpen(lifecycle[event].to)) this.requests.set(request.id, { ...request, sessions })
    else this.requests.delete(request.id)
    if (event === 'approved' && of) of.allotments.push(grant('approval', row.data.sessions, terms?.timeZone))
  }
}

/** The count that a request was submitted with, or sent on without Further details: said in its history, and counted again. */
function recounted(client: Then, row: HistoryFact, request: RequestFact, terms: Terms): Difference[] {
  const event = moveOf(row)
  if (!event || row.data.total === undefined) return []
  const submission = lifecycle[event].from.some((from) => from === 'draft')
  const dateOfRequest = submission ? (request.dateOfRequest ?? '') : dateInZone(row.at, terms.timeZone)
  const { total, reachesThreshold } = ledgerOf({
    ...{ dateOfRequest, caseId: request.caseId, asked: request.sessionsAsked ?? 0 },
    ...{ scope: terms.countScope === 'case' ? 'case' : 'client', threshold: terms.clinicalReviewThreshold },
    cases: client.counted(terms.timeZone),
    pending: [...client.requests.values()].filter(({ id }) => id !== request.id),
  })
  const record = requestNumber(request.reference)
  const review = (needed: boolean) => (needed ? 'needs a clinical review' : 'needs no clinical review')
  const went = lifecycle[event].to !== 'organisation_review'
  return [
    ...differs(record, `total of row ${row.id} of history`, row.data.total, total),
    ...differs(record, 'way it took', review(went), review(reachesThreshold)),
    ...differs(record, 'threshold', row.data.threshold, terms.clinicalReviewThreshold),
    ...differs(record, 'sessions asked', request.sessionsAsked, row.data.sessions),
  ]
}

/** A booking, or a move, beyond what was granted at that instant: the booking guard of every booking, asked again (domain §4, §10). */
function beyondGranted(client: Then, row: HistoryFact, zone: string, number: number | undefined): Difference[] {
  if ((row.event !== 'appointment.booked' && row.event !== 'appointment.moved') || !row.data.startsAt) return []
  const of = client.counted(zone, row.appointmentId).find(({ id }) => id === row.caseId)
  const on = dateInZone(new Date(row.data.startsAt), zone)
  if (of && bookableOn(of, on) > 0) return []
  return differs(appointmentNumber(number ?? 0), `booked by row ${row.id} of history`, on, 'no session was left for it')
}

/**
 * Every count and every booking of a client at the instant when it was made, from the rows of history before it: exact, because
 * all that counts, books or grants holds the client's row. Not told by history, so taken as stored: the date of request, which the
 * database keeps as it was asked, and the terms.
 */
export function countDifferences(client: ClientFacts, shared: Shared): Difference[] {
  const then = new Then(client)
  const numbers = new Map(client.appointments.map(({ id, number }) => [id, number]))
  const requests = new Map(client.requests.map((request) => [request.id, request]))
  const counts = new Map<string, number>()
  const found = client.history.flatMap((row) => {
    const request = requests.get(row.requestId ?? '')
    const terms = shared.terms.get(request?.agreementId ?? '')
    const zone = shared.zoneAt(client.organisationId, row.at) ?? 'Australia/Sydney'
    if (request && moveOf(row) && row.data.total !== undefined) counts.set(request.id, row.data.total)
    const differences = [
      ...(request && terms ? recounted(then, row, request, terms) : []),
      ...beyondGranted(then, row, zone, numbers.get(row.appointmentId ?? '')),
    ]
    then.pass(row, request, terms, zone)
    return differences
  })
  const totals = client.requests.flatMap(({ id, reference, totalCounted }) =>
    differs(requestNumber(reference), 'total', totalCounted, counts.get(id)),
  )
  return [...found, ...totals]
}
