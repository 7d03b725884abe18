import { type Ledger, type LedgerInput, ledgerOf, type Sums, unitKinds } from '@/lib/entitlement/ledger'

/** What is about to become of an appointment, or a booking that is about to be made. */
export type Change =
  | { readonly appointment: number; readonly status: 'completed' | 'no_show' }
  | { readonly appointment: number; readonly status: 'cancelled'; readonly cancellation: string }
  | { readonly books: string; readonly on: string; readonly startsAt: Date }

/** The count before a change and after it: what is shown before anyone confirms it (domain §3, §10). */
export type Effect = { readonly before: Ledger; readonly after: Ledger }

/** The count of what was read, and the same count once the change is made. Pure: the verb then makes the same change. */
export function effectOf(input: LedgerInput, change: Change): Effect {
  const cases = input.cases.map((one) => {
    if ('books' in change) {
      const { on, startsAt } = change
      const booked = { number: 0, on, startsAt, status: 'scheduled', cancellation: null }
      return one.id === change.books ? { ...one, appointments: [...one.appointments, booked] } : one
    }
    const cancellation = change.status === 'cancelled' ? change.cancellation : null
    const appointments = one.appointments.map((appointment) =>
      appointment.number === change.appointment ? { ...appointment, status: change.status, cancellation } : appointment,
    )
    return { ...one, appointments }
  })
  return { before: ledgerOf(input), after: ledgerOf({ ...input, cases }) }
}

const words: Record<keyof Sums, string> = {
  completed: 'completed',
  charged: 'charged',
  scheduled: 'scheduled',
  remaining: 'remaining',
  pending: 'pending',
  asked: 'this request',
}

/** "Scheduled 1 → 0, charged 1 → 2. The total stays 8.": what changes in the count, part by part. */
export function effectWords({ before, after }: Effect): string {
  const changed = unitKinds
    .filter((kind) => before.sums[kind] !== after.sums[kind])
    .map((kind) => `${words[kind]} ${before.sums[kind]} → ${after.sums[kind]}`)
  const parts = changed.join(', ')
  const total =
    before.total === after.total
      ? `The total stays ${after.total}.`
      : `The total goes from ${before.total} to ${after.total}.`
  return changed.length === 0 ? total : `${parts.charAt(0).toUpperCase()}${parts.slice(1)}. ${total}`
}
