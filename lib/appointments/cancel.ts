import 'server-only'
import { type Cancellation, cancellationOf, mayCancel } from '@/lib/appointments/appointment'
import { changeAppointment } from '@/lib/appointments/change'
import { now } from '@/lib/clock'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

/**
 * Cancels an appointment. By the client less than 24 hours before the start it uses a session; by the client earlier, or by
 * provider or consultant, it counts nowhere (domain §3, §10). `meant` is what was shown before it was confirmed: where time has
 * made it another one since, nothing is changed.
 */
export function cancelAppointment(
  consultant: Consultant,
  input: { appointment: string; by: 'client' | 'provider'; meant?: Cancellation | undefined },
  at: Date = now(),
): Promise<{ changed: true } | Refusal> {
  return changeAppointment(consultant, input.appointment, at, ({ status, startsAt }) => {
    if (!mayCancel({ status })) return refuse('This appointment is settled already. Nothing was changed.')
    const cancellation = cancellationOf(input.by, startsAt, at)
    if (input.meant && input.meant !== cancellation)
      return refuse(
        'It is less than 24 hours before the start by now, so this cancellation would use a session. Nothing was changed.',
      )
    return {
      data: { status: 'cancelled', cancellation, cancelledAt: at },
      happened: { event: 'appointment.cancelled', data: { cancellation } },
    }
  })
}
