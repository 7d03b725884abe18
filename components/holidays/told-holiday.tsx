import { FocusOnArrival } from '@/components/requests/focus-on-arrival'
import { Note } from '@/components/ui/note'
import type { HistoryRow } from '@/lib/history/said'
import type { State } from '@/lib/holidays/holiday'
import { type ToldOfHoliday, toldWords } from './told-words'

type Props = { told: ToldOfHoliday | undefined; state: State; entries: readonly HistoryRow[] }

/** What was just done to the calendar, and what it did to due dates. */
export function ToldHoliday({ told, state, entries }: Props) {
  const say = toldWords(told, state, entries)
  if (!say) return null
  return (
    <FocusOnArrival key={told}>
      <Note tone="success">{say}</Note>
    </FocusOnArrival>
  )
}
