import 'server-only'
import { appointmentNumberOf } from '@/lib/appointments/appointment'
import { visibleTo } from '@/lib/appointments/policy'
import { settleTasks } from '@/lib/cases/settle-tasks'
import { db, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { DoneBy, HistoryEvent } from '@/lib/history/event'
import { doneBy, record } from '@/lib/history/record'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { lockClient } from '@/lib/requests/change'

type Change = { data: Prisma.AppointmentUpdateInput; happened: HistoryEvent }
type Current = {
  id: string
  number: number
  caseId: string
  status: string
  startsAt: Date
  endsAt: Date
  manner: string
}

type Decide = (appointment: Current, tx: Tx) => Change | Refusal | Promise<Change | Refusal>

/** Changes one appointment of the consultant's: what lies outside is refused as not found. */
export const changeAppointment = (consultant: Consultant, number: string, at: Date, decide: Decide) =>
  changeWhere({ number: appointmentNumberOf(number) ?? -1, ...visibleTo(consultant) }, doneBy(consultant), at, decide)

/**
 * Changes one appointment in one transaction, holding the client's row (the count depends on it), with its history row and the
 * tasks that follow. `decide` sees it as it is now, and gives the change or refuses it.
 */
export async function changeWhere(
  where: Prisma.AppointmentWhereInput,
  by: DoneBy,
  at: Date,
  decide: Decide,
): Promise<{ changed: true } | Refusal> {
  return db.$transaction(async (tx) => {
    const found = await tx.appointment.findFirst({
      where,
      select: { id: true, caseId: true, case: { select: { clientId: true } } },
    })
    if (!found) return refuse('There is no such appointment, or it is not yours to see.')
    await lockClient(tx, found.case.clientId)
    const change = await decide(await tx.appointment.findUniqueOrThrow({ where: { id: found.id } }), tx)
    if ('refused' in change) return change
    await tx.appointment.update({ where: { id: found.id }, data: change.data })
    const subject = { appointmentId: found.id, caseId: found.caseId, clientId: found.case.clientId }
    await record(tx, change.happened, subject, by, at)
    await settleTasks(tx, found.caseId, 'person' in by ? by.person : null, at)
    return { changed: true }
  })
}
