import clsx from 'clsx'
import type { ReactNode } from 'react'

export type MenuItem = {
  label: string
  icon?: ReactNode
  /** Second line, for entries of a submenu. */
  line?: string
  href?: string
  onSelect?: () => void
  /** Prints the page. */
  print?: boolean
  /** A hairline above it. */
  apart?: boolean
  /** A submenu. */
  items?: readonly MenuItem[]
}

/** Icon and words of an entry, in the menu and in the sheet. */
export function Words({ item }: { item: MenuItem }) {
  return (
    <>
      <span className="contents text-ink-3 group-data-highlighted:text-petrol group-data-[state=open]:text-petrol">
        {item.icon}
      </span>
      <span className={clsx('min-w-0', item.line && 'text-ink')}>
        <span className="block">{item.label}</span>
        {item.line && <span className="block text-sm font-normal text-ink-2">{item.line}</span>}
      </span>
    </>
  )
}

/** Does what an entry without a link does; printing waits until the menu is gone. */
export function choose(item: MenuItem) {
  item.onSelect?.()
  if (item.print) setTimeout(() => window.print(), 50)
}
