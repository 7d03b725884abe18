import clsx from 'clsx'
import { ClockAlert, Flag } from 'lucide-react'

type Clock = {
  /** Date under each box, day 0 first; the last one is the due day. For example "Tue 24 Nov", "Wed 25". */
  days: readonly string[]
  /** Which day is today, or undefined before day 0 or after the due day. */
  today?: number
  /** Days already over; defaults to those before today. */
  past?: number
}

/** One box per business day: past ones filled, today outlined, the due day with a flag. The text beside it says the same. */
export function DayClock({ days, today, past = today ?? 0 }: Clock) {
  return (
    <ol aria-hidden="true" className="flex gap-1">
      {days.map((day, index) => {
        const due = index === days.length - 1
        const now = index === today
        return (
          <li key={day} className="min-w-0 flex-1 text-center text-xs">
            <span
              className={clsx(
                'grid h-[38px] place-items-center rounded-sm border',
                now
                  ? 'border-2 border-petrol bg-petrol-tint font-semibold text-petrol'
                  : index < past
                    ? filled
                    : due
                      ? 'border-ink'
                      : 'border-control text-ink-3',
              )}
            >
              {due ? <Flag className="size-3.5" /> : index}
            </span>
            <span className={clsx('mt-1 block truncate max-md:sr-only', now || due ? 'font-semibold' : 'text-ink-3')}>
              {day}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

const filled = 'border-lg-done bg-lg-done text-on-done'

type Dots = {
  /** How many business days the clock has. */
  days: number
  /** Which day it is now: 0 is the day it arrived. */
  day: number
  state?: 'running' | 'paused' | 'overdue'
}

/** The small form of the clock: a row of 9 px dots. */
export function DayDots({ days, day, state = 'running' }: Dots) {
  const dots = Array.from({ length: days }, (_, index) => index + 1)
  return (
    <span aria-hidden="true" className="flex shrink-0 gap-0.5">
      {dots.map((dot) => (
        <span key={dot} className={clsx('size-[9px] rounded-xs border', look(dot, day, state))} />
      ))}
      {state === 'overdue' && <span className="size-[9px] rounded-xs bg-crimson" />}
    </span>
  )
}

function look(dot: number, day: number, state: Dots['state']): string {
  if (state === 'overdue' || dot < day) return 'border-lg-done bg-lg-done'
  if (dot > day) return 'border-control'
  if (state === 'paused')
    return 'border-control bg-[repeating-linear-gradient(135deg,var(--lg-line)_0_1.5px,transparent_1.5px_3px)]'
  return 'border-petrol bg-petrol-tint-2'
}

type Due = Dots & {
  /** For example "Fri 27 Nov". */
  date: string
  /** For example "3 business days left", "paused on day 4", "overdue by 1 business day". */
  words: string
}

/** A due date over its dots and words, for lists. */
export function Deadline({ date, words, ...dots }: Due) {
  const overdue = dots.state === 'overdue'
  return (
    <span className={clsx('block max-md:text-sm', overdue && 'text-crimson')}>
      <span className="font-medium md:block">{date}</span>
      <span className="md:sr-only">, </span>
      <span className={clsx('text-sm md:flex md:items-center md:gap-2', overdue ? 'font-medium' : 'text-ink-3')}>
        <span className="contents max-md:hidden">
          <DayDots {...dots} />
        </span>
        {overdue ? <Overdue>{words}</Overdue> : words}
      </span>
    </span>
  )
}

/** Late, in crimson with its clock; a fact beside a state. */
export function Overdue({ children }: { children: string }) {
  return (
    <span className="inline-flex items-baseline gap-1.5 font-medium text-crimson">
      <ClockAlert className="size-3.5 self-center" />
      {children}
    </span>
  )
}
