'use client'

import clsx from 'clsx'
import { ChevronRight, EllipsisVertical } from 'lucide-react'
import Link from 'next/link'
import { DropdownMenu } from 'radix-ui'
import { type ReactNode, useRef, useState, useSyncExternalStore } from 'react'
import { buttonClasses } from './button'
import { MenuSheet } from './menu-sheet'

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

type Props = {
  items: readonly MenuItem[]
  /** Name of the three dots. */
  label?: string
  variant?: 'secondary' | 'quiet'
  size?: 'small' | 'medium'
}

/** The three dots with their menu; below 768 px a sheet from the bottom in which a submenu unfolds in place. */
export function Menu({ items, label = 'Actions', variant = 'secondary', size = 'medium' }: Props) {
  const narrow = useSyncExternalStore(watchWidth, isNarrow, () => false)
  const look = buttonClasses({ variant, size, square: true, className: 'menu-trigger' })
  if (narrow) return <MenuSheet items={items} label={label} className={look} />
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger aria-label={label} className={look}>
        <EllipsisVertical />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end" sideOffset={8} collisionPadding={8} className={surface}>
        <Entries items={items} />
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}

const surface = 'opens z-50 min-w-48 rounded-lg border border-line-strong bg-raised p-1.5 shadow-3'
const row =
  'group flex min-h-9 w-full cursor-pointer items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-left font-medium data-highlighted:bg-petrol-tint data-highlighted:text-petrol data-[state=open]:bg-petrol-tint data-[state=open]:text-petrol focus-visible:-outline-offset-2'

function Entries({ items }: { items: readonly MenuItem[] }) {
  return items.map((item) => (
    <div key={item.label} className="contents">
      {item.apart && <DropdownMenu.Separator className="mx-2 my-1.5 h-px bg-line" />}
      {item.items ? <Submenu item={item} items={item.items} /> : <Entry item={item} />}
    </div>
  ))
}

function Entry({ item }: { item: MenuItem }) {
  if (item.href)
    return (
      <DropdownMenu.Item asChild>
        <Link href={item.href} className={row}>
          <Words item={item} />
        </Link>
      </DropdownMenu.Item>
    )
  return (
    <DropdownMenu.Item className={row} onSelect={() => choose(item)}>
      <Words item={item} />
    </DropdownMenu.Item>
  )
}

function Submenu({ item, items }: { item: MenuItem; items: readonly MenuItem[] }) {
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLDivElement>(null)
  // Escape closes one level and gives the focus back; the library would close them all.
  const closeLevel = (event: KeyboardEvent) => {
    event.preventDefault()
    setOpen(false)
    trigger.current?.focus()
  }
  return (
    <DropdownMenu.Sub open={open} onOpenChange={setOpen}>
      <DropdownMenu.SubTrigger ref={trigger} className={row}>
        <Words item={item} />
        <ChevronRight className="ml-auto" />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.SubContent
        sideOffset={8}
        alignOffset={-6}
        collisionPadding={8}
        className={surface}
        onEscapeKeyDown={closeLevel}
        onFocusOutside={stayForPointer}
      >
        <Entries items={items} />
      </DropdownMenu.SubContent>
    </DropdownMenu.Sub>
  )
}

/** A pointer that jumps from an entry into its submenu leaves the focus on the menu for a moment: no reason to close. */
function stayForPointer(event: Event) {
  if (event.target instanceof Element && event.target.role === 'menu') event.preventDefault()
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

const query = '(max-width: 47.99rem)'

function watchWidth(changed: () => void): () => void {
  const media = matchMedia(query)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

function isNarrow(): boolean {
  return matchMedia(query).matches
}
