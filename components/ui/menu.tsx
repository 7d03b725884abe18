'use client'

import { EllipsisVertical } from 'lucide-react'
import { lazy, Suspense, useId, useRef, useState, useSyncExternalStore } from 'react'
import { buttonClasses } from './button'
import type { MenuItem } from './menu-items'
import { MenuSheet } from './menu-sheet'

export type { MenuItem }

type Props = {
  items: readonly MenuItem[]
  /** Name of the three dots. */
  label?: string
  variant?: 'secondary' | 'quiet'
  size?: 'small' | 'medium'
}

/** Most visits never open it, and its library is large: it is loaded when a pointer or the focus comes near. */
const MenuDropdown = lazy(() => import('./menu-dropdown').then((module) => ({ default: module.MenuDropdown })))

/** The three dots with their menu; below 768 px a sheet from the bottom in which a submenu unfolds in place. */
export function Menu({ items, label = 'Actions', variant = 'secondary', size = 'medium' }: Props) {
  const narrow = useSyncExternalStore(watchWidth, isNarrow, () => false)
  const [near, setNear] = useState(false)
  const [open, setOpen] = useState<'no' | 'by pointer' | 'by key'>('no')
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const look = buttonClasses({ variant, size, square: true, className: 'menu-trigger' })
  if (narrow) return <MenuSheet items={items} label={label} className={look} />
  const comesNear = () => setNear(true)
  const toggle = (by: 'by pointer' | 'by key') => {
    setNear(true)
    setOpen((was) => (was === 'no' ? by : 'no'))
  }
  return (
    <span className="relative inline-flex">
      <button
        ref={button}
        id={id}
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open !== 'no'}
        className={look}
        onPointerEnter={comesNear}
        onFocus={comesNear}
        onPointerDown={(event) => {
          if (event.button !== 0 || event.ctrlKey) return
          // The menu takes the focus, not the button.
          if (open === 'no') event.preventDefault()
          toggle('by pointer')
        }}
        onKeyDown={(event) => {
          if (!['Enter', ' ', 'ArrowDown'].includes(event.key)) return
          event.preventDefault()
          toggle('by key')
        }}
      >
        <EllipsisVertical />
      </button>
      {near && (
        <Suspense>
          <MenuDropdown
            {...{ items, button }}
            open={open !== 'no'}
            setOpen={(wanted) => setOpen(wanted ? 'by pointer' : 'no')}
            byKey={open === 'by key'}
          />
        </Suspense>
      )}
    </span>
  )
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
