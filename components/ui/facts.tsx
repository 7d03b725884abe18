import clsx from 'clsx'
import type { ReactNode } from 'react'

export type Fact = { label: string; value: ReactNode }

/** Labels and values of a record, as a definition list. */
export function Facts({ items, className }: { items: readonly Fact[]; className?: string }) {
  return (
    <dl className={clsx('grid grid-cols-[max-content_1fr] gap-x-4 gap-y-2', className)}>
      {items.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="text-ink-3">{label}</dt>
          <dd className="min-w-0 font-medium break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
