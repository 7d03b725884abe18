import 'server-only'
import { type Cancellation, lateCancellationHours } from '@/lib/appointments/appointment'
import { changeAppointment } from '@/lib/appointments/change'
import { now } from '@/lib/clock'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

/**
 * Cancels an appointment. By the client less than 24 hours before the start it uses a session; by the client earlier, or by
 * provider or consultant, it counts nowhere (domain §3, §10).
 */
export function cancelAppointment(
  consultant: Consultant,
  input: { appointment: string; by: 'client' | 'provider' },
  at: Date = now(),
): Promise<{ changed: true } | Refusal> {
  return changeAppointment(consultant, input.appointment, at, ({ status, startsAt }) => {
    if (status !== 'scheduled') return refuse('This appointment is no longer scheduled. Nothing was changed.')
    const late = startsAt.getTime() - at.getTime() < lateCancellationHours * 60 * 60_000
    const cancellation: Cancellation = input.by === 'provider' ? 'provider' : late ? 'client_late' : 'client_early'
    return {
      data: { status: 'cancelled', cancellation, cancelledAt: at },
      happened: { event: 'appointment.cancelled', data: { cancellation } },
    }
  })
}
