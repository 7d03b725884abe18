import clsx from 'clsx'
import { ChevronLeft, ChevronRight, Globe, ListFilter } from 'lucide-react'
import { buttonClasses } from '@/components/ui/button'
import { FeatherMark } from '@/components/ui/feather-mark'
import { instantAt, placeOfZone, zoneAbbreviation } from '@/lib/clocks/calendar-date'
import { hrefOf, near, type Shown, step, titleOf, type View } from './shown'

type Props = {
  shown: Shown
  days: readonly string[]
  zone: string
  /** The consultant that practice staff act for. */
  actingFor: string | undefined
}

const spans: Record<View, string> = { day: 'day', week: 'week', month: 'month', list: 'week' }

/** Title, the way to other days, and how they are shown. On a phone: arrows, and the rest behind one button. */
export function CalendarHeader({ shown, days, zone, actingFor }: Props) {
  const three = near(days, shown.on)
  const narrow = shown.view === 'week' ? three : null
  const arrows = { shown, span: spans[shown.view], previous: step(shown, -1), next: step(shown, 1) }
  return (
    <header className="calendar-header">
      <div className="flex min-w-0 items-center gap-2.5">
        <FeatherMark className="size-6 max-[359px]:hidden md:hidden" />
        <div className="min-w-0">
          <h1 className="text-2xl max-md:truncate max-md:text-xl">My Calendar</h1>
          {actingFor && (
            <p className="text-sm text-ink-2">
              Acting for <b className="text-ink">{actingFor}</b>
            </p>
          )}
        </div>
      </div>
      <Arrows {...arrows} className={narrow ? 'md:max-lg:hidden' : ''} />
      {narrow && <Arrows {...arrows} {...narrow} span="days" className="hidden md:max-lg:flex" />}
      <p className="text-md font-semibold max-md:hidden">{titleOf(shown, days)}</p>
      <button
        type="button"
        popoverTarget="calendar-filters"
        aria-label="Show and filter"
        className={buttonClasses({ variant: 'quiet', square: true, className: 'md:hidden' })}
      >
        <ListFilter className="size-5" />
      </button>
      <p className="ml-auto flex items-center gap-1.5 text-ink-2 max-[1399px]:hidden">
        <Globe className="text-ink-3" />
        {placeOfZone(zone)}, {zoneAbbreviation(instantAt(shown.on, '12:00', zone), zone)}
      </p>
      <div className="flex gap-3 max-[1399px]:ml-auto max-md:hidden">
        <Views shown={shown} />
      </div>
    </header>
  )
}

type ArrowsProps = { shown: Shown; span: string; previous: string; next: string; className: string }

function Arrows({ shown, span, previous, next, className }: ArrowsProps) {
  const arrow = buttonClasses({ variant: 'quiet', square: true })
  return (
    <nav aria-label="Other days" className={`flex items-center gap-1 max-md:ml-auto ${className}`}>
      <a
        href={hrefOf(shown, { on: previous, appointment: null })}
        aria-label={`Previous ${span}`}
        data-key="p"
        className={arrow}
      >
        <ChevronLeft className="size-[18px]" />
      </a>
      <a
        href={hrefOf(shown, { on: shown.today, appointment: null })}
        data-key="t"
        className={buttonClasses({
          className: clsx('max-[359px]:hidden max-md:px-2.5', shown.on === shown.today && 'max-md:hidden'),
        })}
      >
        Today
      </a>
      <a
        href={hrefOf(shown, { on: next, appointment: null })}
        aria-label={`Next ${span}`}
        data-key="n"
        className={arrow}
      >
        <ChevronRight className="size-[18px]" />
      </a>
    </nav>
  )
}

/** Calendar View or List View; and of the calendar day, week or month. */
export function Views({ shown }: { shown: Shown }) {
  const item = (label: string, view: View, current = shown.view === view) => ({
    ...{ label, current, dataKey: view.charAt(0), href: hrefOf(shown, { view }) },
  })
  const list = shown.view === 'list'
  return (
    <>
      <Choice label="View" items={[item('Calendar View', 'week', !list), item('List View', 'list')]} />
      <Choice
        label="Days shown"
        hidden={list}
        items={[item('Day', 'day'), item('Week', 'week'), item('Month', 'month')]}
      />
    </>
  )
}

type ChoiceProps = {
  label: string
  /** Not shown, and still there for its keys. */
  hidden?: boolean
  items: readonly { label: string; href: string; current: boolean; dataKey: string }[]
}

/** As the part of the design system, with plain links, which the calendar follows itself. */
function Choice({ label, hidden, items }: ChoiceProps) {
  return (
    <nav aria-label={label} hidden={hidden} className="calendar-choice">
      {items.map(({ label, href, current, dataKey }) => (
        <a key={label} href={href} data-key={dataKey} aria-current={current ? 'true' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  )
}
