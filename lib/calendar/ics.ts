import 'server-only'
import { createHash } from 'node:crypto'
import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { earliestStart } from '@/lib/calendar/block'
import { appointmentSummary, blockSummary, type FeedDetail, feedPeriod } from '@/lib/calendar/feed'
import { db } from '@/lib/db'

/** How often a calendar app is asked to read again. */
const refreshSeconds = 60 * 60

const inFeed = {
  ...{ id: true, number: true, startsAt: true, endsAt: true, manner: true },
  ...{ status: true, sequence: true, changedAt: true },
} as const

/** An entry's name for ever: no case, client or row can be read from it. */
const uidOf = (...parts: (string | number)[]): string =>
  `${createHash('sha256').update(parts.join(' ')).digest('hex').slice(0, 32)}@phoenix`

/**
 * A consultant's calendar as an iCalendar file (RFC 5545), with times in UTC. An appointment keeps its UID however often it
 * moves, with a SEQUENCE that grows, and stays as cancelled once it is. A block has no such number: a changed one is another
 * entry, so that no calendar app keeps the old time.
 */
export async function calendarFile(
  { consultantId, detail }: { consultantId: string; detail: FeedDetail },
  at: Date,
): Promise<string> {
  const { from, to } = feedPeriod(at)
  const [appointments, blocks] = await Promise.all([
    db.appointment.findMany({
      where: { consultantId, startsAt: { gte: from, lt: to } },
      select: inFeed,
      orderBy: [{ startsAt: 'asc' }, { number: 'asc' }],
    }),
    db.calendarBlock.findMany({
      where: {
        consultantId,
        startsAt: { gte: earliestStart(from), lt: to },
        endsAt: { gt: from },
      },
      select: { id: true, kind: true, startsAt: true, endsAt: true },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    }),
  ])
  const prodId = { company: 'Phoenix', product: 'Calendar', language: 'EN' }
  const calendar = ical({ name: 'Phoenix', prodId, ttl: refreshSeconds })
  for (const { id, startsAt, endsAt, status, sequence, changedAt, ...rest } of appointments) {
    const cancelled = status === 'cancelled'
    calendar.createEvent({
      ...{ id: uidOf('appointment', id), sequence, stamp: at, lastModified: changedAt, start: startsAt, end: endsAt },
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: cancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      summary: appointmentSummary(detail, rest),
    })
  }
  for (const { id, kind, startsAt, endsAt } of blocks)
    calendar.createEvent({
      ...{
        id: uidOf('block', id, kind, startsAt.getTime(), endsAt.getTime()),
        stamp: at,
        start: startsAt,
        end: endsAt,
      },
      ...{ status: ICalEventStatus.CONFIRMED, transparency: ICalEventTransparency.OPAQUE },
      summary: blockSummary(detail, { kind }),
    })
  return `${calendar}\r\n`
}
