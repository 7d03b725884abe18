import 'server-only'
import type { z } from 'zod'
import { sessionMinutes } from '@/lib/appointments/appointment'
import { justTaken, whyNotThen } from '@/lib/appointments/book'
import { typedInstant } from '@/lib/appointments/typed-time'
import { refuseOverlap } from '@/lib/calendar/overlap'
import { now } from '@/lib/clock'
import { doneBy, record } from '@/lib/history/record'
import type { Consultant } from '@/lib/people/person'
import { isRefusal, type Refusal, refuse } from '@/lib/refusal'
import { changeRequest } from '@/lib/requests/change'
import { visibleTo } from '@/lib/requests/policy'
import { isOpen, referenceOf, requestNumber, type Status } from '@/lib/requests/request'
import type { heldSlotSchema } from '@/lib/requests/schema'

/**
 * Holds a session's time of the consultant's own calendar for the client of an open request (domain §11): a private block,
 * of which nobody is told. One a request: holding again moves it. Refused over anything else that lies there.
 */
export async function holdSlot(
  consultant: Consultant,
  input: z.output<typeof heldSlotSchema>,
  at: Date = now(),
): Promise<{ heldFrom: Date } | Refusal> {
  const where = { reference: referenceOf(input.request) ?? '', ...visibleTo(consultant) }
  return changeRequest(where, async (tx, request) => {
    if (!isOpen(request.status as Status))
      return refuse(`${requestNumber(request.reference)} is not open, so no slot can be held. Nothing was changed.`)
    const startsAt = typedInstant(input, consultant.timeZone)
    if (isRefusal(startsAt)) return startsAt
    const wrong = whyNotThen(startsAt, consultant.timeZone, at)
    if (wrong) return wrong
    const held = request.heldSlot
    if (held?.startsAt.getTime() === startsAt.getTime()) return { heldFrom: startsAt }
    const time = { startsAt, endsAt: new Date(startsAt.getTime() + sessionMinutes * 60_000) }
    const taken = await refuseOverlap(tx, consultant, time, held ? { block: held.id } : {})
    if (taken) return taken
    const slot = {
      consultantId: consultant.id,
      kind: 'held',
      title: 'Held slot',
      timeZone: consultant.timeZone,
      ...time,
    }
    const requestId = request.id
    if (held) await tx.calendarBlock.update({ where: { id: held.id }, data: slot })
    else await tx.calendarBlock.create({ data: { ...slot, requestId } })
    const subject = { requestId, caseId: request.caseId, clientId: request.clientId }
    const happened = { event: 'calendar.slot_held', data: { startsAt: startsAt.toISOString() } } as const
    await record(tx, happened, subject, doneBy(consultant), at)
    return { heldFrom: startsAt }
  }).catch(justTaken)
}
