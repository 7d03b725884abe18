import clsx from 'clsx'
import { ArrowLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { FeatherMark } from './feather-mark'
import { Flame } from './flame'

export type Crumb = { label: string; href?: string }

type Props = {
  title: string
  crumbs?: readonly Crumb[]
  /** A tag beside the title. */
  status?: ReactNode
  /** Before the title, where the page is about what needs the viewer. */
  flame?: boolean
  /** One line of context. */
  line?: ReactNode
  /** Name of the consultant practice staff act for; said on every page. */
  actingFor?: string
  /** Stands at the right from 768 px on, for example a due date; say it in the line too, for phones. */
  aside?: ReactNode
  /** Buttons at the right; below 768 px they stick to the bottom, 44 px high. */
  actions?: ReactNode
  /** The three dots, which stay in the title bar on a phone. */
  menu?: ReactNode
  /** Larger and without a ground of its own, for reviewers. */
  large?: boolean
}

/** Breadcrumb, the one h1 with its status, a line of context, actions. On a phone: a bar of 56 px with a back arrow. */
export function PageHeader({
  title,
  crumbs = [],
  status,
  flame,
  line,
  actingFor,
  aside,
  actions,
  menu,
  large = false,
}: Props) {
  const back = crumbs.findLast((crumb) => crumb.href)
  return (
    <header
      className={clsx(
        large
          ? 'pt-7 pb-5 max-md:pt-0'
          : 'border-b border-line bg-surface px-6 py-4 max-md:border-0 max-md:bg-transparent max-md:p-0 md:rounded-t-sheet',
      )}
    >
      <Breadcrumb crumbs={crumbs} />
      <div className="flex items-center justify-between md:gap-4">
        <div className="min-w-0 max-md:w-full">
          <div
            className={clsx(
              'flex min-w-0 items-center gap-x-3 max-md:h-14 max-md:border-b max-md:border-line max-md:bg-surface max-md:px-4',
              large ? 'max-md:-mx-4' : 'md:flex-wrap',
            )}
          >
            {back?.href && (
              <Link
                href={back.href}
                aria-label={`Back to ${back.label}`}
                className="back-arrow -mr-2 -ml-3 grid size-11 shrink-0 place-items-center md:hidden"
              >
                <ArrowLeft />
              </Link>
            )}
            {!back && !large && <FeatherMark className="size-6 shrink-0 md:hidden" />}
            {flame && <Flame size={30} />}
            <h1 className={clsx('min-w-0 max-md:truncate max-md:text-lg', large ? 'text-3xl' : 'text-2xl')}>{title}</h1>
            {status && <span className="shrink-0 max-md:ml-auto">{status}</span>}
            {menu && <span className={clsx('md:hidden', !status && 'ml-auto')}>{menu}</span>}
          </div>
          {(line || actingFor) && (
            <div className={clsx('mt-1 text-ink-2', large ? 'text-md max-md:pt-3' : 'max-md:px-4 max-md:pt-3')}>
              {actingFor && (
                <span>
                  Acting for <b className="text-ink">{actingFor}</b>.{' '}
                </span>
              )}
              {line}
            </div>
          )}
        </div>
        {(aside || actions || menu) && (
          <div className="flex shrink-0 items-center gap-2">
            {aside && <div className="mr-2 text-right max-md:hidden">{aside}</div>}
            {actions && <StickyActions>{actions}</StickyActions>}
            {menu && <span className="max-md:hidden">{menu}</span>}
          </div>
        )}
      </div>
    </header>
  )
}

/** In the flow from 768 px; below, the bar at the bottom of the window that holds the main action. */
export function StickyActions({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={clsx('sticky-actions flex items-center gap-2', className)}>{children}</div>
}

function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  if (crumbs.length === 0) return null
  return (
    <nav aria-label="Breadcrumb" className="mb-1.5 max-md:hidden">
      <ol className="flex flex-wrap items-center gap-1.5 text-sm">
        {crumbs.map((crumb, index) => (
          <li key={crumb.label} className="flex items-center gap-1.5">
            {index > 0 && <ChevronRight className="size-3 text-ink-3" />}
            {crumb.href ? (
              <Link href={crumb.href} className="rounded-xs font-medium text-ink-2 hover:text-ink hover:underline">
                {crumb.label}
              </Link>
            ) : (
              <span aria-current="page" className="text-ink-3">
                {crumb.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
