import { addDays, type CalendarDate, dateInZone, timeInZone } from '@/lib/clocks/calendar-date'

export type Span = { readonly startsAt: Date; readonly endsAt: Date }
/** Minutes after midnight, by the clock of the zone. */
export type Minutes = { readonly start: number; readonly end: number }

const wholeDay = 24 * 60
/** Rows of the grid are five minutes high, and nothing is less than one. */
export const minutesPerRow = 5

/** Minutes after midnight that the clock of a zone shows: 10:42 am is 642. */
export function minutesOfDay(instant: Date, zone: string): number {
  const [hours = 0, minutes = 0] = timeInZone(instant, zone).split(':').map(Number)
  return hours * 60 + minutes
}

/** The part of a span that lies on a day, as the clock shows it; null where none does. */
export function minutesOn({ startsAt, endsAt }: Span, day: CalendarDate, zone: string): Minutes | null {
  const [first, last] = [dateInZone(startsAt, zone), dateInZone(new Date(endsAt.getTime() - 1), zone)]
  if (first > day || last < day) return null
  const start = first < day ? 0 : minutesOfDay(startsAt, zone)
  const end = dateInZone(endsAt, zone) >= addDays(day, 1) ? wholeDay : minutesOfDay(endsAt, zone)
  return { start, end: Math.max(end, start + minutesPerRow) }
}

/** The hours that a grid shows: 8 am to 6 pm, and further where something lies outside. */
export function hoursOf(spans: readonly Minutes[]): { first: number; last: number } {
  return {
    first: Math.min(8, ...spans.map(({ start }) => Math.floor(start / 60))),
    last: Math.max(18, ...spans.map(({ end }) => Math.ceil(end / 60))),
  }
}

export type InLane<T> = { readonly item: T; readonly lane: number; readonly lanes: number }

const overlap = (a: Span, b: Span): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt
const byStart = (a: Span, b: Span): number =>
  a.startsAt.getTime() - b.startsAt.getTime() || b.endsAt.getTime() - a.endsAt.getTime()

/** Gives each of a day's spans a lane, so that those at the same time stand side by side; in the order they came in. */
export function sideBySide<T extends Span>(items: readonly T[]): InLane<T>[] {
  const lane = new Map<T, number>()
  const lanes = new Map<T, number>()
  for (const cluster of clustersOf(items.toSorted(byStart))) {
    for (const item of cluster) {
      const taken = new Set(
        cluster.filter((other) => lane.has(other) && overlap(item, other)).map((one) => lane.get(one)),
      )
      lane.set(item, [...cluster.keys()].find((free) => !taken.has(free)) ?? 0)
    }
    const most = Math.max(...cluster.map((item) => lane.get(item) ?? 0)) + 1
    for (const item of cluster) lanes.set(item, most)
  }
  return items.map((item) => ({ item, lane: lane.get(item) ?? 0, lanes: lanes.get(item) ?? 1 }))
}

/** Spans in order of start, split wherever nothing goes on. */
function clustersOf<T extends Span>(sorted: readonly T[]): T[][] {
  const clusters: T[][] = []
  let until = Number.NEGATIVE_INFINITY
  for (const item of sorted) {
    if (item.startsAt.getTime() >= until) clusters.push([])
    clusters.at(-1)?.push(item)
    until = Math.max(until, item.endsAt.getTime())
  }
  return clusters
}
