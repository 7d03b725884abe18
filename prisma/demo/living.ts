import 'server-only'
import { appointmentNumber } from '@/lib/appointments/appointment'
import { bookAppointment } from '@/lib/appointments/book'
import { cancelAppointment } from '@/lib/appointments/cancel'
import { commenceAppointment } from '@/lib/appointments/commence'
import { completeAppointment } from '@/lib/appointments/complete'
import { recordNoShow } from '@/lib/appointments/record-no-show'
import { caseNumber } from '@/lib/cases/assist-case'
import { closeCase } from '@/lib/cases/close-case'
import type { Consultant } from '@/lib/people/person'
import { staffOf } from '@/prisma/demo/asking'
import { type Course, whole } from '@/prisma/demo/course'
import { momentsOf } from '@/prisma/demo/moments'
import type { Plan, Session, Settlement } from '@/prisma/demo/sessions'
import { done, type Happening } from '@/prisma/demo/telling'
import type { World } from '@/prisma/demo/world'

/** The number of a course's case. Throws before it is opened. */
export function codeOf(world: World, course: Course): string {
  const opened = world.cases.get(course)
  if (!opened) throw new Error(`The case of ${whole(course)} is not opened yet.`)
  return caseNumber(opened.number)
}

const settle: Record<Settlement, (consultant: Consultant, number: string, at: Date) => Promise<unknown>> = {
  completed: completeAppointment,
  commenced: commenceAppointment,
  no_show: recordNoShow,
  cancelled: (consultant, appointment, at) => cancelAppointment(consultant, { appointment, by: 'client' }, at),
  cancelled_by_provider: (consultant, appointment, at) =>
    cancelAppointment(consultant, { appointment, by: 'provider' }, at),
}

/** What happened to the appointments of a case, in order; every third was booked by the practice's staff. */
export function appointmentsOf(
  world: World,
  course: Course,
  { sessions }: Plan,
  /** Learns the number of each appointment as it is booked; may want one to be booked alone. */
  noted: { booked: (session: Session, number: string) => void; alone: (session: Session) => boolean },
): Happening[] {
  const key = course.with
  if (!key) return []
  const client = whole(course)
  const consultant = world.people.consultant(key)
  const staff = world.people.consultant(key, staffOf(key))
  return sessions.flatMap((session, index): Happening[] => {
    let number = ''
    const booking = async () => {
      const input = { case: codeOf(world, course), startsAt: session.startsAt, manner: course.manner }
      const booked = await bookAppointment(index % 3 === 0 ? staff : consultant, input, session.bookedAt)
      number = appointmentNumber(done(booked, `${client}, appointment ${index + 1}`).number)
      noted.booked(session, number)
    }
    const { settled } = session
    const told = { at: session.bookedAt, client, alone: noted.alone(session), tell: booking }
    if (!settled) return [told]
    const settling = async () =>
      done(await settle[settled.how](consultant, number, settled.at), `${client}, ${number} ${settled.how}`)
    return [told, { at: settled.at, client, tell: settling }]
  })
}

/** The end of a case that is over: after its last session, and after the last request on it was decided. */
export function closingOf(world: World, course: Course, { sessions, asks }: Plan): Happening[] {
  if (!course.closed || !course.with) return []
  const consultant = world.people.consultant(course.with)
  const settled = sessions.flatMap((session) => session.settled?.at ?? [])
  const last = [...settled, ...asks.flatMap((ask) => momentsOf(world, course, ask))]
  const at = new Date(Math.max(...last.map((one) => one.getTime())) + 12 * 60_000)
  const closing = async () => done(await closeCase(consultant, codeOf(world, course), at), `${whole(course)} closes`)
  return [{ at, client: whole(course), tell: closing }]
}
