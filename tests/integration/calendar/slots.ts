import { approveRequest } from '@/lib/approvals/approve'
import { holdSlot } from '@/lib/calendar/hold-slot'
import { instantAt } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { referenceOf } from '@/lib/requests/request'
import { noon, smallWorld, submitted } from '@/tests/support/world'

export type World = Awaited<ReturnType<typeof asked>>

export const zone = 'Australia/Sydney'
export const third = (time: string) => instantAt('2026-12-03', time, zone)
export const answers = Object.fromEntries(
  ['presenting_issue', 'achieved', 'aims', 'why_more', 'risk', 'short_term', 'referral_steps', 'plan_if_declined'].map(
    (code) => [code, 'Said.'],
  ),
)

/** A case whose sessions are all used, with an open request of `sessions`. */
export async function asked({ sessions = 2, used = 6 } = {}) {
  const world = await smallWorld({ entitled: used, completed: used })
  return { ...world, request: await submitted(world, sessions) }
}

export const hold = (world: World, time = '11:30', date = '2026-12-03', at = noon) =>
  holdSlot(world.consultant, { request: world.request, date, time }, at)

export const rowOf = (world: World) =>
  db.request.findUniqueOrThrow({
    where: { reference: referenceOf(world.request) ?? '' },
    include: { heldSlot: { include: { busy: true } }, history: { orderBy: { id: 'asc' } } },
  })
export const slotRows = async (world: World) =>
  (await rowOf(world)).history.filter(({ event }) => event.startsWith('calendar.')).map(({ event }) => event)

export const approve = (world: World, at = noon) =>
  approveRequest(world.reviewer, { request: world.request, version: 1, choice: 'approve_all', condition: '' }, at)

export const atThreshold = { used: 8, sessions: 4 }
