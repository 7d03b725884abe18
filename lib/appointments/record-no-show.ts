import 'server-only'
import { mayBeNoShow, mayCancel, noShowAfterMinutes } from '@/lib/appointments/appointment'
import { changeAppointment } from '@/lib/appointments/change'
import { now } from '@/lib/clock'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

/** Records that the client did not come; it uses a session, and can be said from 30 minutes after the start (domain §10). */
export function recordNoShow(
  consultant: Consultant,
  number: string,
  at: Date = now(),
): Promise<{ changed: true } | Refusal> {
  return changeAppointment(consultant, number, at, ({ status, startsAt }) => {
    if (!mayCancel({ status })) return refuse('This appointment is settled already. Nothing was changed.')
    if (!mayBeNoShow({ status, startsAt }, at))
      return refuse(`A no-show can be recorded from ${noShowAfterMinutes} minutes after the start.`)
    return { data: { status: 'no_show' }, happened: { event: 'appointment.no_show' } }
  })
}
