import 'server-only'
import { holdSlot } from '@/lib/calendar/hold-slot'
import { db } from '@/lib/db'
import { openStatuses, requestNumber } from '@/lib/requests/request'
import { dateOf } from '@/prisma/demo/frame'
import { done } from '@/prisma/demo/telling'
import type { World } from '@/prisma/demo/world'

/** Priya keeps an hour of next week for Patrick Nolan in Perth, while his request is open. */
export async function holdASlot({ at, focus, people }: World): Promise<void> {
  const open = { status: { in: [...openStatuses] }, client: { familyName: 'Nolan' } }
  const { reference } = await db.request.findFirstOrThrow({ where: open })
  const slot = { request: requestNumber(reference), date: dateOf(focus, 'tue', 1), time: '16:30' }
  done(await holdSlot(people.consultant('priya'), slot, at), 'Patrick Nolan, held slot')
}
