import { PageHeader } from '@/components/ui/page-header'
import { caseNumber } from '@/lib/cases/assist-case'
import type { TaskView } from '@/lib/cases/queries'
import { canActOn, type TaskKind, taskWords } from '@/lib/cases/tasks'
import { clientName } from '@/lib/clients/client'
import { paths } from '@/lib/paths'
import { CaseLine } from './case-line'
import { CaseMenu } from './case-menu'
import { taskSince } from './task-words'

type Props = { view: TaskView; zone: string; actingFor: string | undefined }

/** The head of a task: its name with the flame while it can be acted on, and the three dots. */
export function TaskHeader({ view, zone, actingFor }: Props) {
  const { assistCase, client, task } = view
  const code = caseNumber(assistCase.number)
  return (
    <PageHeader
      title={taskWords[task.kind as TaskKind]}
      flame={canActOn(task, view.unread !== null)}
      crumbs={[
        { label: 'My Clients', href: paths.clients() },
        { label: clientName(client), href: paths.client(client.id) },
        { label: code, href: paths.case(code) },
        { label: 'Task' },
      ]}
      line={
        <>
          {task.doneAt && <b className="mr-3 font-semibold text-ink">{taskSince(task, zone)}</b>}
          <CaseLine client={client} assistCase={assistCase} />
        </>
      }
      menu={<CaseMenu view={view} task={{ appointment: task.appointment?.number ?? null }} />}
      actingFor={actingFor}
    />
  )
}
