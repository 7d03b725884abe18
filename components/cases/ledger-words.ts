import type { LedgerUnit as DrawnUnit, LedgerKind } from '@/components/ui/ledger'
import type { LedgerPart } from '@/components/ui/ledger-sum'
import { appointmentNumber } from '@/lib/appointments/appointment'
import { type CalendarDate, dayAndMonth, longDate, shortDate } from '@/lib/clocks/calendar-date'
import { type Ledger, type LedgerUnit, smallestReviewed, verdict } from '@/lib/entitlement/ledger'
import { paths } from '@/lib/paths'
import { requestNumber } from '@/lib/requests/request'

export type Drawing = {
  /** The cases whose appointments and requests the viewer may open; units of others are counted, not named. */
  own: readonly number[]
  /** False for a viewer who may open none of them: units are named without links. */
  linked?: boolean
  /** Stands above its unit as *Today*. */
  today?: CalendarDate
}

/** The units of a count as they are drawn and listed: the date above, and why each of them counts. */
export function drawnUnits({ units }: Ledger, { own, linked = true, today }: Drawing): DrawnUnit[] {
  return units.map((unit) => {
    const mine = own.includes(unit.caseNumber)
    const label = unit.on === null ? undefined : unit.on === today ? 'Today' : dayAndMonth(unit.on)
    return { kind: unit.kind, label, title: title(unit, mine), ...(mine && linked ? linkOf(unit) : {}) }
  })
}

function title({ kind, on, why, leavesOn }: LedgerUnit, mine: boolean): string {
  const where = mine ? '' : ', on another case'
  if (kind === 'pending') return mine ? 'Asked for in' : `Asked for${where}`
  if (on === null) return `${why.charAt(0).toUpperCase()}${why.slice(1)}${where}`
  return `${shortDate(on)}, ${why}${where}${leavesOn ? `; no longer counts from ${longDate(leavesOn)}` : ''}`
}

function linkOf({ appointment, request }: LedgerUnit): Pick<DrawnUnit, 'href' | 'reference'> {
  if (appointment !== null) {
    const number = appointmentNumber(appointment)
    return { href: paths.appointment(number), reference: number }
  }
  return request === null ? {} : { href: paths.request(requestNumber(request)), reference: requestNumber(request) }
}

const parts = ['completed', 'charged', 'scheduled', 'remaining', 'added', 'pending', 'asked'] as const
const onlyWhereAny: readonly LedgerKind[] = ['added', 'asked']

/** The sum behind the total, part by part; *this request* and *added* only where there are any. */
export function sumParts({ units }: Ledger): LedgerPart[] {
  return parts
    .map((kind) => ({ kind, count: units.filter((unit) => unit.kind === kind).length }))
    .filter(({ kind, count }) => count > 0 || !onlyWhereAny.includes(kind))
}

/** "A request for 3 needs no clinical review; 4 does." `most` is the most that a request may ask for. */
export function requestVerdict(ledger: Ledger, most: number): string {
  const smallest = smallestReviewed(ledger, most)
  if (smallest === 1) return 'Every request needs a clinical review.'
  if (smallest === null) return `A request for ${most === 1 ? '1' : `1 to ${most}`} needs no clinical review.`
  return `A request for ${verdict(ledger, most)}`
}

/** "8 in 12 months. 3 more need no clinical review; 4 do.", beside a strip; without a verdict where none may be asked for. */
export function strippedVerdict(ledger: Ledger, most: number | null): string {
  const total = `${ledger.total} in 12 months.`
  if (most === null) return total
  const smallest = smallestReviewed(ledger, most)
  if (smallest === 1) return `${total} Every request needs a clinical review.`
  const free = smallest === null ? most : smallest - 1
  const none = `${total} ${free} more ${free === 1 ? 'needs' : 'need'} no clinical review`
  return smallest === null ? `${none}.` : `${none}; ${smallest} do.`
}

/** "Of 8 sessions: 6 entitled, 2 approved.": what a case was granted. */
export function grantedWords({ entitled, approved }: { entitled: number; approved: number }): string {
  const all = entitled + approved
  const sessions = all === 1 ? '1 session' : `${all} sessions`
  return `Of ${sessions}: ${entitled} entitled${approved ? `, ${approved} approved` : ''}.`
}
