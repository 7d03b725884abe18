'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import type { Find } from '@/components/search/search-dialog'

type Props = {
  /** Whether single keys do something; Ctrl K always does. */
  single: boolean
  /** Whether the viewer has a calendar, which has keys of its own. */
  calendar: boolean
  /** Left out where a role has nothing to search. */
  find?: Find
  choose: (form: FormData) => void | Promise<void>
}

// Both are loaded when they are asked for: this file comes with every page.
const search = () => import('@/components/search/search-dialog')
const SearchDialog = lazy(() => search().then((module) => ({ default: module.SearchDialog })))
const KeysDialog = lazy(() => import('./keys-dialog').then((module) => ({ default: module.KeysDialog })))

/** The keys of the staff side. Each clicks what carries it in `data-key`; Search and the list of keys open over the page. */
export function Keys({ single, calendar, find, choose }: Props) {
  const [over, setOver] = useState<'' | '/' | '?'>('')

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const held = event.ctrlKey || event.metaKey
      if (held) search()
      const key = held ? event.key === 'k' && '/' : single && !event.altKey && !isTaken(event) && event.key
      if (!key || key.length > 1 || over || document.querySelector(':modal')) return
      const all = [...document.querySelectorAll<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)]
      if (key !== '?' && !all[0]) return
      event.preventDefault()
      if (key === '?') setOver(key)
      else (all.find((one) => one.offsetParent) ?? all[0])?.click()
    }
    const clicked = (event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target as Element).closest('[data-key="/"]'))
        return
      event.preventDefault()
      setOver('/')
    }
    addEventListener('keydown', pressed)
    addEventListener('click', clicked)
    return () => {
      removeEventListener('keydown', pressed)
      removeEventListener('click', clicked)
    }
  }, [single, over])

  const close = () => setOver('')
  return (
    <Suspense>
      {find && over === '/' && <SearchDialog {...{ find, close }} />}
      {over === '?' && <KeysDialog search={!!find} {...{ single, calendar, choose, close }} />}
    </Suspense>
  )
}

/** A letter belongs to a field or a menu that has the focus, and to whoever has answered it already. */
const isTaken = ({ defaultPrevented, target }: Event) =>
  defaultPrevented || (target as Element).closest?.('input,select,textarea,[contenteditable],[role=menu]')
