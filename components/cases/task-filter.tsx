import { Card } from '@/components/ui/card'
import { Flame } from '@/components/ui/flame'
import { Segmented } from '@/components/ui/tabs'
import { caseNumber } from '@/lib/cases/assist-case'
import type { CaseRow } from '@/lib/cases/queries'
import { type CaseSearch, type TaskTab, taskTabs, taskTabWords } from '@/lib/cases/schema'
import { canActOn } from '@/lib/cases/tasks'
import { caseAddress } from './address'
import { TaskList } from './task-list'

type Props = { assistCase: CaseRow; search: CaseSearch; unread: boolean; zone: string; at: Date }

/** The tasks of a case, filtered by links. On its own case the viewer can act on every open one but Further details they do not answer (domain §2.4). */
export function TaskFilter({ assistCase, search, unread, zone, at }: Props) {
  const address = (tab: TaskTab) => caseAddress(caseNumber(assistCase.number), search, { tasks: tab })
  const { tasks } = assistCase
  const of: Record<TaskTab, CaseRow['tasks']> = {
    needs: tasks.filter((task) => canActOn(task, unread)),
    all: tasks,
    done: tasks.filter(({ doneAt }) => doneAt !== null),
  }
  const shown = of[search.tasks]
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
        className="mb-2"
        items={taskTabs.map((tab) => ({
          href: address(tab),
          label: taskTabWords[tab],
          count: of[tab].length,
          current: tab === search.tasks,
        }))}
      />
      {shown.length > 0 ? (
        <TaskList
          tasks={shown}
          rest={search.tasks === 'all' ? address('done') : undefined}
          {...{ assistCase, unread, zone, at }}
        />
      ) : (
        <p className="mt-2 text-ink-2">{none[search.tasks]}</p>
      )}
    </Card>
  )
}

const none: Record<TaskTab, string> = {
  needs: 'Nothing on this case waits on you.',
  all: 'This case has no tasks.',
  done: 'No task of this case is done yet.',
}
