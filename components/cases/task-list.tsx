import { TextLink } from '@/components/ui/text-link'
import type { CaseRow } from '@/lib/cases/queries'
import { TaskItem } from './task-item'
import type { TaskRow } from './task-words'

type Props = {
  tasks: readonly TaskRow[]
  assistCase: CaseRow
  /** Where the done ones beyond the latest few are; without it all of them are shown. */
  rest?: string | undefined
  /** The viewer does not answer Further details. */
  unread: boolean
  zone: string
  at: Date
}

const latestOnly = 3

/** Open tasks first, then the done ones, latest first. */
export function TaskList({ tasks, assistCase, rest, unread, zone, at }: Props) {
  const open = tasks.filter(({ doneAt }) => doneAt === null)
  const done = tasks
    .filter(({ doneAt }) => doneAt !== null)
    .toSorted((a, b) => (b.doneAt?.getTime() ?? 0) - (a.doneAt?.getTime() ?? 0))
  const shown = rest ? done.slice(0, latestOnly) : done
  return (
    <>
      <ul>
        {[...open, ...shown].map((task) => (
          <TaskItem key={task.id} {...{ task, assistCase, unread, zone, at }} />
        ))}
      </ul>
      {rest && done.length > shown.length && (
        <p className="mt-3">
          <TextLink href={rest}>{`${done.length - shown.length} more done`}</TextLink>
        </p>
      )}
    </>
  )
}
