import 'server-only'
import { type Manner, mayMove, sessionMinutes, stateWords } from '@/lib/appointments/appointment'
import { justTaken, whyNotThen } from '@/lib/appointments/book'
import { changeAppointment } from '@/lib/appointments/change'
import { guardedCase } from '@/lib/appointments/guard'
import { whyNotBookable } from '@/lib/appointments/policy'
import { refuseOverlap } from '@/lib/calendar/overlap'
import { now } from '@/lib/clock'
import { dateInZone } from '@/lib/clocks/calendar-date'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

type Move = { appointment: string; startsAt: Date; manner?: Manner | undefined }

/**
 * Moves a scheduled appointment to another time, and to another manner where one is given; it stays the same appointment and
 * takes the same session (domain §10). Refused once it is settled or under way, to the past or more than a year ahead, to a date
 * on which what remains has lapsed, and where the calendar is taken.
 */
export function moveAppointment(
  consultant: Consultant,
  { appointment: number, startsAt, manner }: Move,
  at: Date = now(),
): Promise<{ changed: true } | Refusal> {
  return changeAppointment(consultant, number, at, async (current, tx) => {
    if (!mayMove(current)) return refuse(whyNotMoved(current.status))
    const to = {
      startsAt,
      endsAt: new Date(startsAt.getTime() + sessionMinutes * 60_000),
      manner: manner ?? current.manner,
    }
    if (startsAt.getTime() === current.startsAt.getTime() && to.manner === current.manner)
      return refuse('', { time: 'It is at that time already.' })
    const wrong = whyNotThen(startsAt, consultant.timeZone, at)
    if (wrong) return wrong
    const { counted, timeZone } = await guardedCase(tx, current.caseId, at)
    const others = { ...counted, appointments: counted.appointments.filter((one) => one.number !== current.number) }
    const guard = whyNotBookable(others, dateInZone(startsAt, timeZone), dateInZone(at, timeZone), null)
    if (guard) return refuse(guard)
    const taken = await refuseOverlap(tx, consultant, to, { appointment: current.id })
    if (taken) return taken
    const data = { from: current.startsAt.toISOString(), startsAt: startsAt.toISOString(), manner: to.manner }
    return { data: { ...to, timeZone: consultant.timeZone }, happened: { event: 'appointment.moved', data } }
  }).catch(justTaken)
}

function whyNotMoved(status: string): string {
  if (status === 'commenced') return 'This appointment is under way, so it cannot be moved. Complete it.'
  const words = stateWords[status as keyof typeof stateWords]?.toLowerCase() ?? status
  return `This appointment is ${words}, so it cannot be moved. Book a new one.`
}
