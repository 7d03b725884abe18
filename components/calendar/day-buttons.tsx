import { type CalendarDate, fullDate, weekdayName } from '@/lib/clocks/calendar-date'
import { hrefOf, type Shown, workWeekOf } from './shown'
import { Spoken } from './spoken'

/** The working days of the week, to choose the one whose agenda is shown: the calendar of a phone. */
export function DayButtons({ shown, busy }: { shown: Shown; busy: readonly CalendarDate[] }) {
  const week = workWeekOf(shown.on)
  const weekend = busy.filter((day) => workWeekOf(day)[0] === week[0])
  const days = [...new Set([...weekend, ...week, shown.on])].toSorted()
  return (
    <nav aria-label="Days of the week" className="day-buttons">
      {days.map((day) => (
        <a
          key={day}
          href={hrefOf(shown, { on: day, appointment: null })}
          aria-current={day === shown.on ? 'date' : undefined}
          data-today={day === shown.today || undefined}
        >
          <Spoken as={fullDate(day)}>
            <span>{weekdayName(day, true)}</span>
            <b>{Number(day.slice(8))}</b>
          </Spoken>
        </a>
      ))}
    </nav>
  )
}
