import 'server-only'
import { now } from '@/lib/clock'
import { databaseDate } from '@/lib/clocks/calendar-date'
import { record } from '@/lib/history/record'
import { changeCalendar } from '@/lib/holidays/due-dates'
import { type Holiday, holidayName } from '@/lib/holidays/holiday'
import type { Administrator } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

/** Gives a holiday another name; no due date changes. The same name again changes nothing. Refused where it is gone. */
export function renameHoliday(
  administrator: Administrator,
  { state, day, name }: Holiday,
  at: Date = now(),
): Promise<{ renamed: boolean } | Refusal> {
  return changeCalendar(async (tx) => {
    const where = { state_day: { state, day: databaseDate(day) } }
    const was = await tx.holiday.findUnique({ where })
    if (!was) return refuse('This is no holiday any more. Nothing was changed.')
    if (holidayName(was.name) === name) return { renamed: false }
    await tx.holiday.update({ where, data: { name } })
    const happened = { event: 'holiday.changed', data: { state, day, name, was: holidayName(was.name) } } as const
    await record(tx, happened, {}, { person: administrator.id }, at)
    return { renamed: true }
  })
}
