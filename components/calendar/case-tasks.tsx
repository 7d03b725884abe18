import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { taskLine } from '@/components/cases/task-words'
import { Flame } from '@/components/ui/flame'
import { caseNumber } from '@/lib/cases/assist-case'
import type { CaseRow } from '@/lib/cases/queries'
import { canActOn, type TaskKind, taskWords } from '@/lib/cases/tasks'
import { paths } from '@/lib/paths'

type Props = { assistCase: CaseRow; unread: boolean; zone: string; at: Date }

/** What waits on the case and the viewer can act on, each a link to its page. */
export function CaseTasks({ assistCase, unread, zone, at }: Props) {
  const open = assistCase.tasks.filter((task) => canActOn(task, unread))
  return (
    <section aria-labelledby="tasks-that-need-you">
      <div className="flex items-baseline justify-between">
        <h3 id="tasks-that-need-you" className="font-semibold">
          Tasks that need you
        </h3>
        <span className="text-ink-2">{open.length}</span>
      </div>
      {open.length === 0 && <p className="mt-1 text-ink-2">No task waits on this case.</p>}
      <ul className="mt-2 space-y-1">
        {open.map((task) => (
          <li key={task.id} className="relative -mx-2 flex items-center gap-3 rounded-md px-2 py-2 hover:bg-sunken">
            <Flame />
            <div className="min-w-0 flex-1">
              <Link href={paths.task(caseNumber(assistCase.number), task.id)} className="covers-row font-semibold">
                {taskWords[task.kind as TaskKind]}
              </Link>
              <p className="text-ink-2">{taskLine(task, assistCase, zone, at)}</p>
            </div>
            <ChevronRight className="text-ink-3" />
          </li>
        ))}
      </ul>
    </section>
  )
}
