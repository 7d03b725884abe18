import clsx from 'clsx'
import { CalendarClock } from 'lucide-react'
import { Note } from '@/components/ui/note'
import { askInTimeWords, type AskInTime as Facts } from '@/lib/cases/ask-in-time'

/** Until when to ask so that no week is lost: quiet while that is far, ember when it is today, tomorrow or over. */
export function AskInTime({ facts, className }: { facts: Facts | null; className?: string }) {
  if (!facts) return null
  const words = askInTimeWords(facts)
  if (facts.urgency === 'now')
    return (
      <Note tone="ember" icon={<CalendarClock className="text-ember-ink" />} silent className={className}>
        <p className="font-semibold text-ember-ink">{words}</p>
      </Note>
    )
  return (
    <p className={clsx('flex gap-2.5', facts.urgency === 'far' ? 'text-ink-3' : 'text-ink', className)}>
      <CalendarClock className="mt-0.5 shrink-0" />
      {words}
    </p>
  )
}
