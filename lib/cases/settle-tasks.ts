import 'server-only'
import { type DueTask, tasksOf } from '@/lib/cases/tasks'
import type { Tx } from '@/lib/db'

const sameTask = (a: DueTask) => (b: { kind: string; appointmentId: string | null; requestId: string | null }) =>
  a.kind === b.kind && a.appointmentId === b.appointmentId && a.requestId === b.requestId

/** Opens the tasks that now follow from the case and ends those that no longer do; part of the transaction that changed it. */
export async function settleTasks(tx: Tx, caseId: string, byPersonId: string | null, at: Date): Promise<void> {
  const assistCase = await tx.assistCase.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: {
      closedAt: true,
      consultantId: true,
      appointments: {
        where: { status: { in: ['scheduled', 'commenced'] } },
        select: { id: true, status: true, startsAt: true },
      },
      requests: { where: { status: 'further_details' }, select: { id: true, status: true } },
      tasks: { where: { doneAt: null, kind: { not: 'tell_client_the_outcome' } } },
    },
  })
  const due = tasksOf({ ...assistCase, closed: assistCase.closedAt !== null })
  const over = assistCase.tasks.filter((open) => !due.some((task) => sameTask(task)(open)))
  const opened = due.filter((task) => !assistCase.tasks.some(sameTask(task)))
  if (over.length)
    await tx.task.updateMany({
      where: { id: { in: over.map(({ id }) => id) } },
      data: { doneAt: at, doneById: byPersonId },
    })
  if (opened.length) await tx.task.createMany({ data: opened.map((task) => ({ ...task, caseId, openedAt: at })) })
}
