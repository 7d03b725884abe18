import 'server-only'
import type { Ask, Step } from '@/prisma/demo/asking'
import type { Course } from '@/prisma/demo/course'
import { ago } from '@/prisma/demo/frame'
import type { World } from '@/prisma/demo/world'

/** When a request was sent, and when each of its steps followed, by the organisation's calendar: in order, also on one day. */
export function momentsOf(world: World, course: Course, ask: Pick<Ask, 'days'> & { steps?: readonly Step[] }): Date[] {
  const start = 9 * 60 + 5 + spread(course) * 4
  return [ask, ...(ask.steps ?? [])].map(({ days }, index) =>
    ago(world.at, world.organisations[course.of], days, clock(start + index * 37)),
  )
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** 0 to 15, by name: people do not all write at five past nine. */
const spread = ({ given, family }: Course): number =>
  [...given, ...family].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 16

/** When sessions were added to the case, and above how many others. */
export function grantsOf(world: World, course: Course): { ask: Ask; at: Date; above: number }[] {
  let above = 0
  return course.asks.flatMap((ask) => {
    const index = ask.steps.findIndex(({ what }) => what === 'approve')
    const step = ask.steps[index]
    const at = momentsOf(world, course, ask)[index + 1]
    if (step?.what !== 'approve' || !at) return []
    const grant = { ask, at, above }
    above += step.sessions ?? ask.sessions
    return [grant]
  })
}
