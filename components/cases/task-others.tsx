import { ChevronRight, LayersPlus } from 'lucide-react'
import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { caseNumber } from '@/lib/cases/assist-case'
import type { TaskView } from '@/lib/cases/queries'
import { paths } from '@/lib/paths'
import { caseAddress } from './address'
import { TaskList } from './task-list'

/** The other ways to go on from a task, and the other tasks of its case. */
export function TaskOthers({ view, zone, at }: { view: TaskView; zone: string; at: Date }) {
  const { assistCase, ask, task, ledger } = view
  const code = caseNumber(assistCase.number)
  const others = assistCase.tasks.filter(({ id }) => id !== task.id)
  const count = ledger.units.filter(({ kind, caseId }) => kind === 'remaining' && caseId === assistCase.id).length
  const remain = count === 1 ? '1 session' : `${count === 0 ? 'No' : count} sessions`
  return (
    <>
      {!ask.barred && (
        <Card title="Also possible from here">
          <div className="relative -mx-2 flex items-center gap-3 rounded-md px-2 py-1.5 hover:bg-sunken">
            <span className="grid size-9 shrink-0 place-items-center rounded-lg bg-slate-tint text-slate">
              <LayersPlus />
            </span>
            <div className="min-w-0 flex-1">
              <Link href={paths.newRequest(code)} className="covers-row font-semibold">
                Extra Sessions Request
              </Link>
              <p className="text-sm text-ink-2">Actions, Add Work. {remain} can still be booked on this case.</p>
            </div>
            <ChevronRight className="text-ink-3" />
          </div>
        </Card>
      )}
      {others.length > 0 && (
        <Card title="Other tasks of this case">
          <TaskList
            tasks={others}
            rest={caseAddress(code, { tasks: 'done' })}
            {...{ assistCase, zone, at }}
            unread={view.unread !== null}
          />
        </Card>
      )}
    </>
  )
}
