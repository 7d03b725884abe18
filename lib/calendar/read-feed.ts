import 'server-only'
import { createHash } from 'node:crypto'
import type { FeedDetail } from '@/lib/calendar/feed'
import { calendarFile } from '@/lib/calendar/ics'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'

/** All that is kept of an address's secret part. It is as random as a hash, so it needs neither salt nor stretching. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/**
 * The calendar behind an address, as an iCalendar file (RFC 5545), and when it was read. Null for an address that nobody
 * made or that was revoked; and from the moment that its reader or its consultant is disabled, or that the reader is neither
 * the consultant nor practice staff of the consultant's practice (domain §1). All of it is asked at every reading.
 */
export async function readFeed(token: string, at: Date = now()): Promise<string | null> {
  if (!/^[\w-]{43}$/.test(token)) return null
  const [feed] = await db.$queryRaw<{ consultantId: string; detail: FeedDetail }[]>`
    UPDATE calendar_feed feed SET last_read_at = ${at} FROM person reader, person consultant
     WHERE feed.token_hash = ${hashOfToken(token)} AND feed.revoked_at IS NULL
       AND reader.id = feed.person_id AND reader.disabled_at IS NULL
       AND consultant.id = feed.consultant_id AND consultant.disabled_at IS NULL AND consultant.role = 'consultant'
       AND (reader.id = consultant.id OR reader.role = 'practice_staff' AND reader.practice_id = consultant.practice_id)
    RETURNING feed.consultant_id::text AS "consultantId", feed.detail`
  return feed ? calendarFile(feed, at) : null
}
