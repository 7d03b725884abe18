import 'server-only'
import { type Manner, sessionMinutes } from '@/lib/appointments/appointment'
import { guardedCase } from '@/lib/appointments/guard'
import { whyNotBookable } from '@/lib/appointments/policy'
import { isOverlap, refuseOverlap } from '@/lib/calendar/overlap'
import { caseNumberOf } from '@/lib/cases/assist-case'
import { visibleTo } from '@/lib/cases/policy'
import { settleTasks } from '@/lib/cases/settle-tasks'
import { now } from '@/lib/clock'
import { addYears, dateInZone } from '@/lib/clocks/calendar-date'
import { db, type Tx } from '@/lib/db'
import { doneBy, record } from '@/lib/history/record'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { lockClient } from '@/lib/requests/change'

type Booking = { case: string; startsAt: Date; manner: Manner }
type Booked = { id: string; number: number }

/**
 * Books a session of a case: 50 minutes from `startsAt`, in the consultant's calendar (domain §10). Refused beyond what remains
 * (the booking guard), in the past or more than a year ahead, on a closed case, and where the calendar is taken. The same booking sent twice is one.
 */
export function bookAppointment(consultant: Consultant, input: Booking, at: Date = now()): Promise<Booked | Refusal> {
  return db.$transaction((tx) => bookIn(tx, consultant, input, at)).catch(justTaken)
}

/** The refusal of a time that another browser took between our look and our write. */
export function justTaken(error: unknown): Refusal {
  if (!isOverlap(error)) throw error
  return refuse('', { time: 'That time was taken a moment ago. Choose another.' })
}

/** The same within a transaction. It throws what the database refuses as an overlap: `justTaken` makes the refusal of it. */
export async function bookIn(tx: Tx, consultant: Consultant, input: Booking, at: Date): Promise<Booked | Refusal> {
  const { startsAt, manner } = input
  const found = await tx.assistCase.findFirst({
    where: { number: caseNumberOf(input.case) ?? -1, ...visibleTo(consultant) },
    select: { id: true, clientId: true },
  })
  if (!found) return refuse('There is no such case, or it is not yours to see.')
  await lockClient(tx, found.clientId)
  const same = { caseId: found.id, consultantId: consultant.id, startsAt, manner, status: 'scheduled' }
  const sentTwice = await tx.appointment.findFirst({ where: same, select: { id: true, number: true } })
  if (sentTwice) return sentTwice
  const { counted, waiting, timeZone } = await guardedCase(tx, found.id, at)
  const wrong = whyNotThen(startsAt, consultant.timeZone, at)
  if (wrong) return wrong
  const guard = whyNotBookable(counted, dateInZone(startsAt, timeZone), dateInZone(at, timeZone), waiting)
  if (guard) return refuse(guard)
  const endsAt = new Date(startsAt.getTime() + sessionMinutes * 60_000)
  const taken = await refuseOverlap(tx, consultant, { startsAt, endsAt })
  if (taken) return taken
  const { id, number } = await tx.appointment.create({
    data: {
      ...{ caseId: found.id, consultantId: consultant.id, startsAt, endsAt, manner },
      ...{ timeZone: consultant.timeZone, createdAt: at },
    },
  })
  const subject = { appointmentId: id, caseId: found.id, clientId: found.clientId }
  const data = { startsAt: startsAt.toISOString(), manner }
  await record(tx, { event: 'appointment.booked', data }, subject, doneBy(consultant), at)
  await settleTasks(tx, found.id, consultant.by.id, at)
  return { id, number }
}

/** Why nothing can be put at a time at all, or null: it lies behind, or more than a year ahead. */
export function whyNotThen(startsAt: Date, zone: string, at: Date): Refusal | null {
  if (startsAt <= at) return refuse('', { time: 'Choose a time that is still ahead.' })
  if (dateInZone(startsAt, zone) > addYears(dateInZone(at, zone), 1))
    return refuse('', { date: 'Choose a date within a year from now.' })
  return null
}
