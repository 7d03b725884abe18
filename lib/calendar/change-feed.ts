import 'server-only'
import type { FeedDetail } from '@/lib/calendar/feed'
import { ownFeed } from '@/lib/calendar/policy'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { doneBy, record } from '@/lib/history/record'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

/** Changes what the entries of a feed read like, from the next reading on. Its address stays. */
export function changeFeed(
  consultant: Consultant,
  detail: FeedDetail,
  at: Date = now(),
): Promise<{ changed: boolean } | Refusal> {
  return db.$transaction(async (tx) => {
    const where = ownFeed(consultant)
    const { count } = await tx.calendarFeed.updateMany({
      where: { ...where, detail: { not: detail } },
      data: { detail },
    })
    if (count > 0) await record(tx, { event: 'calendar.feed_changed', data: { detail } }, {}, doneBy(consultant), at)
    else if ((await tx.calendarFeed.count({ where })) === 0)
      return refuse('The calendar address was revoked meanwhile. Reload this page to make a new one.')
    return { changed: count > 0 }
  })
}
