import { FocusOnArrival } from '@/components/requests/focus-on-arrival'
import { Note } from '@/components/ui/note'
import { effectWords } from '@/lib/holidays/holiday'

type Told = 'added' | 'same' | 'renamed' | 'removed'
type Props = { told: Told | undefined; moved: number; where: string }

/** What was just done to the calendar, and what it did to due dates. */
export function ToldHoliday({ told, moved, where }: Props) {
  if (!told) return null
  const words: Record<Told, string> = {
    added: `Added. ${effectWords(moved, null)}`,
    same: 'It was so already. Nothing was changed.',
    renamed: 'Renamed. No due date changes.',
    removed: `Removed. ${effectWords(moved, where)}`,
  }
  return (
    <FocusOnArrival key={told}>
      <Note tone="success">{words[told]}</Note>
    </FocusOnArrival>
  )
}
