import { ChevronLeft, ChevronRight } from 'lucide-react'
import { ButtonLink, buttonClasses } from './button'

type Props = {
  /** What is shown, for example "1 to 10 of 26". */
  range?: string
  previous?: string
  next?: string
}

/** Pages by key: two links, and what is shown. Absent where there is one page. */
export function Pagination({ range, previous, next }: Props) {
  if (!previous && !next) return range ? <p className="px-6 py-3 text-sm text-ink-3">{range}</p> : null
  return (
    <nav
      aria-label="Pages"
      className="flex items-center justify-between gap-4 border-t border-line px-6 py-2.5 max-md:px-4"
    >
      <span className="text-ink-2">{range}</span>
      <span className="flex gap-2">
        <Step href={previous}>
          <ChevronLeft />
          Previous
        </Step>
        <Step href={next}>
          Next
          <ChevronRight />
        </Step>
      </span>
    </nav>
  )
}

function Step({ href, children }: { href?: string; children: React.ReactNode }) {
  if (href)
    return (
      <ButtonLink href={href} size="small">
        {children}
      </ButtonLink>
    )
  return (
    <span
      className={buttonClasses({
        variant: 'quiet',
        size: 'small',
        className: 'pointer-events-none bg-slate-tint text-slate',
      })}
    >
      {children}
    </span>
  )
}
