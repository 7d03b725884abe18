import clsx from 'clsx'

/** One grey bar in the shape of what comes; give it a width. */
export function Skeleton({ className = 'h-3 w-24' }: { className?: string }) {
  return <span aria-hidden="true" className={clsx('skeleton appears-late block rounded-sm', className)} />
}
