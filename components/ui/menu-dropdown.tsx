import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { DropdownMenu } from 'radix-ui'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { choose, type MenuItem, Words } from './menu-items'

type Props = {
  items: readonly MenuItem[]
  /** The three dots, which stand outside so that they are there before this is. */
  button: RefObject<HTMLButtonElement | null>
  open: boolean
  setOpen: (open: boolean) => void
  /** Opened by a key: its first entry takes the focus. */
  byKey: boolean
}

/** The menu of the three dots, with its submenu. */
export function MenuDropdown({ items, button, open, setOpen, byKey }: Props) {
  const menu = useRef<HTMLDivElement>(null)
  const left = useRef(false)
  useEffect(() => {
    left.current = false
    // The library knows that keys are in use only from the first key after it was loaded.
    if (open && byKey) requestAnimationFrame(() => menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus())
  }, [open, byKey])
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={setOpen}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden className="pointer-events-none absolute inset-0" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        ref={menu}
        aria-labelledby={button.current?.id}
        align="end"
        sideOffset={8}
        collisionPadding={8}
        className={surface}
        onInteractOutside={() => {
          left.current = true
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          if (!left.current) button.current?.focus()
        }}
      >
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
