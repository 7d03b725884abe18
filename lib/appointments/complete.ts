import 'server-only'
import { changeAppointment } from '@/lib/appointments/change'
import { now } from '@/lib/clock'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

/** Completes an appointment that has begun; it then uses its session and is locked (domain §10). */
export function completeAppointment(
  consultant: Consultant,
  number: string,
  at: Date = now(),
): Promise<{ changed: true } | Refusal> {
  return changeAppointment(consultant, number, at, ({ status, startsAt }) => {
    if (status !== 'scheduled' && status !== 'commenced')
      return refuse('This appointment is already settled. Nothing was changed.')
    if (at < startsAt) return refuse('An appointment can be completed once it has begun.')
    return { data: { status: 'completed' }, happened: { event: 'appointment.completed' } }
  })
}
