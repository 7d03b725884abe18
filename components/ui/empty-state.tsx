import type { ReactNode } from 'react'

type Props = { title: string; children?: ReactNode; actions?: ReactNode; heading?: 'h1' | 'h2' }

/** Nothing here yet: what would be, and where to begin. */
export function EmptyState({ title, children, actions, heading: Heading = 'h2' }: Props) {
  return (
    <div className="grid flex-1 place-content-center justify-items-center px-4 py-16 text-center">
      <div aria-hidden="true" className="mb-6 flex gap-1.5">
        {[1, 2, 3, 4, 5, 6, 7].map((place) => (
          <span key={place} className="unit h-9 w-[30px]" data-kind="void" />
        ))}
      </div>
      <Heading className="text-xl">{title}</Heading>
      {children && <div className="mt-1 max-w-[440px] text-md text-ink-2">{children}</div>}
      {actions && <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
