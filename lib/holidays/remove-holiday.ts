import 'server-only'
import { now } from '@/lib/clock'
import { databaseDate } from '@/lib/clocks/calendar-date'
import { record } from '@/lib/history/record'
import { changeCalendar, moveDueDates, movedBy } from '@/lib/holidays/due-dates'
import { type Holiday, holidayName } from '@/lib/holidays/holiday'
import { whyPast } from '@/lib/holidays/policy'
import type { Administrator } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

/**
 * Takes a holiday away, and moves the due dates that left it out (domain §5), each with history. One that is gone already stays gone;
 * refused where the day is over and nothing open counts it.
 */
export function removeHoliday(
  administrator: Administrator,
  { state, day }: Pick<Holiday, 'state' | 'day'>,
  at: Date = now(),
): Promise<{ removed: boolean; moved: number } | Refusal> {
  return changeCalendar(async (tx) => {
    const where = { state_day: { state, day: databaseDate(day) } }
    const holiday = await tx.holiday.findUnique({ where })
    if (!holiday) return { removed: false, moved: 0 }
    const moved = await movedBy(tx, [state], (holidays) => new Set([...holidays].filter((one) => one !== day)))
    const past = whyPast([state], day, moved, at)
    if (past) return refuse(past)
    const by = { person: administrator.id }
    await tx.holiday.delete({ where })
    const name = holidayName(holiday.name)
    const data = { state, day, name, moved: moved.length }
    await record(tx, { event: 'holiday.removed', data }, {}, by, at)
    await moveDueDates(tx, moved, { name }, by, at)
    return { removed: true, moved: moved.length }
  })
}
