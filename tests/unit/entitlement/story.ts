import { addDays, type CalendarDate, instantAt } from '@/lib/clocks/calendar-date'
import type { Allotment, CountedAppointment, CountedCase } from '@/lib/entitlement/allotments'
import type { LedgerInput } from '@/lib/entitlement/ledger'

export const zone = 'Australia/Brisbane'
export const today = '2026-11-24'
export const ago = (days: number): CalendarDate => addDays(today, -days)

let numbers = 0

/** Appointments of one kind on dates: 'completed', 'scheduled', 'commenced', 'no_show', or how they were cancelled. */
export const held = (how: string, ...dates: CalendarDate[]): CountedAppointment[] =>
  dates.map((on) => {
    numbers += 1
    const cancellation = ['client_early', 'client_late', 'provider'].includes(how) ? how : null
    return {
      number: numbers,
      on,
      startsAt: instantAt(on, '11:30', zone),
      status: cancellation ? 'cancelled' : how,
      cancellation,
    }
  })

/** Dates a week apart, the last of them so many days ago. */
export const weekly = (count: number, lastDaysAgo: number): CalendarDate[] =>
  Array.from({ length: count }, (_, index) => ago(lastDaysAgo + (count - 1 - index) * 7))

export const entitled = (sessions: number, grantedOn = ago(800)): Allotment => ({
  id: `entitlement of ${sessions}`,
  kind: 'entitlement',
  sessions,
  grantedOn,
})
export const approved = (sessions: number, grantedOn: CalendarDate): Allotment => ({
  id: `approval of ${sessions} on ${grantedOn}`,
  kind: 'approval',
  sessions,
  grantedOn,
})

export const assistCase = (
  allotments: Allotment[],
  appointments: CountedAppointment[] = [],
  about: { id?: string; open?: boolean } = {},
): CountedCase => {
  const id = about.id ?? 'this'
  return { id, number: id === 'this' ? 123 : 200 + id.length, open: about.open ?? true, allotments, appointments }
}

export const asking = (asked: number, cases: CountedCase[], about: Partial<LedgerInput> = {}): LedgerInput => ({
  ...{ dateOfRequest: today, scope: 'client', caseId: 'this', threshold: 12, cases, pending: [], asked },
  ...about,
})
