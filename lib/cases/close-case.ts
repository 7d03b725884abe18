import 'server-only'
import { caseNumber, caseNumberOf } from '@/lib/cases/assist-case'
import { visibleTo } from '@/lib/cases/policy'
import { settleTasks } from '@/lib/cases/settle-tasks'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { doneBy, record } from '@/lib/history/record'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { lockClient } from '@/lib/requests/change'
import { openStatuses, requestNumber } from '@/lib/requests/request'

/** Closes an Assist case. Refused while a request is open on it or an appointment is ahead, with the way out. */
export async function closeCase(
  consultant: Consultant,
  number: string,
  at: Date = now(),
): Promise<{ closed: true } | Refusal> {
  return db.$transaction(async (tx) => {
    const found = await tx.assistCase.findFirst({
      where: { number: caseNumberOf(number) ?? -1, ...visibleTo(consultant) },
    })
    if (!found) return refuse('There is no such case, or it is not yours to see.')
    await lockClient(tx, found.clientId)
    const [current, open, ahead] = await Promise.all([
      tx.assistCase.findUniqueOrThrow({ where: { id: found.id } }),
      tx.request.findFirst({ where: { caseId: found.id, status: { in: [...openStatuses] } } }),
      tx.appointment.count({ where: { caseId: found.id, status: { in: ['scheduled', 'commenced'] } } }),
    ])
    if (current.closedAt) return refuse(`${caseNumber(found.number)} is already closed.`)
    if (open)
      return refuse(
        `${requestNumber(open.reference)} is open on this case. Withdraw it first, or wait for its outcome.`,
      )
    if (ahead) return refuse('An appointment of this case is not completed. Complete or cancel it first.')
    await tx.assistCase.update({ where: { id: found.id }, data: { closedAt: at } })
    await record(tx, { event: 'case.closed' }, { caseId: found.id, clientId: found.clientId }, doneBy(consultant), at)
    await settleTasks(tx, found.id, consultant.by.id, at)
    return { closed: true }
  })
}
