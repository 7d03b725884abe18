'use client'

import { type ComponentType, useEffect, useState } from 'react'
import type { FoundGroup } from '@/lib/search/found'

/** What a search found; null where the viewer was signed out meanwhile. */
export type Find = (typed: string) => Promise<readonly FoundGroup[] | null>

type Props = {
  /** Whether single keys do something; Ctrl K always does. */
  single: boolean
  /** Whether the viewer has a calendar, which has keys of its own. */
  calendar: boolean
  /** Left out where a role has nothing to search. */
  find?: Find
  choose: (form: FormData) => void | Promise<void>
}
export type DialogProps = Props & { close: () => void }
type Module = { Dialog: ComponentType<DialogProps> }

// Both are loaded when they are asked for: this file comes with every page.
const search = () => import('@/components/search/search-dialog')
const list = () => import('./keys-dialog')

/** The keys of the staff side. Each clicks what carries it in `data-key`; Search and the list of keys open over the page. */
export function Keys(props: Props) {
  const [over, setOver] = useState<Module | 'coming' | null>(null)
  const { single, find } = props
  const close = () => setOver(null)

  useEffect(() => {
    const open = (load: () => Promise<Module>) => {
      setOver('coming')
      // Where it cannot be loaded the page stays as it is, with what is typed in it.
      load().then(setOver, () => setOver(null))
    }
    const pressed = (event: KeyboardEvent) => {
      const held = event.ctrlKey || event.metaKey
      // Ctrl goes down before K does: so much sooner is it there.
      if (held && find) search().catch(() => {})
      const key = held ? event.key === 'k' && '/' : single && !isTaken(event) && event.key
      if (!key || key.length > 1 || event.altKey || over || document.querySelector(':modal')) return
      const all = [...document.querySelectorAll<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)]
      if (key !== '?' && !all[0]) return
      event.preventDefault()
      if (key === '?') open(list)
      else (all.find((one) => one.offsetParent) ?? all[0])?.click()
    }
    const clicked = (event: MouseEvent) => {
      const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey
      if (elsewhere || !(event.target as Element).closest('[data-key="/"]')) return
      event.preventDefault()
      open(search)
    }
    addEventListener('keydown', pressed)
    addEventListener('click', clicked)
    return () => {
      removeEventListener('keydown', pressed)
      removeEventListener('click', clicked)
    }
  }, [single, find, over])

  return over && over !== 'coming' && <over.Dialog {...props} close={close} />
}

/** A letter belongs to a field or a menu that has the focus, and to whoever has answered it already. */
const isTaken = ({ defaultPrevented, target }: Event) =>
  defaultPrevented || (target as Element).closest?.('input,select,textarea,[contenteditable],[role=menu]')
