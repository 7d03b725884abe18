import 'server-only'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db'
import type { DoneBy } from '@/lib/history/event'
import { doneBy, record } from '@/lib/history/record'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { changeRequest, type LockedRequest } from '@/lib/requests/change'
import { visibleTo } from '@/lib/requests/policy'
import { referenceOf, requestNumber, type Status } from '@/lib/requests/request'

/** Gives back a held slot that is not needed. Refused where none is held: it was booked, or freed with its request. */
export async function releaseSlot(
  consultant: Consultant,
  input: { request: string },
  at: Date = now(),
): Promise<{ released: true } | Refusal> {
  const where = { reference: referenceOf(input.request) ?? '', ...visibleTo(consultant) }
  return changeRequest(where, async (tx, request) => {
    if (!request.heldSlot) return refuse(`No slot is held for ${requestNumber(request.reference)} any more.`)
    await free(tx, request, doneBy(consultant), at)
    return { released: true }
  })
}

/**
 * Frees the slot of a request that ends, in the transaction of its end (domain §11). An approval keeps it, to be booked on
 * one click, unless its time has passed by then.
 */
export async function freeSlotAtEnd(tx: Tx, request: LockedRequest, to: Status, at: Date): Promise<void> {
  if (!request.heldSlot || (to === 'approved' && request.heldSlot.startsAt > at)) return
  await free(tx, request, { rule: 'held slot, version 1' }, at)
}

async function free(tx: Tx, { id, caseId, clientId, heldSlot }: LockedRequest, by: DoneBy, at: Date): Promise<void> {
  const { startsAt } = await tx.calendarBlock.delete({ where: { id: heldSlot?.id ?? '' } })
  const happened = { event: 'calendar.slot_released', data: { startsAt: startsAt.toISOString() } } as const
  await record(tx, happened, { requestId: id, caseId, clientId }, by, at)
}
