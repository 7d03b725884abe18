import 'server-only'
import { randomBytes } from 'node:crypto'
import { type FeedDetail, feedAddress } from '@/lib/calendar/feed'
import { hashOfToken } from '@/lib/calendar/read-feed'
import { endFeed } from '@/lib/calendar/revoke-feed'
import { now } from '@/lib/clock'
import { db, isTaken } from '@/lib/db'
import { env } from '@/lib/env'
import { doneBy, record } from '@/lib/history/record'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

type Wish = { detail: FeedDetail /** The one that stands stops in the same transaction. */; instead: boolean }

/**
 * Makes the address of a calendar feed for whoever is at the keyboard. It is told here and never again: only the hash of its
 * secret part is kept. Refused where another stands that it does not replace.
 */
export function makeFeed(
  consultant: Consultant,
  { detail, instead }: Wish,
  at: Date = now(),
): Promise<{ feed: string; address: string } | Refusal> {
  const token = randomBytes(32).toString('base64url')
  const reader = { personId: consultant.by.id, consultantId: consultant.id }
  const made = db.$transaction(async (tx) => {
    if (instead) await endFeed(tx, consultant, at)
    const data = { ...reader, detail, tokenHash: hashOfToken(token), createdAt: at }
    const { id } = await tx.calendarFeed.create({ data, select: { id: true } })
    await record(tx, { event: 'calendar.feed_made', data: { detail } }, {}, doneBy(consultant), at)
    return { feed: id, address: feedAddress(env().PORTAL_URL, token) }
  })
  return made.catch((error) => {
    if (!isTaken(error)) throw error
    return refuse(
      'A calendar address was made meanwhile, in another tab or browser. Nothing was changed. Reload this page.',
    )
  })
}
