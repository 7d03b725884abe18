import { addDays, type CalendarDate } from '@/lib/clocks/calendar-date'
import { leastShown, type Shown, suppress } from '@/lib/statistics/suppress'

/** Decisions of an organisation that are alike in all that is counted; `goal` is the option's id, `days` business days to decide. */
export type Decided = {
  readonly goal: string
  readonly outcome: Outcome
  readonly on: CalendarDate
  readonly days: number
  readonly count: number
}
export const outcomes = ['approved', 'fewer', 'declined'] as const
export type Outcome = (typeof outcomes)[number]

type Days = { readonly from: CalendarDate; readonly to: CalendarDate }
/** Days whose figures are counted together; a whole year is the sum of what its parts show, and no more than that. */
export type Period = Days & { readonly key: string; readonly parts: readonly Days[] }

export type Figures = {
  readonly decided: Shown
  readonly outcomes: Readonly<Record<Outcome, Shown>>
  /** Median business days from received to decided. */
  readonly days: number
  readonly goals: readonly { readonly label: string; readonly count: Shown }[]
}

/** Quarters are joined until they hold this many decisions: fewer would leave hardly a figure to show. */
export const enoughForPeriod = 20
const yearsShown = 3

/** The quarters of a financial year by the year in which it ends: July to September first. */
function quartersOf(year: number): Days[] {
  const starts = [`${year - 1}-07-01`, `${year - 1}-10-01`, `${year}-01-01`, `${year}-04-01`, `${year}-07-01`]
  return starts.slice(0, 4).map((from, index) => ({ from, to: addDays(starts[index + 1] ?? '', -1) }))
}

const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4)) + (date.slice(5) < '07-01' ? 0 : 1)

/** The first day of the earliest period that can be asked for. */
export const earliestShown = (today: CalendarDate): CalendarDate => `${yearOf(today) - yearsShown}-07-01`

const within = (decided: readonly Decided[], { from, to }: Days): Decided[] =>
  decided.filter(({ on }) => from <= on && on <= to)
const counted = (decided: readonly Decided[]): number => decided.reduce((sum, { count }) => sum + count, 0)

/**
 * The periods that have ended, newest first. They never overlap and never change, so that no two can be subtracted: finished
 * quarters, joined within a financial year until they hold enough, and at the end of the year in any case. A finished year in
 * several parts follows its last one, where each part has figures.
 */
export function periodsOf(decided: readonly Decided[], today: CalendarDate, since: CalendarDate): Period[] {
  const years = Array.from({ length: yearsShown }, (_, back) => yearOf(today) - back)
  return years.flatMap((year) => {
    const quarters = quartersOf(year)
    const parts: Days[] = []
    let from: CalendarDate | null = null
    for (const [index, quarter] of quarters.entries()) {
      from ??= quarter.from
      if (quarter.to >= today) break
      const days = { from, to: quarter.to }
      if (index < quarters.length - 1 && counted(within(decided, days)) < enoughForPeriod) continue
      parts.push(days)
      from = null
    }
    const single = parts.map((days): Period => ({ ...days, key: days.from, parts: [days] }))
    const shown = single.filter(({ to }) => to >= since).reverse()
    const first = parts[0]
    const whole =
      parts.length > 1 && from === null && parts.every((days) => counted(within(decided, days)) >= leastShown)
    if (!whole || !first) return shown
    return [...shown, { from: first.from, to: parts.at(-1)?.to ?? first.to, key: `year-${year}`, parts }]
  })
}

/** What is shown of a period; null where fewer than 5 were decided in it (design §6). `goals` in their own order. */
export function figuresOf(
  decided: readonly Decided[],
  goals: readonly { readonly id: string; readonly label: string }[],
  period: Period,
): Figures | null {
  const tables = period.parts.map((days) => {
    const own = within(decided, days)
    const countOf = (is: (one: Decided) => boolean) => counted(own.filter(is))
    return {
      total: counted(own),
      outcomes: suppress(outcomes.map((one) => countOf(({ outcome }) => outcome === one))),
      goals: suppress(goals.map(({ id }) => countOf(({ goal }) => goal === id))),
    }
  })
  if (tables.some(({ total }) => total < leastShown)) return null
  const outcome = together(tables.map((table) => table.outcomes))
  const byGoal = together(tables.map((table) => table.goals))
  return {
    decided: tables.reduce((sum, { total }) => sum + total, 0),
    outcomes: Object.fromEntries(
      outcomes.map((one, index) => [one, outcome[index] ?? 'hidden']),
    ) as Figures['outcomes'],
    days: median(within(decided, period)),
    goals: goals.map(({ label }, index) => ({ label, count: byGoal[index] ?? 'hidden' })),
  }
}

/** Rows of several periods, summed where all are shown. */
export const together = (tables: readonly (readonly Shown[])[]): readonly Shown[] =>
  tables.reduce((sums, table) => sums.map((sum, index) => added(sum, table[index] ?? 'hidden')))

/** A sum where both are shown. */
export const added = (one: Shown, other: Shown): Shown =>
  typeof one === 'number' && typeof other === 'number' ? one + other : 'hidden'

function median(decided: readonly Decided[]): number {
  const days = decided.flatMap(({ days, count }) => Array.from({ length: count }, () => days)).sort((a, b) => a - b)
  const at = (index: number) => days[index] ?? 0
  const middle = (days.length - 1) / 2
  return (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2
}
