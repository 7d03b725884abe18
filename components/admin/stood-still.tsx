import { ClockAlert } from 'lucide-react'
import { Note } from '@/components/ui/note'
import { dateAndTime } from '@/lib/clocks/calendar-date'
import type { StoodStill as Still } from '@/lib/clocks/catch-up'

/** That no clock ran for a while, and what came of it. */
export function StoodStill({ still, timeZone }: { still: Still | null; timeZone: string }) {
  if (!still) return null
  const things = still.things === 1 ? '1 thing was' : `${still.things} things were`
  return (
    <Note tone="ember" icon={<ClockAlert />} silent>
      The clocks stood still from {dateAndTime(still.from, timeZone)} to {dateAndTime(still.to, timeZone)};{' '}
      {still.things === 0 ? 'nothing was due meanwhile.' : `${things} caught up.`}
    </Note>
  )
}
