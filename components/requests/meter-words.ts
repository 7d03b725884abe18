import type { LedgerKind } from '@/components/ui/ledger'
import type { LedgerPart } from '@/components/ui/ledger-sum'
import { type CalendarDate, clockTime, dayAndMonth, shortDate } from '@/lib/clocks/calendar-date'
import type { Ledger, LedgerUnit } from '@/lib/entitlement/ledger'
import { requestNumber } from '@/lib/requests/request'

type Moment = { today: CalendarDate; timeZone: string }
type Units = readonly LedgerUnit[]

/** What stands beside each part of the sum: from when to when, and why. */
const notes: Partial<Record<LedgerKind, (units: Units, moment: Moment) => string>> = {
  completed: (units) => span(units),
  charged: (units) => (units.length === 1 ? `${units[0]?.why}, ${span(units)}` : span(units)),
  scheduled: ([first, ...more], { today, timeZone }) => {
    if (!first?.on || !first.startsAt) return ''
    const day = first.on === today ? `today, ${clockTime(first.startsAt, timeZone)}` : dayAndMonth(first.on)
    return more.length ? `${day} and ${more.length} more` : first.why === 'booked' ? day : `${day}, ${first.why}`
  },
  remaining: (units) => {
    const lapses = units.map(({ leavesOn }) => leavesOn).filter((date) => date !== null)
    const [soonest] = lapses.toSorted()
    if (units.length === 0) return 'nothing left to book'
    return soonest ? `can still be booked, lapses ${shortDate(soonest)}` : 'can still be booked'
  },
  pending: (units) => {
    const requests = [...new Set(units.map(({ request }) => request))]
    if (units.length === 0) return 'no other open request'
    return requests.map((one) => (one ? requestNumber(one) : 'another open request')).join(', ')
  },
}

/** '18 Aug to 10 Nov' */
function span(units: Units): string {
  const [first, last] = [units[0]?.on, units.at(-1)?.on]
  if (!first || !last) return ''
  return first === last ? dayAndMonth(first) : `${dayAndMonth(first)} to ${dayAndMonth(last)}`
}

/** The sum of a count with its notes, all six parts of domain §3. */
export function meterParts({ units }: Ledger, moment: Moment): LedgerPart[] {
  const kinds = ['completed', 'charged', 'scheduled', 'remaining', 'pending', 'asked'] as const
  return kinds.map((kind) => {
    const of = units.filter((unit) => unit.kind === kind)
    return { kind, count: of.length, note: notes[kind]?.(of, moment) }
  })
}
