import clsx from 'clsx'
import type { ReactNode } from 'react'

export type TagTone = keyof typeof tones

const stripes = 'bg-[repeating-linear-gradient(135deg,var(--slate-tint)_0_4px,var(--surface)_4px_8px)]'

const tones = {
  slate: 'bg-slate-tint text-slate',
  petrol: 'bg-petrol-tint text-petrol',
  'petrol-fill': 'bg-petrol-fill text-on-petrol',
  ember: 'bg-ember-tint text-ember-ink',
  plum: 'bg-plum-tint text-plum',
  indigo: 'bg-indigo-tint text-indigo',
  green: 'bg-green-tint text-green',
  'green-outline': 'border border-green bg-surface text-green',
  crimson: 'bg-crimson-tint text-crimson',
  outline: 'border border-control bg-surface text-ink-2',
  striped: clsx('border border-dashed border-control text-slate', stripes),
  'striped-slate': clsx('text-slate', stripes),
  'striped-crimson':
    'text-crimson bg-[repeating-linear-gradient(135deg,var(--crimson-tint)_0_4px,var(--surface)_4px_8px)]',
}

type Props = {
  tone: TagTone
  /** A lucide icon, or <FlameGlyph className="size-3" />. */
  icon?: ReactNode
  struck?: boolean
  className?: string
  children: ReactNode
}

/** Icon and words on the tint of their colour, 23 px. Never clickable, and never the only place a state is told. */
export function Tag({ tone, icon, struck = false, className, children }: Props) {
  return (
    <span
      className={clsx(
        'inline-flex h-[23px] items-center gap-1.5 rounded-sm px-[7px] text-xs font-semibold whitespace-nowrap',
        '[&_.lucide]:size-3.5 [&_.lucide]:stroke-[2.2]',
        tones[tone],
        className,
      )}
    >
      {icon}
      <span className={clsx(struck && 'line-through')}>{children}</span>
    </span>
  )
}
