import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TaskHeader } from '@/components/cases/task-header'
import { TaskOthers } from '@/components/cases/task-others'
import { TaskSide } from '@/components/cases/task-side'
import { TaskWaits } from '@/components/cases/task-waits'
import { ToldButton } from '@/components/cases/told-button'
import { PageBody } from '@/components/ui/page-body'
import { caseNumber } from '@/lib/cases/assist-case'
import { taskOf } from '@/lib/cases/queries'
import { now } from '@/lib/clock'
import { recordView } from '@/lib/history/view'
import { actsForAnother } from '@/lib/people/person'
import { requireConsultant } from '@/lib/sign-in/gates'
import { toldClient } from './actions'

type Props = { params: Promise<{ case: string; task: string }> }

/** The case's number, as the task's name needs a look at the record. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Task of ${(await params).case.toUpperCase()}` }
}

/** A task of an Assist case: what it waits on, and the three dots with *Add Work*. */
export default async function TaskPage({ params }: Props) {
  const viewer = await requireConsultant()
  const address = await params
  const at = now()
  const view = await taskOf(viewer, address.case, address.task, at)
  if (!view) notFound()
  recordView(viewer, 'task', address.case)
  const around = { view, zone: viewer.timeZone, at }
  const told = <ToldButton action={toldClient} task={view.task.id} assistCase={caseNumber(view.assistCase.number)} />
  return (
    <>
      <TaskHeader {...around} actingFor={actsForAnother(viewer) ? viewer.name : undefined} />
      <PageBody side={<TaskSide view={view} />} sideName="Session ledger and Assist case">
        <TaskWaits {...around} told={told} />
        <TaskOthers {...around} />
      </PageBody>
    </>
  )
}
