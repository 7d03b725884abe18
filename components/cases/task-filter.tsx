import { Card } from '@/components/ui/card'
import { Flame } from '@/components/ui/flame'
import { Segmented } from '@/components/ui/tabs'
import { caseNumber } from '@/lib/cases/assist-case'
import type { CaseRow } from '@/lib/cases/queries'
import { type CaseSearch, type TaskTab, taskTabs, taskTabWords } from '@/lib/cases/schema'
import { caseAddress } from './address'
import { TaskItem } from './task-item'

type Props = { assistCase: CaseRow; search: CaseSearch; zone: string; at: Date }

/** The tasks of a case, filtered by links. On its own case the viewer can act on every open one (domain §2.4). */
export function TaskFilter({ assistCase, search, zone, at }: Props) {
  const open = assistCase.tasks.filter(({ doneAt }) => doneAt === null)
  const done = assistCase.tasks.filter(({ doneAt }) => doneAt !== null)
  const latestDone = done.toSorted((a, b) => (b.doneAt?.getTime() ?? 0) - (a.doneAt?.getTime() ?? 0))
  const shown: Record<TaskTab, CaseRow['tasks']> = { needs: open, all: [...open, ...latestDone], done: latestDone }
  const tasks = shown[search.tasks]
  return (
    <Card
      title="Task Filter"
      aside={
        <span className="flex items-center gap-2 text-sm text-ink-2 max-md:hidden">
          <Flame size={17} decorative />
          marks what you can act on
        </span>
      }
    >
      <Segmented
        label="Tasks"
        items={taskTabs.map((tab) => ({
          href: caseAddress(caseNumber(assistCase.number), search, { tasks: tab }),
          label: taskTabWords[tab],
          count: shown[tab].length,
          current: tab === search.tasks,
        }))}
      />
      {tasks.length > 0 ? (
        <ul className="mt-2">
          {tasks.map((task) => (
            <TaskItem key={task.id} task={task} assistCase={assistCase} zone={zone} at={at} />
          ))}
        </ul>
      ) : (
        <p className="mt-4 text-ink-2">{none[search.tasks]}</p>
      )}
    </Card>
  )
}

const none: Record<TaskTab, string> = {
  needs: 'Nothing on this case waits on you.',
  all: 'This case has no tasks.',
  done: 'No task of this case is done yet.',
}
