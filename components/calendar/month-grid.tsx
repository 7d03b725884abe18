import clsx from 'clsx'
import type { CalendarBlock, CalendarEntry } from '@/lib/appointments/queries'
import { type CalendarDate, dateInZone, fullDate, weekdayName, weekdayOf } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { minutesOn } from './lay-out'
import { hrefOf, type Shown } from './shown'
import { Spoken } from './spoken'
import { CornerIcon } from './state-icon'
import { entryLink } from './tile'
import { bookedOn, entryName, shortTime } from './words'

type Props = {
  shown: Shown
  days: readonly CalendarDate[]
  entries: readonly CalendarEntry[]
  blocks: readonly CalendarBlock[]
  zone: string
}

/** How many appointments a day of the month names; the rest are a link to the day. */
const named = 5

/** A month, week by week: each day with its first appointments. */
export function MonthGrid({ shown, days, entries, blocks, zone }: Props) {
  const columns = new Set(days.map(weekdayOf)).size
  return (
    <div className="month-grid" data-zone={zone} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {days.slice(0, columns).map((day) => (
        <p key={day} aria-hidden="true" className="month-head">
          {weekdayName(day, true)}
        </p>
      ))}
      {days.map((day) => (
        <MonthDay
          key={day}
          {...{ shown, day, zone }}
          blocks={blocks.filter((block) => isWholeDay(block, day, zone))}
          entries={entries.filter(({ startsAt }) => dateInZone(startsAt, zone) === day)}
        />
      ))}
    </div>
  )
}

/** A month names what takes a whole day, such as leave; lunches are left to the days. */
function isWholeDay(block: CalendarBlock, day: CalendarDate, zone: string): boolean {
  const minutes = minutesOn(block, day, zone)
  return minutes !== null && minutes.end - minutes.start === 24 * 60
}

function MonthDay({ shown, day, entries, blocks, zone }: Omit<Props, 'days'> & { day: CalendarDate }) {
  const more = entries.length - named
  const href = hrefOf(shown, { view: 'day', on: day })
  return (
    <section
      aria-label={fullDate(day)}
      data-day={day}
      className={clsx(
        'month-day',
        day === shown.today && 'calendar-today',
        day.slice(0, 7) !== shown.on.slice(0, 7) && 'month-beside',
      )}
    >
      <h2>
        <a href={href} className="calendar-date">
          <Spoken as={`${fullDate(day)}, ${bookedOn(entries)} booked`}>{Number(day.slice(8))}</Spoken>
        </a>
      </h2>
      {blocks.map(({ id, title }) => (
        <a key={id} href={paths.block(id)} className="month-block">
          {title}
        </a>
      ))}
      {entries.slice(0, more === 1 ? named + 1 : named).map((entry) => (
        <a key={entry.number} {...entryLink(entry, shown, zone)} className="state-look month-entry">
          <Spoken as={entryName(entry, zone)}>
            <span>{shortTime(entry.startsAt, zone)}</span>
            <span className="calendar-name">{entry.client}</span>
            <CornerIcon state={entry.state} needsYou={entry.needsYou} />
          </Spoken>
        </a>
      ))}
      {more > 1 && (
        <a href={href} className="month-more">
          {more} more<span className="sr-only"> on {fullDate(day)}</span>
        </a>
      )}
    </section>
  )
}
