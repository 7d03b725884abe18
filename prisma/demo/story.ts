import 'server-only'
import { db } from '@/lib/db'
import { keepTimeFree } from '@/prisma/demo/blocks'
import { cast } from '@/prisma/demo/cast'
import { clocksOf } from '@/prisma/demo/clocks'
import { comingOf } from '@/prisma/demo/coming'
import { type Course, nameOf, whole } from '@/prisma/demo/course'
import { holdASlot } from '@/prisma/demo/held'
import { appointmentsOf, closingOf, codeOf } from '@/prisma/demo/living'
import { openTheCases } from '@/prisma/demo/opening'
import { password, totpSecretOf } from '@/prisma/demo/people'
import { settleOldMails } from '@/prisma/demo/post'
import { plainClients } from '@/prisma/demo/priyas-clients'
import { requestsOf } from '@/prisma/demo/requesting'
import { type Plan, planOf, type Session } from '@/prisma/demo/sessions'
import { tellInOrder } from '@/prisma/demo/telling'
import { bringTheWorld } from '@/prisma/demo/world'

type DemoCase = { case: string; client: string; appointment: string }
/** Who can sign in to the demo, and the two cases that its walks begin from. */
export type Told = {
  people: { name: string; role: string; email: string; password: string; totpSecret: string }[]
  cases: { belowThreshold: DemoCase; atThreshold: DemoCase }
}

/** The numbers that Mei-Lin's case and her next appointment come out with, so that the guide's pictures agree with the demo. */
const known = { client: 'Mei-Lin Tran', case: 123, appointment: 456 }

/**
 * Tells the demo's story as of an instant into an empty database, by calling the verbs at the instants when things happened.
 * Every state of a request occurs, and on any day of the year there is something just behind and just ahead.
 */
export async function tellTheStory(at: Date): Promise<Told> {
  const world = await bringTheWorld(at)
  const plans = new Map(cast.map((course) => [course, planOf(world, course)]))
  const [main, next] = aheadOf(plans, at, [known.client])
  const openedFirst = [...plans.values()].filter(({ openedAt }) => openedAt < (plans.get(main)?.openedAt ?? at))
  await skipNumbers('assist_case', known.case - 1 - openedFirst.length)
  await openTheCases(world, plans)

  const numbers = new Map<Session, string>()
  const noted = {
    booked: (session: Session, number: string) => void numbers.set(session, number),
    alone: (session: Session) => session === next,
  }
  const lives = [...plans].flatMap(([course, plan]) => [
    ...appointmentsOf(world, course, plan, noted),
    ...requestsOf(world, course, plan),
    ...closingOf(world, course, plan),
  ])
  const bookedFirst = [...plans.values()].flatMap(({ sessions }) =>
    sessions.filter(({ bookedAt }) => bookedAt < next.bookedAt),
  )
  await skipNumbers('appointment', known.appointment - 1 - bookedFirst.length)
  await tellInOrder([...lives, ...comingOf(world), ...clocksOf(world)])
  await keepTimeFree(world)
  await holdASlot(world)
  await settleOldMails(at)

  const named = ([course, session]: [Course, Session]): DemoCase => ({
    ...{ case: codeOf(world, course), client: nameOf(course), appointment: numbers.get(session) ?? '' },
  })
  const people = world.people.all.map(({ name, role, email }) => ({
    ...{ name, role, email, password, totpSecret: totpSecretOf(email) },
  }))
  return {
    people,
    cases: { belowThreshold: named(aheadOf(plans, at, plainClients)), atThreshold: named([main, next]) },
  }
}

/** Of some clients the one whose appointment comes next, and not just now. */
function aheadOf(plans: ReadonlyMap<Course, Plan>, at: Date, clients: readonly string[]): [Course, Session] {
  const soon = new Date(at.getTime() + 15 * 60_000)
  const ahead = [...plans].flatMap(([course, { sessions }]): [Course, Session][] => {
    const session = sessions.find(({ startsAt }) => startsAt > soon)
    return clients.includes(whole(course)) && session ? [[course, session]] : []
  })
  const [first] = ahead.toSorted(([, a], [, b]) => a.startsAt.getTime() - b.startsAt.getTime())
  if (!first) throw new Error(`None of ${clients.join(', ')} has an appointment ahead.`)
  return first
}

/** Lets some numbers of a table go by, as if they had been given long ago. */
async function skipNumbers(table: 'assist_case' | 'appointment', count: number): Promise<void> {
  if (count > 0)
    await db.$queryRaw`SELECT max(nextval(pg_get_serial_sequence(${table}, 'number'))) FROM generate_series(1, ${count}::int)`
}
