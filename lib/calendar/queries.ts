import 'server-only'
import type { BlockKind } from '@/lib/calendar/block'
import type { FeedDetail } from '@/lib/calendar/feed'
import { ownFeed } from '@/lib/calendar/policy'
import { isRecordId } from '@/lib/cases/schema'
import { db } from '@/lib/db'
import type { Consultant } from '@/lib/people/person'
import { placeOf } from '@/lib/text-at-rest/fields'
import { open, type Sealed } from '@/lib/text-at-rest/sealing'

/** The viewer's feed of this calendar: what it says, since when it stands and when it was last read; null where there is none. */
export async function feedOf(viewer: Consultant) {
  const select = { id: true, detail: true, createdAt: true, lastReadAt: true } as const
  const feed = await db.calendarFeed.findFirst({ where: ownFeed(viewer), select })
  return feed && { ...feed, detail: feed.detail as FeedDetail }
}

export type BlockFacts = {
  readonly id: string
  readonly kind: BlockKind
  readonly title: string
  readonly detail: string
  readonly startsAt: Date
  readonly endsAt: Date
  /** How many of its series are not over, and when the last begins; 0 and null of one that does not repeat. */
  readonly ahead: number
  readonly last: Date | null
}

/** A block of the viewer's own, as `changeableBy` says; null where it is none, or a slot held for a request. One query. */
export async function blockOf(viewer: Consultant, id: string, at: Date): Promise<BlockFacts | null> {
  if (!isRecordId(id)) return null
  const [found] = await db.$queryRaw<(Omit<BlockFacts, 'title' | 'detail'> & { title: Sealed; detail: Sealed })[]>`
    SELECT b.id, b.kind, b.title, b.detail, b.starts_at AS "startsAt", b.ends_at AS "endsAt",
      (SELECT count(*)::int FROM calendar_block s WHERE s.series_id = b.series_id AND s.ends_at > ${at}) AS ahead,
      (SELECT max(s.starts_at) FROM calendar_block s WHERE s.series_id = b.series_id) AS last
    FROM calendar_block b WHERE b.id = ${id}::uuid AND b.consultant_id = ${viewer.id}::uuid AND b.kind <> 'held'`
  if (!found) return null
  const [title, detail] = (['title', 'detail'] as const).map((one) =>
    open(found[one], placeOf('calendar_block', one, id)),
  )
  return { ...found, title: title ?? '', detail: detail ?? '' }
}
