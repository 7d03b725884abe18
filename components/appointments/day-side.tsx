import { Agenda } from '@/components/calendar/agenda'
import type { Shown } from '@/components/calendar/shown'
import { Card } from '@/components/ui/card'
import type { CalendarBlock, CalendarEntry } from '@/lib/appointments/queries'
import '@/components/calendar/state-look.css'
import '@/components/calendar/agenda.css'

type Props = {
  shown: Shown
  entries: readonly CalendarEntry[]
  blocks: readonly CalendarBlock[]
  zone: string
  at: Date
}

/** What else is on the day, beside a form that puts something there. */
export function DaySide({ shown, entries, blocks, zone, at }: Props) {
  return (
    <Card>
      <Agenda {...{ shown, entries, blocks, zone, at }} day={shown.on} />
    </Card>
  )
}
