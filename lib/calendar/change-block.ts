import 'server-only'
import { randomUUID } from 'node:crypto'
import { type BlockWords, titleOf } from '@/lib/calendar/add-block'
import { mayChange, type Scope } from '@/lib/calendar/block'
import { later, type Span, spanOf, type WallTime, wallTime, whyNotAt } from '@/lib/calendar/block-time'
import { changeableBy } from '@/lib/calendar/policy'
import { blockJustTaken, lockCalendar, refuseTaken, takenOf } from '@/lib/calendar/taken'
import { now } from '@/lib/clock'
import { daysBetween } from '@/lib/clocks/calendar-date'
import { db, type Tx } from '@/lib/db'
import { doneBy, record } from '@/lib/history/record'
import type { Consultant } from '@/lib/people/person'
import { isRefusal, type Refusal, refuse } from '@/lib/refusal'

type Change = BlockWords & { block: string; scope: Scope; time: WallTime }

/**
 * Changes a block, or those of its series that are ahead: each is moved by as many days as this one, to the same time on the wall.
 * One changed alone leaves its series; *this and the following* become a series of their own. All are changed, or none.
 */
export function changeBlock(
  consultant: Consultant,
  { block, scope, time, ...words }: Change,
  at: Date = now(),
): Promise<{ weeks: number } | Refusal> {
  const { timeZone } = consultant
  return db
    .$transaction(async (tx) => {
      await lockCalendar(tx, consultant)
      const chosen = await chosenBlocks(tx, consultant, block, scope, at)
      if (isRefusal(chosen)) return chosen
      const wrong = whyNotAt(time, timeZone, at)
      if (wrong) return wrong
      const own = chosen.find(({ id }) => id === block) as Span
      const spans = chosen.map((one) => spanOf(moved(one, own, time, timeZone), timeZone))
      if (spans.some(({ endsAt }) => endsAt <= at))
        return refuse('One of them would then be over. Choose a later time, or change fewer of them.')
      const taken = await takenOf(tx, consultant, spans)
      const inTheWay = spans.filter((_, one) => taken.has(one))
      if (inTheWay.length > 0) return refuseTaken(tx, consultant, inTheWay)
      const seriesId = scope === 'one' ? null : scope === 'following' ? randomUUID() : undefined
      const data = { ...words, title: titleOf(words), timeZone, ...(seriesId === undefined ? {} : { seriesId }) }
      for (const [one, { id }] of chosen.entries())
        await tx.calendarBlock.update({ where: { id }, data: { ...data, ...spans[one] } })
      const told = { kind: data.kind, startsAt: spans[0]?.startsAt.toISOString() ?? '', weeks: chosen.length }
      await record(tx, { event: 'calendar.block_changed', data: told }, {}, doneBy(consultant), at)
      return { weeks: chosen.length }
    })
    .catch(blockJustTaken)
}

/** Where one of a series goes when `own` goes to a time: as many days on, to the same time on the wall. */
function moved(one: Span, own: Span, to: WallTime, zone: string): WallTime {
  return later(to, daysBetween(wallTime(own, zone).fromDate, wallTime(one, zone).fromDate))
}

export type Chosen = Span & { id: string; kind: string }

/** The blocks that a change is about, by time: none that is over. Refused where the one it began from is not there or over. */
export async function chosenBlocks(
  tx: Tx,
  consultant: Consultant,
  block: string,
  scope: Scope,
  at: Date,
): Promise<Chosen[] | Refusal> {
  const found = await tx.calendarBlock.findFirst({ where: { id: block, ...changeableBy(consultant) } })
  if (!found) return refuse('There is no such time in your calendar. It may have been removed meanwhile.')
  if (!mayChange(found, at)) return refuse('It is over, so it stays as it was.')
  if (scope === 'one' || found.seriesId === null) return [found]
  return tx.calendarBlock.findMany({
    where: {
      ...{ ...changeableBy(consultant), seriesId: found.seriesId, endsAt: { gt: at } },
      ...(scope === 'following' ? { startsAt: { gte: found.startsAt } } : {}),
    },
    orderBy: { startsAt: 'asc' },
  })
}
