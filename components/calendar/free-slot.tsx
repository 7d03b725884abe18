import type { CSSProperties } from 'react'
import { type CalendarDate, fullDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { spokenTime, timeOf } from './free-time'
import type { Minutes } from './lay-out'

type Props = { day: CalendarDate; minutes: Minutes; place: CSSProperties }

/** Free time of a day as a link to book in it; a pointer chooses the time within it (`by-pointer`). */
export function FreeSlot({ day, minutes: { start, end }, place }: Props) {
  const date = fullDate(day).replace(/ \d{4}$/, '')
  return (
    <a
      href={paths.newAppointment({ on: day, at: timeOf(start) })}
      className="calendar-free"
      style={place}
      data-from={start}
      data-to={end}
      data-time={spokenTime(start)}
    >
      <span className="sr-only">{`Free from ${spokenTime(start)} to ${spokenTime(end)} on ${date}, book`}</span>
    </a>
  )
}
