import type { CSSProperties } from 'react'
import type { CalendarEntry } from '@/lib/appointments/queries'
import { minutesOfDay } from './lay-out'
import { hrefOf, type Shown } from './shown'
import { Spoken } from './spoken'
import { CornerIcon, MannerIcon } from './state-icon'
import { entryName, secondLine, shortTime } from './words'

/** What an appointment is as a link, wherever it is drawn: its state, and what opens its panel. */
export function entryLink(entry: CalendarEntry, shown: Shown, zone: string) {
  return {
    href: hrefOf(shown, { appointment: entry.number }),
    'aria-description': [secondLine(entry, zone), entry.needsYou && 'Needs you'].filter(Boolean).join('. '),
    'aria-current': shown.appointment === entry.number || undefined,
    'data-appointment': entry.number,
    'data-minutes': minutesOfDay(entry.startsAt, zone),
    'data-state': entry.state,
    'data-zone': entry.clientZone === zone ? undefined : entry.clientZone,
    draggable: false,
  } as const
}

type Props = { entry: CalendarEntry; shown: Shown; zone: string; place: CSSProperties }

/** An appointment in the grid: time, client, and what there is to know at a glance. */
export function Tile({ entry, shown, zone, place }: Props) {
  return (
    <a {...entryLink(entry, shown, zone)} className="state-look calendar-tile" style={place}>
      <Spoken as={entryName(entry, zone)}>
        <span className="flex items-center gap-1">
          {shortTime(entry.startsAt, zone)}
          <span className="calendar-manner">
            <MannerIcon manner={entry.manner} />
          </span>
          <span className="ml-auto">
            <CornerIcon state={entry.state} needsYou={entry.needsYou} />
          </span>
        </span>
        <span className="calendar-name">{entry.client}</span>
        <span className="calendar-second">{secondLine(entry, zone)}</span>
      </Spoken>
    </a>
  )
}
