import { Card } from '@/components/ui/card'
import { Flame } from '@/components/ui/flame'
import { Segmented } from '@/components/ui/tabs'
import { TextLink } from '@/components/ui/text-link'
import { caseNumber } from '@/lib/cases/assist-case'
import type { CaseRow } from '@/lib/cases/queries'
import { type CaseSearch, type TaskTab, taskTabs, taskTabWords } from '@/lib/cases/schema'
import { caseAddress } from './address'
import { TaskItem } from './task-item'

type Props = { assistCase: CaseRow; search: CaseSearch; zone: string; at: Date }

/** The tasks of a case, filtered by links. On its own case the viewer can act on every open one (domain §2.4). */
export function TaskFilter({ assistCase, search, zone, at }: Props) {
  const address = (tab: TaskTab) => caseAddress(caseNumber(assistCase.number), search, { tasks: tab })
  const open = assistCase.tasks.filter(({ doneAt }) => doneAt === null)
  const done = assistCase.tasks.filter(({ doneAt }) => doneAt !== null)
  const latestDone = done.toSorted((a, b) => (b.doneAt?.getTime() ?? 0) - (a.doneAt?.getTime() ?? 0))
  const shown: Record<TaskTab, CaseRow['tasks']> = { needs: open, all: [...open, ...latestDone], done: latestDone }
  const most = search.tasks === 'all' ? open.length + latestOnly : shown[search.tasks].length
  const tasks = shown[search.tasks].slice(0, most)
  const more = shown[search.tasks].length - tasks.length
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
          href: address(tab),
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
      {more > 0 && (
        <p className="mt-3">
          <TextLink href={address('done')}>{`${more} more done`}</TextLink>
        </p>
      )}
    </Card>
  )
}

/** How many done tasks stand among all of them. */
const latestOnly = 3

const none: Record<TaskTab, string> = {
  needs: 'Nothing on this case waits on you.',
  all: 'This case has no tasks.',
  done: 'No task of this case is done yet.',
}
