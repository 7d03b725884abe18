import { addDays, type CalendarDate, longDate, oneYearAfter, oneYearBefore } from '@/lib/clocks/calendar-date'
import {
  type CountedAppointment,
  type CountedCase,
  isCharged,
  remainingAllotments,
  remainingOf,
  takesSession,
} from '@/lib/entitlement/allotments'
import { requestNumber } from '@/lib/requests/request'

/** Another open request of the client; `reference` as it is stored, without ESR-. */
export type PendingRequest = { readonly reference: string; readonly caseId: string; readonly sessions: number }

export type LedgerInput = {
  /** In the organisation's time zone, as all dates here. Up to 14 days back (domain §4). */
  readonly dateOfRequest: CalendarDate
  /** Over all of the client's cases, or the one that asks (domain §7). */
  readonly scope: 'client' | 'case'
  readonly caseId: string
  readonly threshold: number
  readonly cases: readonly CountedCase[]
  /** Without the request that is counted. */
  readonly pending: readonly PendingRequest[]
  /** 0 where nothing is asked: the ledger of a client or case. */
  readonly asked: number
}

/** The six parts of domain §3; `added` is a remaining one on the page of the approval that added it. */
export const unitKinds = ['completed', 'charged', 'scheduled', 'remaining', 'pending', 'asked'] as const
export type UnitKind = (typeof unitKinds)[number] | 'added'

/** One session of the count, and why it counts. */
export type LedgerUnit = {
  readonly kind: UnitKind
  /** 1 for the oldest. From the threshold on a unit is one that a clinical review is for. */
  readonly position: number
  readonly caseId: string
  readonly caseNumber: number
  /** Date and number of the appointment, of those that have one. */
  readonly on: CalendarDate | null
  readonly startsAt: Date | null
  readonly appointment: number | null
  readonly allotmentId: string | null
  /** Of a pending unit, the reference of the request that asks for it, as it is stored. */
  readonly request: string | null
  readonly why: string
  /** The first date whose count no longer holds the unit; for a remaining one the date it lapses. Null where open. */
  readonly leavesOn: CalendarDate | null
}

export type Sums = Readonly<Record<(typeof unitKinds)[number], number>>
export type Ledger = {
  readonly units: readonly LedgerUnit[]
  readonly sums: Sums
  readonly total: number
  readonly threshold: number
  readonly reachesThreshold: boolean
  /** First and last date of the 12 months. */
  readonly window: { readonly from: CalendarDate; readonly to: CalendarDate }
}

type Counted = { appointment: CountedAppointment; kind: 'completed' | 'charged' | 'scheduled'; why: string }

/**
 * How an appointment counts at a date of request, or null (domain §3). Commenced, and past ones that nobody completed, are
 * scheduled, however old. Where the spec is silent, on what lies after a date of request that is up to 14 days back: seen
 * from that date a session completed since was booked for the future, so it is scheduled; a late cancellation or a no-show
 * is charged as soon as it is one. So no date of request makes a used session vanish from the count.
 */
function countAt(dateOfRequest: CalendarDate, appointment: CountedAppointment): Counted | null {
  if (!takesSession(appointment)) return null
  const { on, status } = appointment
  const left = on <= oneYearBefore(dateOfRequest)
  if (isCharged(appointment))
    return left ? null : { appointment, kind: 'charged', why: status === 'no_show' ? 'no-show' : 'late cancellation' }
  if (status === 'completed' && on <= dateOfRequest)
    return left ? null : { appointment, kind: 'completed', why: 'completed' }
  if (status === 'completed') return { appointment, kind: 'scheduled', why: 'completed after the date of request' }
  if (status === 'commenced') return { appointment, kind: 'scheduled', why: 'commenced, not yet completed' }
  return { appointment, kind: 'scheduled', why: on < dateOfRequest ? 'past, not yet completed' : 'booked' }
}

type Unplaced = Omit<LedgerUnit, 'position'>
const nothing = {
  on: null,
  startsAt: null,
  appointment: null,
  allotmentId: null,
  request: null,
  leavesOn: null,
} as const

function appointmentUnits(dateOfRequest: CalendarDate, { id, number, appointments }: CountedCase): Unplaced[] {
  const counted = appointments.map((appointment) => countAt(dateOfRequest, appointment)).filter((one) => one !== null)
  return counted.map(({ appointment: { number: appointment, on, startsAt }, kind, why }) => {
    const leaves = oneYearAfter(on)
    return {
      ...nothing,
      kind,
      caseId: id,
      caseNumber: number,
      on,
      startsAt,
      appointment,
      why,
      leavesOn: leaves > dateOfRequest ? leaves : null,
    }
  })
}

function remainingUnits(dateOfRequest: CalendarDate, assistCase: CountedCase): Unplaced[] {
  return remainingAllotments(assistCase, dateOfRequest).flatMap(({ id, left, lapsesOn }) => {
    const why = lapsesOn ? `can still be booked, lapses ${longDate(lapsesOn)}` : 'can still be booked'
    const unit = {
      ...nothing,
      kind: 'remaining',
      caseId: assistCase.id,
      caseNumber: assistCase.number,
      allotmentId: id,
      why,
      leavesOn: lapsesOn,
    } as const
    return Array<Unplaced>(left).fill(unit)
  })
}

const byDate = (a: Unplaced, b: Unplaced): number => (a.startsAt?.getTime() ?? 0) - (b.startsAt?.getTime() ?? 0)

/**
 * The count of domain §3, unit by unit: used sessions by date, then scheduled, remaining, pending and asked ones. Pure; a
 * draft, a submission and a review call it with the same facts and get the same total.
 */
export function ledgerOf({ dateOfRequest, scope, caseId, threshold, cases, pending, asked }: LedgerInput): Ledger {
  const within = <T>(all: readonly T[], idOf: (one: T) => string) =>
    all.filter((one) => scope === 'client' || idOf(one) === caseId)
  const counted = within(cases, ({ id }) => id)
  const numbers = new Map(cases.map(({ id, number }) => [id, number]))
  const unit = (kind: 'pending' | 'asked', of: string, why: string): Unplaced => ({
    ...nothing,
    kind,
    caseId: of,
    caseNumber: numbers.get(of) ?? 0,
    why,
  })
  const taken = counted.flatMap((one) => appointmentUnits(dateOfRequest, one)).sort(byDate)
  const unplaced = [
    ...taken.filter(({ kind }) => kind !== 'scheduled'),
    ...taken.filter(({ kind }) => kind === 'scheduled'),
    ...counted.flatMap((one) => remainingUnits(dateOfRequest, one)),
    ...within(pending, (one) => one.caseId).flatMap(({ reference, caseId: of, sessions }) =>
      Array<Unplaced>(sessions).fill({
        ...unit('pending', of, `asked for in ${requestNumber(reference)}`),
        request: reference,
      }),
    ),
    ...Array<Unplaced>(asked).fill(unit('asked', caseId, 'asked for in this request')),
  ]
  const units = unplaced.map((one, index) => ({ ...one, position: index + 1 }))
  const count = (kind: UnitKind) => units.filter((one) => one.kind === kind).length
  const sums = Object.fromEntries(unitKinds.map((kind) => [kind, count(kind)])) as Sums
  const window = { from: addDays(oneYearBefore(dateOfRequest), 1), to: dateOfRequest }
  return { units, sums, total: units.length, threshold, reachesThreshold: units.length >= threshold, window }
}

/** The same ledger with what an approval added marked as such, as far as it is not used yet (design §4). */
export const withAdded = (ledger: Ledger, allotmentId: string): Ledger => ({
  ...ledger,
  units: ledger.units.map((unit) =>
    unit.kind === 'remaining' && unit.allotmentId === allotmentId ? { ...unit, kind: 'added' } : unit,
  ),
})

// --- what a ledger says ------------------------------------------------------------------------------------------

/** The total if another number were asked: for the form, while the number changes. */
export const totalFor = (ledger: Ledger, asked: number): number => ledger.total - ledger.sums.asked + asked

/** The smallest number, of 1 to `most`, whose request needs a clinical review; null where none does. */
export function smallestReviewed(ledger: Ledger, most: number): number | null {
  const smallest = Math.max(1, ledger.threshold - totalFor(ledger, 0))
  return smallest <= most ? smallest : null
}

/** Which numbers need a clinical review, as a sentence: "3 needs no clinical review; 4 does." (design §7) */
export function verdict(ledger: Ledger, most: number): string {
  const smallest = smallestReviewed(ledger, most)
  if (smallest === null) return most === 1 ? '1 needs no clinical review.' : `1 to ${most} need no clinical review.`
  return smallest === 1
    ? 'Every number needs a clinical review.'
    : `${smallest - 1} needs no clinical review; ${smallest} does.`
}

/**
 * Used sessions that leave the 12 months within some days after the date of request: the count falls by as many without
 * asking (domain §2, wrong door). Soonest first.
 */
export function leavingWithin(ledger: Ledger, days: number): LedgerUnit[] {
  const last = addDays(ledger.window.to, days)
  const leaving = ledger.units.filter(
    ({ kind, leavesOn }) => (kind === 'completed' || kind === 'charged') && leavesOn !== null && leavesOn <= last,
  )
  return leaving.toSorted((a, b) => ((a.leavesOn ?? '') < (b.leavesOn ?? '') ? -1 : 1))
}

/** What remains on each of the client's other open cases, where something does (domain §2, wrong door), whatever the scope. */
export function remainingElsewhere(
  cases: readonly CountedCase[],
  caseId: string,
  on: CalendarDate,
): { number: number; remaining: number }[] {
  return cases
    .filter(({ id }) => id !== caseId)
    .map((one) => ({ number: one.number, remaining: remainingOf(one, on) }))
    .filter(({ remaining }) => remaining > 0)
}
