import clsx from 'clsx'
import Link from 'next/link'
import { Flame } from './flame'

export type TabItem = { href: string; label: string; count?: number; flame?: boolean; current?: boolean }

type Props = { label: string; items: readonly TabItem[]; className?: string }

/** Links with counts; the state is in the address. */
export function Tabs({ label, items, className }: Props) {
  return (
    <nav aria-label={label} className={clsx('flex gap-6 overflow-x-auto border-b border-line max-md:gap-4', className)}>
      {items.map((item) => (
        <Link
          key={item.label}
          href={item.href}
          aria-current={item.current ? 'page' : undefined}
          className={clsx(
            'flex h-[42px] shrink-0 items-center gap-1.5 border-b-2 px-px font-medium whitespace-nowrap focus-visible:-outline-offset-2',
            item.current
              ? 'border-petrol font-semibold text-ink [scroll-initial-target:nearest]'
              : 'border-transparent text-ink-2 hover:text-ink',
          )}
        >
          {item.flame && <Flame size={17} decorative />}
          {item.label}
          {item.count !== undefined && <Count>{item.count}</Count>}
        </Link>
      ))}
    </nav>
  )
}

/** A short choice as one control of links: Week, Day. */
export function Segmented({ label, items, className }: Props) {
  return (
    <nav aria-label={label} className={clsx('inline-flex flex-wrap gap-0.5 rounded-md bg-slate-tint p-0.5', className)}>
      {items.map((item) => (
        <Link
          key={item.label}
          href={item.href}
          aria-current={item.current ? 'true' : undefined}
          className={clsx(
            'flex h-8 items-center gap-1.5 rounded-sm px-3 font-medium whitespace-nowrap max-md:h-11',
            item.current
              ? 'border border-line bg-surface font-semibold text-ink shadow-1'
              : 'border border-transparent text-slate hover:text-ink',
          )}
        >
          {item.flame && <Flame size={17} decorative />}
          {item.label}
          {item.count !== undefined && <Count>{item.count}</Count>}
        </Link>
      ))}
    </nav>
  )
}

function Count({ children }: { children: number }) {
  return (
    <span className="ml-0.5 rounded-sm bg-slate-tint px-1.5 py-0.5 text-xs font-semibold text-slate">{children}</span>
  )
}
