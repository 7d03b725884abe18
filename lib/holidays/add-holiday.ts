import 'server-only'
import { now } from '@/lib/clock'
import { type CalendarDate, databaseDate, longDate } from '@/lib/clocks/calendar-date'
import { record } from '@/lib/history/record'
import { changeCalendar, moveDueDates, movedBy } from '@/lib/holidays/due-dates'
import { daysToKeep, holidayName, type State, stateLabel, todayIn } from '@/lib/holidays/holiday'
import { whyPast } from '@/lib/holidays/policy'
import type { Administrator } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

type NewHoliday = { states: readonly State[]; day: CalendarDate; name: string }

/**
 * Adds a holiday to one state or several, and moves the due dates that count it (domain §5), each with history. What is there by the
 * same name already stays; refused where the day has another name, lies too far away, or is over and nothing open counts it.
 */
export function addHoliday(
  administrator: Administrator,
  { states, day, name }: NewHoliday,
  at: Date = now(),
): Promise<{ added: State[]; moved: number } | Refusal> {
  return changeCalendar(async (tx) => {
    const { from, to } = daysToKeep(todayIn('NSW', at))
    if (day < from || day > to) return refuse('', { day: `Choose a date from ${longDate(from)} to ${longDate(to)}.` })
    const there = await tx.holiday.findMany({ where: { day: databaseDate(day), state: { in: [...states] } } })
    const other = there.find((one) => holidayName(one.name) !== name)
    if (other)
      return refuse('', {
        day: `${stateLabel(other.state as State)} has ${holidayName(other.name)} on that day already.`,
      })
    const added = states.filter((state) => !there.some((one) => one.state === state))
    const moved = await movedBy(tx, added, (holidays) => new Set([...holidays, day]))
    const past = whyPast(added, day, moved, at)
    if (past) return refuse('', { day: past })
    const by = { person: administrator.id }
    await tx.holiday.createMany({ data: added.map((state) => ({ state, day: databaseDate(day), name })) })
    for (const state of added) {
      const data = { state, day, name, moved: moved.filter((one) => one.state === state).length }
      await record(tx, { event: 'holiday.added', data }, {}, by, at)
    }
    await moveDueDates(tx, moved, { name }, by, at)
    return { added, moved: moved.length }
  })
}
