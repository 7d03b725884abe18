import 'server-only'
import { type Manner, sessionMinutes } from '@/lib/appointments/appointment'
import { refuseOverlap } from '@/lib/calendar/overlap'
import { caseNumber, caseNumberOf } from '@/lib/cases/assist-case'
import { visibleTo } from '@/lib/cases/policy'
import { settleTasks } from '@/lib/cases/settle-tasks'
import { now } from '@/lib/clock'
import { dateInZone } from '@/lib/clocks/calendar-date'
import { db, type Tx } from '@/lib/db'
import { remainingOf } from '@/lib/entitlement/allotments'
import { countedCases, countedClient } from '@/lib/entitlement/queries'
import { doneBy, record } from '@/lib/history/record'
import { agreementInForce } from '@/lib/organisations/queries'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { lockClient } from '@/lib/requests/change'

type Booking = { case: string; startsAt: Date; manner: Manner }
type Booked = { id: string; number: number } | Refusal

/** Books a session of a case: 50 minutes from `startsAt`. Refused beyond what remains on that day, in the past, over something else, or on a closed case. */
export const bookAppointment = (consultant: Consultant, input: Booking, at: Date = now()): Promise<Booked> =>
  db.$transaction((tx) => bookIn(tx, consultant, input, at))

/** The same within a transaction; it has written nothing where it refuses. */
export async function bookIn(tx: Tx, consultant: Consultant, input: Booking, at: Date): Promise<Booked> {
  const found = await tx.assistCase.findFirst({
    where: { number: caseNumberOf(input.case) ?? -1, ...visibleTo(consultant) },
  })
  if (!found) return refuse('There is no such case, or it is not yours to see.')
  await lockClient(tx, found.clientId)
  const client = await tx.client.findUniqueOrThrow({
    where: { id: found.clientId },
    select: { ...countedClient, organisationId: true },
  })
  const { timeZone } = await agreementInForce(tx, client.organisationId, at)
  const counted = countedCases(client, timeZone).find(({ id }) => id === found.id)
  if (!counted?.open) return refuse(`${caseNumber(found.number)} is closed.`)
  if (input.startsAt <= at) return refuse('Choose a time that is still ahead.')
  if (remainingOf(counted, dateInZone(input.startsAt, timeZone)) < 1) {
    const open = client.requests.find(({ caseId }) => caseId === found.id)
    return refuse(
      open
        ? 'No session remains until the open request is decided.'
        : 'No session remains on this case. Request extra sessions first.',
    )
  }
  const endsAt = new Date(input.startsAt.getTime() + sessionMinutes * 60_000)
  const taken = await refuseOverlap(tx, consultant, { startsAt: input.startsAt, endsAt })
  if (taken) return taken
  const booked = {
    startsAt: input.startsAt,
    endsAt,
    manner: input.manner,
    timeZone: consultant.timeZone,
    createdAt: at,
  }
  const { id, number } = await tx.appointment.create({
    data: { ...booked, caseId: found.id, consultantId: consultant.id },
  })
  const happened = {
    event: 'appointment.booked',
    data: { startsAt: input.startsAt.toISOString(), manner: input.manner },
  } as const
  await record(tx, happened, { appointmentId: id, caseId: found.id, clientId: found.clientId }, doneBy(consultant), at)
  await settleTasks(tx, found.id, consultant.by.id, at)
  return { id, number }
}
