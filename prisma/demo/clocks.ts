import 'server-only'
import { addDays, dateInZone, instantAt } from '@/lib/clocks/calendar-date'
import { runClocks } from '@/lib/clocks/run-clocks'
import { db } from '@/lib/db'
import type { Happening } from '@/prisma/demo/telling'
import type { World } from '@/prisma/demo/world'

/** By this time in Sydney it is past eight in the morning everywhere. */
const [zone, time] = ['Australia/Sydney', '11:00']
/** From before the first request on: nothing waits earlier. */
const daysBack = 100

/** The clocks of the story, each day as it went by, and now: the worker that starts finds nothing left over. */
export function clocksOf({ at }: World): Happening[] {
  const today = dateInZone(at, zone)
  const mornings = Array.from({ length: daysBack }, (_, back) => instantAt(addDays(today, -back), time, zone))
  return [...mornings.filter((morning) => morning < at), at].map((then) => ({
    ...{ at: then, client: '', alone: true },
    tell: () => ringAt(then),
  }))
}

/** As if they had run each minute until then: in the story they never stood still. */
async function ringAt(then: Date): Promise<void> {
  await db.clockState.updateMany({ data: { ranAt: then } })
  await runClocks(then)
}
