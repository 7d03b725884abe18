import { appointmentNumberOf, type Cancellation, cancellationOf } from '@/lib/appointments/appointment'
import { type Change, effectOf, effectWords } from '@/lib/appointments/effect'
import type { AppointmentFacts } from '@/lib/appointments/queries'
import type { CancellationChoice } from './cancellation-form'

/** What a change of an appointment does to the count, in words; nothing where the case is not the viewer's to count. */
export function effectOn(facts: AppointmentFacts, change: Change): string {
  return facts.own ? effectWords(effectOf(facts.own.input, change)) : ''
}

const numbered = ({ number }: AppointmentFacts): number => appointmentNumberOf(number) ?? -1

/** The effect of completing it. */
export const completing = (facts: AppointmentFacts): string =>
  effectOn(facts, { appointment: numbered(facts), status: 'completed' })

/** The effect of a no-show. */
export const notComing = (facts: AppointmentFacts): string =>
  effectOn(facts, { appointment: numbered(facts), status: 'no_show' })

const titles: Record<Cancellation, string> = {
  client_early: 'The client, in time',
  client_late: 'The client, less than 24 hours before the start',
  provider: 'Provider or consultant',
}

/** The ways to cancel now, each with what it uses: by the client it is early or late as the clock has it (domain §3). */
export function cancellationChoices(facts: AppointmentFacts, at: Date): CancellationChoice[] {
  return (['client', 'provider'] as const).map((by) => {
    const cancellation = cancellationOf(by, facts.startsAt, at)
    const uses = cancellation === 'client_late' ? 'Uses 1 session.' : 'Uses no session.'
    const effect = effectOn(facts, { appointment: numbered(facts), status: 'cancelled', cancellation })
    return { cancellation, title: titles[cancellation], line: [uses, effect].filter(Boolean).join(' ') }
  })
}
