import { presentationOf, type Status } from '@/lib/requests/request'

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
 * The tasks that follow from a case's appointments and requests (domain §10), whatever order they are read in. A closed case has none. `Tell the client
 * the outcome` follows from an outcome instead, and stands until someone says that it is done.
 */
export function tasksOf(facts: CaseFacts): DueTask[] {
  if (facts.closed) return []
  const ahead = facts.appointments
    .filter(({ status }) => status === 'scheduled' || status === 'commenced')
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1))[0]
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

/** Whether who looks can act on a task now: it is open, and Further details are theirs to answer (domain §1). */
export const canActOn = (task: { kind: string; doneAt: Date | null }, unread: boolean): boolean =>
  task.doneAt === null && !(unread && task.kind === 'further_details_required')

/** What a list shows of a case: the one task that matters most, with the flame where it waits on the viewer now. */
export type ListedTask = {
  readonly words: string
  readonly needsYou: boolean
  readonly task: string | null
  /** Of a question, the reference of the request that waits for its answer, as it is stored. */
  readonly request: string | null
}

export type ListedFacts = {
  /** The case's open request, if it has one. */
  readonly request: { readonly reference: string; readonly status: Status } | null
  readonly tasks: readonly { readonly id: string; readonly kind: TaskKind }[]
  /** When the case's earliest appointment that is not settled ends; null where none is booked. */
  readonly bookedUntil: Date | null
  readonly remaining: number
  /** The viewer does not answer Further details: practice staff whose practice does not let them (domain §1). */
  readonly unread?: boolean
}

/**
 * The task a list names, and whether it carries the flame: in lists that is kept for further details, a question, an outcome
 * to tell, a past appointment to complete, and nothing booked although sessions remain (domain §1). Null where none is open.
 */
export function listedTask(
  { request, tasks, bookedUntil, remaining, unread = false }: ListedFacts,
  at: Date,
): ListedTask | null {
  const shown = (kind: TaskKind, needsYou: boolean): ListedTask[] =>
    tasks
      .filter((task) => task.kind === kind)
      .map(({ id }) => ({ words: taskWords[kind], needsYou, task: id, request: null }))
  const question = request?.status === 'clinical_question' || request?.status === 'organisation_question'
  const asked = { words: request ? presentationOf(request.status, 'consultant_side').words : '', needsYou: true }
  const all = [
    ...(unread ? [] : shown('further_details_required', true)),
    ...(request && question ? [{ ...asked, task: null, request: request.reference }] : []),
    ...shown('tell_client_the_outcome', true),
    ...shown('waiting_for_appointment_completion', bookedUntil !== null && bookedUntil <= at),
    ...shown('next_steps', remaining > 0),
    ...shown('select_consultant', false),
    ...(unread ? shown('further_details_required', false) : []),
  ]
  return all[0] ?? null
}
