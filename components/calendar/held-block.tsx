import type { CSSProperties } from 'react'
import type { CalendarBlock } from '@/lib/appointments/queries'
import { clockTime } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { Spoken } from './spoken'
import './held-block.css'

type Props = { block: CalendarBlock; zone: string; place?: CSSProperties }

/** A slot held for a client while a request is open, in the grid or, without a place, in a list: leads to the request. */
export function HeldBlock({ block: { held, startsAt, endsAt }, zone, place }: Props) {
  if (!held) return null
  const times = `${clockTime(startsAt, zone)} to ${clockTime(endsAt, zone)}`
  return (
    <a href={paths.request(held.request)} className={place ? 'calendar-block held-block' : 'held-block'} style={place}>
      <Spoken as={`Held for ${held.client}, ${times}, ${held.request}`}>
        <span className="held-name">Held for {held.client}</span>
        <span className="reference">{held.request}</span>
      </Spoken>
    </a>
  )
}
