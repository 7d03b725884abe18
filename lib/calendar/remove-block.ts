import 'server-only'
import type { Scope } from '@/lib/calendar/block'
import { type Chosen, chosenBlocks } from '@/lib/calendar/change-block'
import { lockCalendar } from '@/lib/calendar/taken'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { doneBy, record } from '@/lib/history/record'
import type { Consultant } from '@/lib/people/person'
import { isRefusal, type Refusal } from '@/lib/refusal'

/**
 * Takes a block out of the calendar, or those of its series that are ahead; what is over stays where it was. Gives when the
 * first of them began.
 */
export function removeBlock(
  consultant: Consultant,
  { block, scope }: { block: string; scope: Scope },
  at: Date = now(),
): Promise<{ from: Date } | Refusal> {
  return db.$transaction(async (tx) => {
    await lockCalendar(tx, consultant)
    const chosen = await chosenBlocks(tx, consultant, block, scope, at)
    if (isRefusal(chosen)) return chosen
    await tx.calendarBlock.deleteMany({ where: { id: { in: chosen.map(({ id }) => id) } } })
    const { kind, startsAt } = chosen[0] as Chosen
    const data = { kind, startsAt: startsAt.toISOString(), weeks: chosen.length }
    await record(tx, { event: 'calendar.block_removed', data }, {}, doneBy(consultant), at)
    return { from: startsAt }
  })
}
