import { mannerWords, stateWords } from '@/lib/appointments/appointment'
import type { CalendarBlock, CalendarEntry } from '@/lib/appointments/queries'
import { type CalendarDate, dateInZone, fullDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { HeldBlock } from './held-block'
import { minutesOn } from './lay-out'
import type { Shown } from './shown'
import { Spoken } from './spoken'
import { CornerIcon, MannerIcon } from './state-icon'
import { entryLink } from './tile'
import { bookedOn, entryName, secondLine, shortSpan, shortTime } from './words'

type Props = {
  shown: Shown
  day: CalendarDate
  entries: readonly CalendarEntry[]
  blocks: readonly CalendarBlock[]
  zone: string
  at: Date
  /** At the right of the date. */
  aside?: string
}

/** A day from morning to evening, one line for each appointment, with what else fills it and, today, the time it is. */
export function Agenda({ shown, day, entries, blocks, zone, at, aside }: Props) {
  const own = entries.filter((one) => dateInZone(one.startsAt, zone) === day)
  const items = [
    ...own.map((entry) => ({
      from: entry.startsAt,
      line: <EntryLine {...{ entry, shown, zone }} />,
      key: entry.number,
    })),
    ...blocks.flatMap((block) => {
      const minutes = minutesOn(block, day, zone)
      const line = minutes && <BlockLine block={block} minutes={minutes.end - minutes.start} zone={zone} />
      return line ? [{ from: block.startsAt, line, key: block.id }] : []
    }),
    ...(day === shown.today ? [{ from: at, line: <NowLine at={at} zone={zone} />, key: 'now' }] : []),
  ].toSorted((a, b) => a.from.getTime() - b.from.getTime())
  return (
    <section aria-label={fullDate(day)} data-day={day} className="agenda">
      <h2>
        {fullDate(day).replace(/ \d{4}$/, '')}
        <span>{aside ?? `${bookedOn(own)} booked`}</span>
      </h2>
      {own.length === 0 && <p className="pb-2 text-ink-2">{nothingOn(day, shown)}</p>}
      <ol>
        {items.map(({ key, line }) => (
          <li key={key}>{line}</li>
        ))}
      </ol>
    </section>
  )
}

const nothingOn = (day: CalendarDate, { status, today }: Shown): string =>
  status
    ? `No appointment on this day is ${stateWords[status]}.`
    : `No appointments ${day === today ? 'today' : 'on this day'}.`

function EntryLine({ entry, shown, zone }: { entry: CalendarEntry; shown: Shown; zone: string }) {
  const { state, startsAt, endsAt, manner, needsYou } = entry
  const told = state !== 'scheduled' && state !== 'to_be_completed'
  return (
    <>
      <p className="agenda-time" aria-hidden="true">
        <b>{shortTime(startsAt, zone)}</b>
        <span>{shortTime(endsAt, zone)}</span>
      </p>
      <a {...entryLink(entry, shown, zone)} className="state-look agenda-entry">
        <Spoken as={entryName(entry, zone)}>
          <span className="flex flex-wrap items-center gap-x-2">
            <span className="calendar-name">{entry.client}</span>
            <span className="agenda-state">
              <CornerIcon state={state} needsYou={needsYou} flame={22} />
              {told && stateWords[state]}
            </span>
          </span>
          {state !== 'completed' && (
            <span className="agenda-second">
              <MannerIcon manner={manner} />
              {mannerWords[manner]}
              <span aria-hidden="true">·</span>
              <span className="calendar-second">{secondLine(entry, zone)}</span>
            </span>
          )}
        </Spoken>
      </a>
    </>
  )
}

function BlockLine({ block, minutes, zone }: { block: CalendarBlock; minutes: number; zone: string }) {
  const words = minutes < 24 * 60 ? `${block.title}, ${shortSpan(minutes)}` : block.title
  return (
    <>
      <p className="agenda-time text-ink-3">{minutes === 24 * 60 ? '' : shortTime(block.startsAt, zone)}</p>
      {block.held ? (
        <HeldBlock block={block} zone={zone} />
      ) : (
        <p className="agenda-block">
          <a href={paths.block(block.id)}>{words}</a>
        </p>
      )}
    </>
  )
}

function NowLine({ at, zone }: { at: Date; zone: string }) {
  return (
    <>
      <p className="agenda-time">
        <span className="agenda-now">
          <span className="sr-only">Now </span>
          {shortTime(at, zone)}
        </span>
      </p>
      <span aria-hidden="true" className="h-0.5 self-center rounded-full bg-ink" />
    </>
  )
}
