import clsx from 'clsx'
import type { CSSProperties, ReactNode } from 'react'
import type { CalendarBlock, CalendarEntry } from '@/lib/appointments/queries'
import { type CalendarDate, fullDate, weekdayName } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { FreeSlot } from './free-slot'
import { freeOn } from './free-time'
import { HeldBlock } from './held-block'
import { hoursOf, type Minutes, minutesOfDay, minutesOn, minutesPerRow, type Span, sideBySide } from './lay-out'
import { NowPill } from './now-pill'
import { hrefOf, near, type Shown } from './shown'
import { Spoken } from './spoken'
import { Tile } from './tile'
import { bookedOn } from './words'

type Props = {
  shown: Shown
  days: readonly CalendarDate[]
  entries: readonly CalendarEntry[]
  /** All of them, whatever is filtered: the count over each day. */
  all: readonly CalendarEntry[]
  blocks: readonly CalendarBlock[]
  zone: string
  at: Date
}

type Hours = { first: number; last: number }

/** Days side by side, their hours from top to bottom. From 768 to 1023 px three of them. */
export function DayGrid({ shown, days, entries, all, blocks, zone, at }: Props) {
  const hours = hoursOf(
    days.flatMap((day) => [
      ...within(all, day, zone).map(({ minutes }) => minutes),
      ...within(blocks, day, zone).map(({ minutes }) => withoutNights(minutes)),
    ]),
  )
  const seen = near(days, shown.on).days
  const now = days.includes(shown.today) ? minutesOfDay(at, zone) : null
  const inGrid = now !== null && now >= hours.first * 60 && now <= hours.last * 60
  const style = { '--days': days.length, '--seen': seen.length, '--now': inGrid ? now - hours.first * 60 : -1 }
  return (
    <div className="calendar-grid" style={style as CSSProperties} data-zone={zone} data-first={hours.first}>
      <Gutter hours={hours} now={inGrid ? now : null}>
        {inGrid && <NowPill minutes={now} at={at.getTime()} from={hours.first * 60} to={hours.last * 60} />}
      </Gutter>
      {days.map((day) => (
        <section
          key={day}
          aria-label={fullDate(day)}
          data-day={day}
          className={clsx(
            'calendar-day',
            day === shown.today && 'calendar-today',
            !seen.includes(day) && 'max-lg:hidden',
          )}
        >
          <DayHead shown={shown} day={day} booked={bookedOn(all.filter((one) => minutesOn(one, day, zone)))} />
          <div
            className="calendar-hours"
            style={{ gridTemplateRows: `repeat(${rowOf(hours, hours.last * 60) - 1}, 6px)` }}
          >
            {inGrid && day <= shown.today && <span aria-hidden="true" className="calendar-now" />}
            {freeOn({ day, today: shown.today, at, zone, hours, entries: all, blocks }).map((minutes) => (
              <FreeSlot key={minutes.start} {...{ day, minutes }} place={rows(hours, minutes)} />
            ))}
            {within(blocks, day, zone).map(({ item, minutes }) =>
              item.held ? (
                <HeldBlock key={item.id} block={item} zone={zone} place={rows(hours, minutes)} />
              ) : (
                <Block key={item.id} block={item} place={rows(hours, minutes)} minutes={minutes} />
              ),
            )}
            {sideBySide(within(entries, day, zone).map(({ item }) => item)).map(({ item, lane, lanes }) => {
              const place = rows(hours, minutesOn(item, day, zone) ?? { start: 0, end: 0 })
              const side = { ...place, '--lane': lane, '--lanes': lanes } as CSSProperties
              return <Tile key={item.number} entry={item} shown={shown} zone={zone} place={side} />
            })}
          </div>
        </section>
      ))}
    </div>
  )
}

function within<T extends Span>(items: readonly T[], day: CalendarDate, zone: string): { item: T; minutes: Minutes }[] {
  return items.flatMap((item) => {
    const minutes = minutesOn(item, day, zone)
    return minutes ? [{ item, minutes }] : []
  })
}

/** The hours that a block asks the grid for: leave of whole days goes through the night, and asks for none of it. */
const withoutNights = ({ start, end }: Minutes): Minutes => ({
  start: start === 0 ? Number.POSITIVE_INFINITY : start,
  end: end === 24 * 60 ? 0 : end,
})

const rowOf = ({ first, last }: Hours, minutes: number): number =>
  Math.round((Math.min(Math.max(minutes, first * 60), last * 60) - first * 60) / minutesPerRow) + 1
const rows = (hours: Hours, { start, end }: Minutes): CSSProperties => ({
  gridRow: `${rowOf(hours, start)} / ${Math.max(rowOf(hours, end), rowOf(hours, start) + 3)}`,
})

type GutterProps = { hours: Hours; now: number | null; children: ReactNode }

/** The hours beside the days; one that the time it is would cover is left out. */
function Gutter({ hours: { first, last }, now, children }: GutterProps) {
  const hours = Array.from({ length: last - first }, (_, hour) => first + hour)
  return (
    <div className="calendar-gutter" aria-hidden="true">
      {hours.map((hour) => (
        <span key={hour} className={clsx(now !== null && Math.abs(now - hour * 60) < 15 && 'invisible')}>
          {`${hour % 12 || 12} ${hour < 12 ? 'am' : 'pm'}`}
        </span>
      ))}
      {children}
    </div>
  )
}

function DayHead({ shown, day, booked }: { shown: Shown; day: CalendarDate; booked: number }) {
  return (
    <h2 className="calendar-day-head">
      <a href={hrefOf(shown, { view: 'day', on: day })}>
        <Spoken as={`${fullDate(day)}, ${booked} booked`}>
          {weekdayName(day, true)} <span className="calendar-date">{Number(day.slice(8))}</span>
        </Spoken>
      </a>
      <span aria-hidden="true">{booked} booked</span>
    </h2>
  )
}

type BlockProps = { block: CalendarBlock; place: CSSProperties; minutes: Minutes }

/** Time of one's own: a link to change it. */
function Block({ block, place, minutes }: BlockProps) {
  return (
    <a href={paths.block(block.id)} className="calendar-block" style={place}>
      <span className="block font-semibold">{block.title}</span>
      {block.detail && minutes.end - minutes.start >= 45 && <span className="block">{block.detail}</span>}
    </a>
  )
}
