import 'server-only'
import { holidaysByState } from '@/lib/clocks/holidays'
import { db } from '@/lib/db'
import type { Course } from '@/prisma/demo/course'
import { type Focus, focusAt, type Place } from '@/prisma/demo/frame'
import { bringOrganisations, type Organisations } from '@/prisma/demo/organisations'
import { bringPeople, type ConsultantKey, consultantStates, type People } from '@/prisma/demo/people'

/** All that a course is told in: when it is now, who there is, and by which calendars they work. */
export type World = {
  readonly at: Date
  readonly focus: Focus
  readonly organisations: Organisations
  readonly people: People
  readonly places: Readonly<Record<ConsultantKey, Place>>
  /** The cases opened so far, by their course. */
  readonly cases: Map<Course, { readonly id: string; readonly number: number }>
}

/** Brings organisations and people, and finds the demo day. */
export async function bringTheWorld(at: Date): Promise<World> {
  const organisations = await bringOrganisations(at)
  const people = await bringPeople(organisations, new Date(at.getTime() - 700 * 86_400_000))
  const holidaysOf = await holidaysByState(db)
  const places = Object.fromEntries(
    Object.entries(consultantStates).map(([key, state]) => {
      const { timeZone } = people.consultant(key as ConsultantKey)
      return [key, { timeZone, holidays: holidaysOf(state) }]
    }),
  ) as Record<ConsultantKey, Place>
  const focus = focusAt(at, places.priya.timeZone, places.priya.holidays)
  return { at, focus, organisations, people, places, cases: new Map() }
}

/** By whose calendar a course is planned: its consultant's, or its organisation's while it has none. */
export const placeOf = (world: World, course: Course): Place =>
  course.with ? world.places[course.with] : world.organisations[course.of]
