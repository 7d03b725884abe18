import 'server-only'
import { holdSlot } from '@/lib/calendar/hold-slot'
import { db } from '@/lib/db'
import { requestNumber } from '@/lib/requests/request'
import { dateOf } from '@/prisma/demo/frame'
import { done } from '@/prisma/demo/telling'
import type { World } from '@/prisma/demo/world'

/** Priya keeps an hour of next week for Ben Tasker, while his organisation has the request. */
export async function holdASlot({ at, focus, people }: World): Promise<void> {
  const open = { status: 'organisation_review', client: { familyName: 'Tasker' } }
  const { reference } = await db.request.findFirstOrThrow({ where: open })
  const slot = { request: requestNumber(reference), date: dateOf(focus, 'tue', 1), time: '16:30' }
  done(await holdSlot(people.consultant('priya'), slot, at), 'Ben Tasker, held slot')
}
