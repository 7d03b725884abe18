import type { CaseFacts, DueTask, TaskKind } from '@/lib/cases/tasks'

/**
 * Domain §10 sentence by sentence: "no consultant → Select Consultant; something scheduled → Waiting for Appointment Completion;
 * nothing scheduled → Next Steps; Further details outstanding → Further Details Required." A case is open to have any of them;
 * steps are a consultant's to take; and of several appointments one waits for the first.
 */
export function tasksByTheDomain({ closed, consultantId, appointments, requests }: CaseFacts): DueTask[] {
  const tasks: DueTask[] = []
  const waits = (kind: TaskKind, of: { appointmentId?: string; requestId?: string } = {}) =>
    tasks.push({ kind, appointmentId: of.appointmentId ?? null, requestId: of.requestId ?? null })
  if (closed) return tasks
  if (consultantId === null) waits('select_consultant')
  const pending = new Set(['scheduled', 'commenced'])
  let first: CaseFacts['appointments'][number] | undefined
  for (const one of appointments)
    if (
      pending.has(one.status) &&
      (!first || one.startsAt < first.startsAt || (+one.startsAt === +first.startsAt && one.id < first.id))
    )
      first = one
  if (first) waits('waiting_for_appointment_completion', { appointmentId: first.id })
  else if (consultantId !== null) waits('next_steps')
  for (const { id, status } of requests)
    if (status === 'further_details') waits('further_details_required', { requestId: id })
  return tasks
}
