import clsx from 'clsx'
import { ArrowDown, ArrowUp } from 'lucide-react'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'

type TableProps = {
  caption: string
  children: ReactNode
  className?: string /** Below 768 px rows are cards. */
  cards?: boolean
}

/** A real table: head on sunken, hairlines, the first column is the link. */
export function Table({ caption, cards = false, className, children }: TableProps) {
  return (
    <table className={clsx('w-full text-left', cards && 'table-cards', className)}>
      <caption className="sr-only">{caption}</caption>
      {children}
    </table>
  )
}

/** Its heads, in one row. */
export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead className="border-b border-line bg-sunken">
      <tr className="h-[38px]">{children}</tr>
    </thead>
  )
}

/** Its rows. */
export function TableBody({ children }: { children: ReactNode }) {
  return <tbody>{children}</tbody>
}

type HeadProps = {
  numeric?: boolean
  /** Address that sorts by this column, and how it is sorted now. */
  sort?: { href: string; direction?: 'ascending' | 'descending' }
  className?: string
  children?: ReactNode
}

/** The head of a column; with `sort` it is a link that sorts, and says how it is sorted. */
export function HeadCell({ numeric, sort, className, children }: HeadProps) {
  const arrow =
    sort?.direction &&
    (sort.direction === 'ascending' ? <ArrowUp className="size-3.5" /> : <ArrowDown className="size-3.5" />)
  return (
    <th
      scope="col"
      aria-sort={sort ? (sort.direction ?? 'none') : undefined}
      className={clsx('px-3 text-xs font-semibold text-ink-2 first:pl-6 last:pr-6', numeric && 'text-right', className)}
    >
      {sort ? (
        <Link href={sort.href} className="inline-flex min-h-6 items-center gap-1 rounded-xs hover:text-ink">
          {children}
          {arrow}
        </Link>
      ) : (
        children
      )}
    </th>
  )
}

type RowProps = ComponentProps<'tr'> & { /** 72 px for reviewers, instead of 52. */ tall?: boolean }

/** A row; a TextLink with coversRow in its first cell answers for the whole of it. */
export function Row({ tall = false, className, ...rest }: RowProps) {
  return (
    <tr
      {...rest}
      className={clsx(
        'relative border-b border-line transition-colors last:border-0 hover:bg-sunken',
        tall ? 'h-[72px]' : 'h-[52px]',
        className,
      )}
    />
  )
}

type CellProps = ComponentProps<'td'> & { numeric?: boolean }

/** A cell; numbers are right-aligned. */
export function Cell({ numeric, className, ...rest }: CellProps) {
  return <td {...rest} className={clsx('px-3 py-1.5 first:pl-6 last:pr-6', numeric && 'text-right', className)} />
}
