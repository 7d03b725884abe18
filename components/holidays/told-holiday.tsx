import { FocusOnArrival } from '@/components/requests/focus-on-arrival'
import { Note } from '@/components/ui/note'
import type { HistoryRow } from '@/lib/history/said'
import { type ToldOfHoliday, toldWords } from './told-words'

type Props = { told: ToldOfHoliday | undefined; entries: readonly HistoryRow[] }

/** What was just done to the calendar, and what it did to due dates. */
export function ToldHoliday({ told, entries }: Props) {
  const say = toldWords(told, entries)
  if (!say) return null
  return (
    <FocusOnArrival key={told}>
      <Note tone="success">{say}</Note>
    </FocusOnArrival>
  )
}
