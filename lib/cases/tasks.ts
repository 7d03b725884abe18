/** What can wait on an Assist case (domain §1, §10; the last one §6.1). */
export const taskKinds = [
  'select_consultant',
  'next_steps',
  'waiting_for_appointment_completion',
  'further_details_required',
  'tell_client_the_outcome',
] as const
export type TaskKind = (typeof taskKinds)[number]

export const taskWords: Record<TaskKind, string> = {
  select_consultant: 'Select Consultant',
  next_steps: 'Next Steps',
  waiting_for_appointment_completion: 'Waiting for Appointment Completion',
  further_details_required: 'Further Details Required',
  tell_client_the_outcome: 'Tell the client the outcome',
}

export type CaseFacts = {
  readonly closed: boolean
  readonly consultantId: string | null
  readonly appointments: readonly { id: string; status: string; startsAt: Date }[]
  readonly requests: readonly { id: string; status: string }[]
}

export type DueTask = {
  readonly kind: TaskKind
  readonly appointmentId: string | null
  readonly requestId: string | null
}

/**
 * The tasks that follow from a case's appointments and requests (domain §10). A closed case has none. `Tell the client
 * the outcome` follows from an outcome instead, and stands until someone says that it is done.
 */
export function tasksOf(facts: CaseFacts): DueTask[] {
  if (facts.closed) return []
  const ahead = facts.appointments
    .filter(({ status }) => status === 'scheduled' || status === 'commenced')
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())[0]
  const task = (kind: TaskKind, of: Partial<DueTask> = {}): DueTask => ({
    kind,
    appointmentId: null,
    requestId: null,
    ...of,
  })
  const details = facts.requests.filter(({ status }) => status === 'further_details')
  return [
    ...(facts.consultantId ? [] : [task('select_consultant')]),
    ...(ahead ? [task('waiting_for_appointment_completion', { appointmentId: ahead.id })] : []),
    ...(facts.consultantId && !ahead ? [task('next_steps')] : []),
    ...details.map(({ id }) => task('further_details_required', { requestId: id })),
  ]
}
