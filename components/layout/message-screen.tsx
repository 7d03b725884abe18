import clsx from 'clsx'
import type { ReactNode } from 'react'

type Props = {
  icon: ReactNode
  tone?: 'failure' | 'plain'
  title: string
  children: ReactNode
  actions: ReactNode
  /** Under a hairline: whom to call, and with which code. */
  foot?: ReactNode
}

/** One card in the middle of a page that cannot be shown: what failed, what was kept, what to do. */
export function MessageScreen({ icon, tone = 'plain', title, children, actions, foot }: Props) {
  return (
    <div className="grid flex-1 place-content-center px-4 py-16">
      <div className="max-w-[580px] rounded-lg border border-line bg-surface p-8 max-md:p-5">
        <span
          className={clsx(
            'grid size-12 place-items-center rounded-lg [&_.lucide]:size-6',
            tone === 'failure' ? 'bg-crimson-tint text-crimson' : 'bg-petrol-tint text-petrol',
          )}
        >
          {icon}
        </span>
        <h1 className="mt-5 text-2xl text-balance">{title}</h1>
        <div className="mt-1.5 text-md text-ink-2">{children}</div>
        <div className="mt-6 flex flex-wrap gap-2">{actions}</div>
        {foot && <div className="mt-6 border-t border-line pt-4 text-sm text-ink-2">{foot}</div>}
      </div>
    </div>
  )
}
