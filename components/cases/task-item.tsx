import { Check, ChevronRight, Hourglass } from 'lucide-react'
import Link from 'next/link'
import { Flame } from '@/components/ui/flame'
import { caseNumber } from '@/lib/cases/assist-case'
import type { CaseRow } from '@/lib/cases/queries'
import { canActOn, type TaskKind, taskWords } from '@/lib/cases/tasks'
import { paths } from '@/lib/paths'
import { type TaskRow, taskLine, taskSince } from './task-words'

type Props = { task: TaskRow; assistCase: CaseRow; unread: boolean; zone: string; at: Date }

/** A task in a list, as one link: with the flame while it can be acted on, with a tick once it is done. */
export function TaskItem({ task, assistCase, unread, zone, at }: Props) {
  const line = taskLine(task, assistCase, zone, at)
  return (
    <li className="relative -mx-2 flex items-center gap-3 border-b border-line px-2 py-3 last:border-0 hover:bg-sunken">
      {canActOn(task, unread) ? (
        <Flame />
      ) : (
        <span className="grid size-[22px] shrink-0 place-items-center rounded-[6px] bg-slate-tint text-slate">
          {task.doneAt ? <Check className="size-3.5" /> : <Hourglass className="size-3.5" />}
        </span>
      )}
      <div className="min-w-0 flex-1">
        <Link
          href={paths.task(caseNumber(assistCase.number), task.id)}
          className={`covers-row block font-semibold ${task.doneAt ? 'font-medium text-ink-2' : ''}`}
        >
          {taskWords[task.kind as TaskKind]}
        </Link>
        {line && <p className="text-sm text-ink-2">{line}</p>}
      </div>
      <span className="shrink-0 text-sm text-ink-2 max-md:hidden">{taskSince(task, zone)}</span>
      <ChevronRight className="text-ink-3" />
    </li>
  )
}
