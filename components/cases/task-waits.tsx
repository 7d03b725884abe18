import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import type { TaskView } from '@/lib/cases/queries'
import type { TaskKind } from '@/lib/cases/tasks'
import { TaskAppointment } from './task-appointment'
import { TaskFurtherDetails } from './task-further-details'
import { TaskOutcome } from './task-outcome'

type Props = {
  view: TaskView
  zone: string
  at: Date
  /** The button *I told the client*, which the page wires to its action. */
  told: ReactNode
}

/** What the task waits on, or what it waited on once it is done. */
export function TaskWaits({ view, zone, at, told }: Props) {
  const { task, assistCase } = view
  const waits: Record<TaskKind, () => ReactNode> = {
    select_consultant: () =>
      task.doneAt
        ? `${assistCase.consultant?.name ?? 'A consultant'} is the consultant of this case.`
        : 'No consultant is selected for this case. The task is done when one is.',
    next_steps: () => <NextSteps view={view} />,
    waiting_for_appointment_completion: () => <TaskAppointment {...{ view, zone, at }} />,
    further_details_required: () => <TaskFurtherDetails view={view} />,
    tell_client_the_outcome: () => <TaskOutcome view={view} told={told} />,
  }
  return (
    <Card title={task.doneAt ? 'What this task waited on' : 'What this task waits on'}>
      {waits[task.kind as TaskKind]()}
    </Card>
  )
}

function NextSteps({ view: { task, ledger, assistCase } }: { view: TaskView }) {
  if (task.doneAt) return 'An appointment was booked, or the case was closed.'
  const count = ledger.units.filter(({ kind, caseId }) => kind === 'remaining' && caseId === assistCase.id).length
  return (
    <>
      <p className="text-md font-semibold">No appointment is booked.</p>
      <p className="mt-1 text-ink-2">
        {count === 0
          ? 'No session of this case remains to be booked. Request extra sessions, or plan the ending with the client.'
          : `${count === 1 ? '1 session' : `${count} sessions`} can still be booked on this case. The task is done when an appointment is booked.`}
      </p>
    </>
  )
}
