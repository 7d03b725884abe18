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
export type Over = { Dialog: ComponentType<DialogProps> }

const work = () => import('./keys-at-work')

/**
 * Hears the keys of the staff side, and what opens Search. It comes with every page and so is small: what keys do is loaded
 * with the first of them, the dialogs when they are asked for. Where that fails the page stays, with what is typed in it.
 */
export function Keys(props: Props) {
  const [over, setOver] = useState<Over | null>(null)
  const { single } = props

  useEffect(() => {
    const stop = new AbortController()
    const pressed = async (event: KeyboardEvent) => {
      // The browser has a use of its own for Ctrl K.
      if (event.key === 'k' && (event.ctrlKey || event.metaKey)) event.preventDefault()
      ;(await work()).press(event, single, setOver)
    }
    const clicked = async (event: MouseEvent) => {
      const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey
      if (elsewhere || !(event.target as Element).closest('[data-key="/"]')) return
      event.preventDefault()
      ;(await work()).open('/', setOver)
    }
    addEventListener('keydown', pressed, stop)
    addEventListener('click', clicked, stop)
    return () => stop.abort()
  }, [single])

  return over && <over.Dialog {...props} close={() => setOver(null)} />
}
