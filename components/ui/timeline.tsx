import type { ReactNode } from 'react'

export type TimelineEntry = { id: string; icon: ReactNode; title: ReactNode; line?: ReactNode }

/** What happened, latest first: an icon on a thread, a title, a line. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol>
      {entries.map(({ id, icon, title, line }) => (
        <li key={id} className="group relative flex gap-3.5 pb-5 last:pb-0">
          <span
            aria-hidden="true"
            className="absolute top-[30px] bottom-0.5 left-[13px] w-0.5 bg-line group-last:hidden"
          />
          <span className="grid size-7 shrink-0 place-items-center rounded-full border border-line-strong text-ink-2 [&_.lucide]:size-3.5">
            {icon}
          </span>
          <div className="min-w-0 pt-[3px]">
            <p className="font-semibold">{title}</p>
            {line && <div className="text-sm text-ink-3">{line}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
