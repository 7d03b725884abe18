import 'server-only'
import { sessionMinutes } from '@/lib/appointments/appointment'
import { addBusinessDays, businessDaysBetween, isBusinessDay } from '@/lib/clocks/business-days'
import { type CalendarDate, dateInZone, instantAt } from '@/lib/clocks/calendar-date'
import type { Ask } from '@/prisma/demo/asking'
import type { Course, Letter } from '@/prisma/demo/course'
import { ago, dateOf, timeOf } from '@/prisma/demo/frame'
import { grantsOf } from '@/prisma/demo/moments'
import { placeOf, type World } from '@/prisma/demo/world'

export type Settlement = 'completed' | 'commenced' | 'no_show' | 'cancelled' | 'cancelled_by_provider'
/** One appointment as it will be told: booked, and settled if that has happened by now. */
export type Session = {
  readonly startsAt: Date
  readonly bookedAt: Date
  readonly settled: { readonly how: Settlement; readonly at: Date } | null
}
/** A case as it will be told. */
export type Plan = { readonly openedAt: Date; readonly sessions: readonly Session[]; readonly asks: readonly Ask[] }

const minutes = (count: number): number => count * 60_000
const later = (instant: Date, count: number): Date => new Date(instant.getTime() + minutes(count))

/** Turns a course's path into appointments with dates, by the consultant's calendar. */
export function planOf(world: World, course: Course): Plan {
  const { timeZone, holidays } = placeOf(world, course)
  const sittings = sittingsOf(world, course)
  const first = sittings[0]
  const openedAt = first
    ? instantAt(addBusinessDays(dateInZone(first.startsAt, timeZone), -6, holidays), '10:20', timeZone)
    : ago(world.at, { timeZone, holidays }, course.opened, '10:20')
  const entitled = world.organisations[course.of].entitled(openedAt)
  const asks = fitted(world, course, entitled, sittings)
  return { openedAt, asks, sessions: booked(world, { ...course, asks }, openedAt, entitled, sittings) }
}

type Sitting = { startsAt: Date; letter: Letter }

function sittingsOf(world: World, course: Course): Sitting[] {
  const { timeZone, holidays } = placeOf(world, course)
  const { focus, at } = world
  const dateIn = (week: number) => dateOf(focus, course.column, week)
  const startOn = (date: CalendarDate) => instantAt(date, timeOf(focus, course.column, course.time), timeZone)
  /** The first weeks from one on, back or ahead, in which the slot is a business day. */
  const weeks = (from: number, count: number, step: number): Date[] => {
    const found: Date[] = []
    for (let week = from; found.length < count; week += isBusinessDay(dateIn(week), holidays) ? step : Math.sign(step))
      if (isBusinessDay(dateIn(week), holidays)) found.push(startOn(dateIn(week)))
    return found
  }
  const now = course.now && isBusinessDay(dateIn(0), holidays) ? startOn(dateIn(0)) : null
  const last = course.now ? -course.every : course.until || -1
  const letters = [...course.before]
  let letter = course.now
  // What cannot have happened yet this week happened the time before.
  if (now && letter && letter !== 's' && !settlementOf(letter, now, at) && !isPastAndOpen(letter, now, at)) {
    if (letters.length > 0) letters.splice(-1, 1, letter)
    letter = 's'
  }
  const before = weeks(last, letters.length, -course.every).toReversed()
  return [
    ...before.map((startsAt, index): Sitting => ({ startsAt, letter: letters[index] ?? 'c' })),
    ...(now && letter ? [{ startsAt: now, letter }] : []),
    ...weeks(course.every, course.ahead, course.every).map((startsAt): Sitting => ({ startsAt, letter: 's' })),
  ]
}

const isPastAndOpen = (letter: Letter, startsAt: Date, at: Date): boolean =>
  letter === 'o' && later(startsAt, sessionMinutes) <= at

/** How and when a sitting was settled, if it has been by now. */
function settlementOf(letter: Letter, startsAt: Date, at: Date): Session['settled'] {
  const settled = (how: Settlement, when: Date) => (when <= at ? { how, at: when } : null)
  if (letter === 'n') return settled('no_show', later(startsAt, 35))
  if (letter === 'o') return null
  const justNow = later(at, -25)
  const ahead = (startsAt.getTime() - justNow.getTime()) / minutes(60)
  if (letter === 'l')
    return settled('cancelled', later(startsAt, -55)) ?? (ahead < 24 ? { how: 'cancelled', at: justNow } : null)
  if (letter === 'e')
    return settled('cancelled', later(startsAt, -50 * 60)) ?? (ahead > 25 ? { how: 'cancelled', at: justNow } : null)
  if (letter === 'p')
    return settled('cancelled_by_provider', later(startsAt, -26 * 60)) ?? { how: 'cancelled_by_provider', at: justNow }
  return settled('completed', later(startsAt, sessionMinutes + 3)) ?? settled('commenced', later(startsAt, 1))
}

/**
 * A course's requests, moved back where holidays would make an approval come later than the sessions it is for: those are
 * planned by the week, the requests by business days.
 */
function fitted(world: World, course: Course, entitled: number, sittings: readonly Sitting[]): Ask[] {
  const { timeZone, holidays } = world.organisations[course.of]
  const using = sittings.filter(({ letter }) => letter !== 'e' && letter !== 'p')
  const grants = grantsOf(world, course)
  return course.asks.map((ask) => {
    const grant = grants.find((one) => one.ask === ask)
    const session = grant && using[entitled + grant.above]
    if (!grant || !session) return ask
    const [granted, needed] = [dateInZone(grant.at, timeZone), dateInZone(session.startsAt, timeZone)]
    const late = businessDaysBetween(needed, granted, holidays) + 2
    const back = <T extends { readonly days: number }>(one: T): T => ({ ...one, days: one.days + Math.max(0, late) })
    return { ...back(ask), steps: ask.steps.map(back) }
  })
}

/** Books each session when the one before it was settled, and what goes beyond the entitlement after its approval. */
function booked(
  world: World,
  course: Course,
  openedAt: Date,
  entitled: number,
  sittings: readonly Sitting[],
): Session[] {
  const grants = grantsOf(world, course)
  let used = 0
  let previous: Session | null = null
  return sittings.map(({ startsAt, letter }) => {
    const rhythm: Date =
      previous?.settled && previous.settled.how !== 'commenced'
        ? later(previous.settled.at, 4)
        : later(previous?.bookedAt ?? openedAt, previous ? 1 : 70)
    const granted = grants.findLast(({ above }) => used >= entitled + above)
    const bookedAt = new Date(
      Math.min(Math.max(rhythm.getTime(), granted ? later(granted.at, 25).getTime() : 0), world.at.getTime()),
    )
    if (letter !== 'e' && letter !== 'p') used += 1
    const how = settlementOf(letter, startsAt, world.at)
    const settled = how && how.at <= bookedAt ? { ...how, at: later(bookedAt, 0.5) } : how
    previous = { startsAt, bookedAt, settled }
    return previous
  })
}
