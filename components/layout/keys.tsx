'use client'

import { useEffect, useState } from 'react'
import type { KeysProps, Over } from './key-dialogs'

const work = () => import('./keys-at-work')

/**
 * Hears the keys of the staff side, and what opens Search. It comes with every page and so is small: what keys do is loaded
 * with the first of them, the dialogs when they are asked for. Where that fails the page stays, with what is typed in it.
 */
export function Keys(props: KeysProps) {
  const [over, setOver] = useState<Over | null>(null)
  const { single } = props

  useEffect(() => {
    const stop = new AbortController()
    const pressed = async (event: KeyboardEvent) => {
      // The browser has a use of its own for Ctrl K.
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) event.preventDefault()
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
