import type { ReactNode } from 'react'
import { buttonClasses } from '@/components/ui/button'

type Props = { title: string; href: string; change: string; children: ReactNode }

/** One part of somebody's way in: what it is now, and where it is changed. */
export function WayIn({ title, href, change, children }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-5 py-3.5 last:border-0 max-md:px-4">
      <div className="min-w-0 flex-1 basis-56">
        <h3 className="font-semibold">{title}</h3>
        <div className="text-ink-2">{children}</div>
      </div>
      <a href={href} className={buttonClasses({ size: 'small' })}>
        {change}
        <span className="sr-only"> {title}</span>
      </a>
    </div>
  )
}
