import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Cell, Row } from './table'

/** One grey bar in the shape of what comes; give it a width. */
export function Skeleton({ className = 'h-3 w-24' }: { className?: string }) {
  return <span aria-hidden="true" className={clsx('skeleton appears-late block rounded-sm', className)} />
}

const widths = ['w-24', 'w-32', 'w-20', 'w-28', 'w-36']

/** Rows of a table that is on its way; its table should be aria-busy. */
export function SkeletonRows({ columns, rows = 5 }: { columns: number; rows?: number }) {
  return upTo(rows).map((row) => (
    <Row key={row}>
      {upTo(columns).map((column) => (
        <Cell key={column}>
          <Skeleton className={clsx('h-3', widths[(row + column) % widths.length])} />
        </Cell>
      ))}
    </Row>
  ))
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** The whole of something that is on its way, said to screen readers once. */
export function Loading({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div aria-busy="true" className={className}>
      <span role="status" className="sr-only">
        Loading
      </span>
      {children}
    </div>
  )
}
