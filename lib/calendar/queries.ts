import 'server-only'
import type { FeedDetail } from '@/lib/calendar/feed'
import { ownFeed } from '@/lib/calendar/policy'
import { db } from '@/lib/db'
import type { Consultant } from '@/lib/people/person'

/** The viewer's feed of this calendar: what it says, since when it stands and when it was last read; null where there is none. */
export async function feedOf(viewer: Consultant) {
  const select = { id: true, detail: true, createdAt: true, lastReadAt: true } as const
  const feed = await db.calendarFeed.findFirst({ where: ownFeed(viewer), select })
  return feed && { ...feed, detail: feed.detail as FeedDetail }
}
