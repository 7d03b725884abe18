import 'server-only'
import { db } from '@/lib/db'
import type { Course } from '@/prisma/demo/course'
import { appointmentsOf, codeOf, whole } from '@/prisma/demo/living'
import { openTheCases } from '@/prisma/demo/opening'
import { password } from '@/prisma/demo/people'
import { plainClients, priyasCourses } from '@/prisma/demo/priyas-clients'
import { requestsOf } from '@/prisma/demo/requesting'
import { type Plan, planOf, type Session } from '@/prisma/demo/sessions'
import { tellInOrder } from '@/prisma/demo/telling'
import { bringTheWorld, type World } from '@/prisma/demo/world'

type DemoCase = { case: string; client: string; appointment: string }
/** Who can sign in to the demo, and the two cases that its walks begin from. */
export type Told = {
  people: { name: string; role: string; email: string; password: string; totpSecret: string | null }[]
  cases: { belowThreshold: DemoCase; atThreshold: DemoCase }
}

/** The number that Mei-Lin's case and her next appointment come out with, so that pictures and guide agree with the demo. */
const known = { client: 'Mei-Lin Tran', case: 123, appointment: 456 }

/**
 * Tells the demo's story as of an instant into an empty database, by calling the verbs at the instants when things happened.
 * Every state of a request occurs, and on any day of the year there is something just behind and just ahead.
 */
export async function tellTheStory(at: Date): Promise<Told> {
  const world = await bringTheWorld(at)
  const plans = new Map(priyasCourses.map((course) => [course, planOf(world, course)]))
  const main = priyasCourses.find((course) => whole(course) === known.client)
  const next = main && plans.get(main)?.sessions.find(({ startsAt }) => startsAt > at)
  if (!main || !next) throw new Error(`${known.client} has no appointment ahead.`)

  const openedBefore = [...plans.values()].filter(({ openedAt }) => openedAt < (plans.get(main)?.openedAt ?? at))
  await skipNumbers('assist_case', known.case - 1 - openedBefore.length)
  await openTheCases(world, plans)

  const numbers = new Map<Session, string>()
  const noted = {
    booked: (session: Session, number: string) => numbers.set(session, number),
    alone: (one: Session) => one === next,
  }
  const appointments = [...plans].flatMap(([course, plan]) => appointmentsOf(world, course, plan, noted))
  const bookedBefore = [...plans].flatMap(([course, { sessions }]) =>
    course.with ? sessions.filter((one) => one.bookedAt < next.bookedAt) : [],
  )
  await skipNumbers('appointment', known.appointment - 1 - bookedBefore.length)
  const requests = [...plans.keys()].flatMap((course) => requestsOf(world, course))
  await tellInOrder([...appointments, ...requests])

  const named = (course: Course, session: Session): DemoCase => ({
    ...{ case: codeOf(world, course), client: nameOf(course), appointment: numbers.get(session) ?? '' },
  })
  const people = world.people.all.map(({ name, role, email }) => ({ name, role, email, password, totpSecret: null }))
  return { people, cases: { belowThreshold: named(...firstAhead(world, plans)), atThreshold: named(main, next) } }
}

const nameOf = ({ given, family, known: preferred }: Course): string => `${preferred ?? given} ${family}`

/** Of the clients with little behind them the one whose appointment comes next. */
function firstAhead({ at }: World, plans: ReadonlyMap<Course, Plan>): [Course, Session] {
  const soon = new Date(at.getTime() + 20 * 60_000)
  const ahead = [...plans].flatMap(([course, { sessions }]) => {
    const session = sessions.find(({ startsAt }) => startsAt > soon)
    return plainClients.includes(whole(course)) && session ? [[course, session] as [Course, Session]] : []
  })
  const [first] = ahead.toSorted(([, a], [, b]) => a.startsAt.getTime() - b.startsAt.getTime())
  if (!first) throw new Error('Nobody with little behind them has an appointment ahead.')
  return first
}

/** Lets some numbers of a table go by, as if they had been given long ago. */
async function skipNumbers(table: 'assist_case' | 'appointment', count: number): Promise<void> {
  if (count > 0)
    await db.$queryRaw`SELECT max(nextval(pg_get_serial_sequence(${table}, 'number'))) FROM generate_series(1, ${count}::int)`
}
