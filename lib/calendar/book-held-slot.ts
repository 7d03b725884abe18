import 'server-only'
import type { Manner } from '@/lib/appointments/appointment'
import { bookIn, justTaken } from '@/lib/appointments/book'
import { caseNumber } from '@/lib/cases/assist-case'
import { now } from '@/lib/clock'
import { doneBy, record } from '@/lib/history/record'
import type { Consultant } from '@/lib/people/person'
import { isRefusal, type Refusal, refuse } from '@/lib/refusal'
import { changeRequest } from '@/lib/requests/change'
import { visibleTo } from '@/lib/requests/policy'
import { referenceOf, requestNumber } from '@/lib/requests/request'

/**
 * Turns the held slot of an approved request into a booking, by the rule of every booking (domain §11), in the manner of
 * the case's last appointment. Refused before the approval, once its time has passed, and where the booking is refused.
 */
export async function bookHeldSlot(
  consultant: Consultant,
  input: { request: string },
  at: Date = now(),
): Promise<{ id: string; number: number } | Refusal> {
  const where = { reference: referenceOf(input.request) ?? '', ...visibleTo(consultant) }
  return changeRequest(where, async (tx, request) => {
    const { id: requestId, caseId, clientId, heldSlot: held } = request
    const number = requestNumber(request.reference)
    if (!held) return refuse(`No slot is held for ${number} any more. My Calendar shows whether it was booked.`)
    if (request.status !== 'approved') return refuse(`${number} is not approved yet. The slot stays held.`)
    if (held.startsAt <= at) return refuse('The held time has passed. Release the slot, and book another time.')
    const last = await tx.appointment.findFirst({ where: { caseId }, orderBy: { startsAt: 'desc' } })
    const manner = (last?.manner ?? 'video') as Manner
    const booking = { case: caseNumber(request.case.number), startsAt: held.startsAt, manner }
    // The slot would be in the way of its own booking; where that is refused it stays held.
    await tx.calendarBlock.delete({ where: { id: held.id } })
    const booked = await bookIn(tx, consultant, booking, at)
    if (isRefusal(booked)) {
      await tx.calendarBlock.create({ data: held })
      return booked
    }
    const happened = { event: 'calendar.slot_booked', data: { startsAt: held.startsAt.toISOString() } } as const
    await record(tx, happened, { requestId, caseId, clientId, appointmentId: booked.id }, doneBy(consultant), at)
    return booked
  }).catch(justTaken)
}
