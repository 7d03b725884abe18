import 'server-only'
import { ownFeed } from '@/lib/calendar/policy'
import { now } from '@/lib/clock'
import { db, type Tx } from '@/lib/db'
import { doneBy, record } from '@/lib/history/record'
import type { Consultant } from '@/lib/people/person'

/** Revokes the feed of whoever is at the keyboard: its address answers nothing from the next reading on. Twice changes nothing. */
export function revokeFeed(consultant: Consultant, at: Date = now()): Promise<{ revoked: boolean }> {
  return db.$transaction((tx) => endFeed(tx, consultant, at))
}

/** The same within a transaction, for an address that replaces it. */
export async function endFeed(tx: Tx, consultant: Consultant, at: Date): Promise<{ revoked: boolean }> {
  const { count } = await tx.calendarFeed.updateMany({ where: ownFeed(consultant), data: { revokedAt: at } })
  if (count > 0) await record(tx, { event: 'calendar.feed_revoked' }, {}, doneBy(consultant), at)
  return { revoked: count > 0 }
}
