import 'server-only'
import { commenceBeforeMinutes } from '@/lib/appointments/appointment'
import { changeAppointment } from '@/lib/appointments/change'
import { now } from '@/lib/clock'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

/** Commences a scheduled appointment, at most an hour before its start (domain §10). */
export function commenceAppointment(
  consultant: Consultant,
  number: string,
  at: Date = now(),
): Promise<{ changed: true } | Refusal> {
  return changeAppointment(consultant, number, at, ({ status, startsAt }) => {
    if (status !== 'scheduled') return refuse('This appointment is no longer scheduled. Nothing was changed.')
    if (at.getTime() < startsAt.getTime() - commenceBeforeMinutes * 60_000)
      return refuse('An appointment can be commenced from one hour before its start.')
    return { data: { status: 'commenced' }, happened: { event: 'appointment.commenced' } }
  })
}
