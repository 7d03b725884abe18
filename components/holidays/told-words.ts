import type { HolidayData } from '@/lib/history/event'
import type { HistoryRow } from '@/lib/history/said'
import { effectWords, type State, stateLabel } from '@/lib/holidays/holiday'

export type ToldOfHoliday = 'added' | 'same' | 'renamed' | 'removed'
type Entry = Pick<HistoryRow, 'event' | 'at' | 'data'>
/** Rows that an earlier release wrote do not say how many due dates moved. */
type Data = HolidayData & { moved?: number }

const events = { added: 'holiday.added', renamed: 'holiday.changed', removed: 'holiday.removed' } as const

/**
 * What was just done to the calendar, by the word in the address; null where the latest that history tells of the state is another: an
 * address is kept, sent on and typed by anybody. One addition is an entry for each state.
 */
export function toldWords(told: ToldOfHoliday | undefined, state: State, entries: readonly Entry[]): string | null {
  if (told === 'same') return 'It was so already. Nothing was changed.'
  const last = entries.find(({ data }) => (data as Data).state === state)
  if (!told || last?.event !== events[told]) return null
  if (told === 'renamed') return 'Renamed. No due date changes.'
  const together = entries.filter(({ event, at }) => event === last.event && at.getTime() === last.at.getTime())
  const moved = together.reduce((sum, { data }) => sum + ((data as Data).moved ?? Number.NaN), 0)
  const effect = Number.isNaN(moved) ? '' : ` ${effectWords(moved, told === 'removed' ? stateLabel(state) : null)}`
  return `${told === 'added' ? 'Added.' : 'Removed.'}${effect}`
}
