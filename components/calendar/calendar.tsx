import { buttonClasses } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { linkClasses } from '@/components/ui/text-link'
import { stateWords } from '@/lib/appointments/appointment'
import type { AppointmentFacts, CalendarBlock, CalendarEntry } from '@/lib/appointments/queries'
import {
  type CalendarDate,
  dateInZone,
  instantAt,
  longDate,
  monthAndYear,
  placeOfZone,
  zoneAbbreviation,
} from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { Agenda } from './agenda'
import { CalendarHeader, Views } from './calendar-header'
import { CalendarKeys, type Drop } from './calendar-keys'
import { DayButtons } from './day-buttons'
import { DayGrid } from './day-grid'
import { minutesOn } from './lay-out'
import { MonthGrid } from './month-grid'
import { NewLinks } from './new-links'
import { Panel } from './panel'
import type { SettleActions } from './settle-action'
import { type Done, daysOf, hrefOf, type Shown } from './shown'
import { StatusFilters } from './status-filters'
import { statusCounts } from './words'
import './state-look.css'
import './calendar.css'
import './day-grid.css'
import './by-pointer.css'
import './month-grid.css'
import './agenda.css'
import './panel.css'

type Props = {
  shown: Shown
  calendar: {
    entries: readonly CalendarEntry[]
    blocks: readonly CalendarBlock[]
    open: AppointmentFacts | null
    next: Date | null
  }
  zone: string
  at: Date
  actingFor: string | undefined
  actions: SettleActions & { drop: Drop }
  done?: Done | undefined
}

/** Leave goes through weekends, and gives them no column; what is shorter does. */
const aDay = 24 * 60 * 60_000

/** My Calendar: header, filters, the days, and beside them the appointment that is open. */
export function Calendar({ shown, calendar, zone, at, actingFor, actions, done }: Props) {
  const { blocks, open, next } = calendar
  const short = blocks.filter(({ startsAt, endsAt }) => endsAt.getTime() - startsAt.getTime() < aDay)
  const busy = [...new Set([...calendar.entries, ...short].map(({ startsAt }) => dateInZone(startsAt, zone)))]
  const days = daysOf(shown, new Set(busy))
  const inDays = calendar.entries.filter(({ startsAt }) => days.includes(dateInZone(startsAt, zone)))
  const entries = inDays.filter(({ state }) => shown.status === null || state === shown.status)
  const counts = statusCounts(inDays)
  const kept = blocks.some((block) => days.some((day) => minutesOn(block, day, zone)))
  const common = { shown, days, entries, blocks, zone, at }
  return (
    <CalendarKeys appointment={open?.number ?? null} drop={actions.drop}>
      <CalendarHeader {...{ shown, days, zone, actingFor }} />
      <div className="calendar-bar max-md:hidden">
        <StatusFilters shown={shown} counts={counts} />
        <div className="flex gap-1">
          <NewLinks shown={shown} />
        </div>
      </div>
      <div id="calendar-filters" popover="auto" className="calendar-sheet">
        <Views shown={shown} />
        <a
          href={hrefOf(shown, { on: shown.today, appointment: null })}
          className={buttonClasses({ className: 'mb-2.5 w-full' })}
        >
          Today
        </a>
        <div className="mb-2.5 flex flex-wrap gap-2.5">
          <NewLinks shown={shown} wide />
        </div>
        <StatusFilters shown={shown} counts={counts} label="Filter by state, short" />
        <a href={paths.feed()} className={`${linkClasses} mt-4 inline-block py-3`}>
          Calendar feed
        </a>
      </div>
      <div className="calendar-body">
        <div className="calendar-days">
          {shown.view !== 'list' && <PhoneDay {...common} busy={busy} />}
          <div className={shown.view === 'list' ? '' : 'max-md:hidden'}>
            {inDays.length === 0 && !kept ? <Nothing shown={shown} next={next} zone={zone} /> : null}
            {shown.view === 'list' && inDays.length === 0 && !kept ? null : <Days {...common} all={inDays} />}
          </div>
        </div>
        {open && <Panel facts={open} {...{ shown, entries, zone, at, actions, done }} />}
      </div>
    </CalendarKeys>
  )
}

type DaysProps = {
  shown: Shown
  days: readonly CalendarDate[]
  entries: readonly CalendarEntry[]
  all: readonly CalendarEntry[]
  blocks: readonly CalendarBlock[]
  zone: string
  at: Date
}

function Days({ all, ...common }: DaysProps) {
  const { shown, days, entries, blocks, zone } = common
  if (shown.view === 'month') return <MonthGrid {...{ shown, days, entries, blocks, zone }} />
  if (shown.view !== 'list') return <DayGrid {...common} all={all} />
  const some = days.filter(
    (day) =>
      day === shown.today ||
      entries.some((one) => dateInZone(one.startsAt, zone) === day) ||
      (shown.status === null && blocks.some((block) => minutesOn(block, day, zone))),
  )
  return (
    <div className="agendas">
      {some.map((day) => (
        <Agenda key={day} {...common} day={day} />
      ))}
      {entries.length === 0 && shown.status && (
        <p className="text-ink-2">
          No appointment of these days is {stateWords[shown.status]}.{' '}
          <a href={hrefOf(shown, { status: null })}>Show all</a>
        </p>
      )}
    </div>
  )
}

/** The calendar of a phone: five days to choose from, and the agenda of one. */
function PhoneDay({ busy, ...common }: Omit<DaysProps, 'all'> & { busy: readonly CalendarDate[] }) {
  const { shown, zone } = common
  return (
    <div className="md:hidden">
      <DayButtons shown={shown} busy={busy} />
      <Agenda
        {...common}
        day={shown.on}
        aside={`${placeOfZone(zone)}, ${zoneAbbreviation(instantAt(shown.on, '12:00', zone), zone)}`}
      />
      <div className="flex flex-wrap gap-2.5 px-4 pb-4">
        <NewLinks shown={shown} wide />
      </div>
    </div>
  )
}

function Nothing({ shown, next, zone }: { shown: Shown; next: Date | null; zone: string }) {
  const span = shown.view === 'list' ? 'week' : shown.view
  const when = { day: `on ${longDate(shown.on)}`, week: 'this week', month: `in ${monthAndYear(shown.on)}` }[span]
  const link = next && (
    <a href={hrefOf(shown, { on: dateInZone(next, zone) })} className={buttonClasses({ variant: 'primary' })}>
      Next {span} with appointments
    </a>
  )
  return (
    <EmptyState title={`No appointments ${when}.`} actions={link}>
      {next ? null : 'No later appointment is booked.'}
    </EmptyState>
  )
}
