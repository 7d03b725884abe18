import 'server-only'
import { visibleTo } from '@/lib/cases/policy'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { doneBy, record } from '@/lib/history/record'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

/** Marks the task *Tell the client the outcome* as done (domain §6.1). Doing it twice changes nothing. */
export async function clientWasTold(
  consultant: Consultant,
  taskId: string,
  at: Date = now(),
): Promise<{ told: true } | Refusal> {
  return db.$transaction(async (tx) => {
    const task = await tx.task.findFirst({
      where: { id: taskId, kind: 'tell_client_the_outcome', case: visibleTo(consultant) },
      select: { id: true, caseId: true, requestId: true, case: { select: { clientId: true } } },
    })
    if (!task) return refuse('There is no such task, or it is not yours to see.')
    const { count } = await tx.task.updateMany({
      where: { id: task.id, doneAt: null },
      data: { doneAt: at, doneById: consultant.by.id },
    })
    const subject = {
      caseId: task.caseId,
      clientId: task.case.clientId,
      ...(task.requestId ? { requestId: task.requestId } : {}),
    }
    if (count) await record(tx, { event: 'case.client_told' }, subject, doneBy(consultant), at)
    return { told: true }
  })
}
