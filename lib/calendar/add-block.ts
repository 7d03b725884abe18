import 'server-only'
import { randomUUID } from 'node:crypto'
import { type BlockKind, blockWords } from '@/lib/calendar/block'
import { spanOf, type WallTime, weeksOf, whyNotAt, whyNotUntil } from '@/lib/calendar/block-time'
import { blockJustTaken, lockCalendar, refuseTaken, takenOf } from '@/lib/calendar/taken'
import { now } from '@/lib/clock'
import type { CalendarDate } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { doneBy, record } from '@/lib/history/record'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

export type BlockWords = { kind: BlockKind; title: string; detail: string }
type Block = BlockWords & {
  time: WallTime
  /** The last date on which it may begin, where it repeats every week. */
  until: CalendarDate | null
  /** Weeks in which an appointment or a held slot lies are left out, instead of refusing the whole. */
  leaveOut: boolean
}

/**
 * Keeps a time of the consultant's calendar free, once or every week at the same time on the wall: all weeks in one transaction,
 * or none. It may lie over another block of one's own, never over an appointment or a held slot.
 */
export function addBlock(
  consultant: Consultant,
  { time, until, leaveOut, ...words }: Block,
  at: Date = now(),
): Promise<{ weeks: number } | Refusal> {
  const { id, timeZone } = consultant
  return db
    .$transaction(async (tx) => {
      const wrong = whyNotAt(time, timeZone, at) ?? (until && whyNotUntil(time, until))
      if (wrong) return wrong
      await lockCalendar(tx, consultant)
      const all = weeksOf(time, until).map((week) => spanOf(week, timeZone))
      const taken = await takenOf(tx, consultant, all)
      const free = all.filter((_, week) => !taken.has(week))
      if (free.length === 0 && leaveOut) return refuse('Something lies in each of these weeks. Choose another time.')
      if (taken.size > 0 && !leaveOut)
        return refuseTaken(
          tx,
          consultant,
          all.filter((_, week) => taken.has(week)),
        )
      const seriesId = until === null ? null : randomUUID()
      const row = { ...words, title: titleOf(words), consultantId: id, timeZone, seriesId }
      await tx.calendarBlock.createMany({ data: free.map((span) => ({ ...row, ...span })) })
      const data = { kind: row.kind, startsAt: free[0]?.startsAt.toISOString() ?? '', weeks: free.length }
      await record(tx, { event: 'calendar.block_added', data }, {}, doneBy(consultant), at)
      return { weeks: free.length }
    })
    .catch(blockJustTaken)
}

/** What a block is called: its own title, or the word of its kind. */
export const titleOf = ({ kind, title }: Pick<BlockWords, 'kind' | 'title'>): string => title || blockWords[kind]
