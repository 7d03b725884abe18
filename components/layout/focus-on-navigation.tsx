'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'

/**
 * After a navigation the focus goes to the h1, or to what a page marks with data-focus-first, for example its confirmation
 * (design §9). A page that streams in late is waited for.
 */
export function FocusOnNavigation() {
  const pathname = usePathname()
  const seen = useRef(pathname)

  useEffect(() => {
    if (seen.current === pathname) return
    seen.current = pathname
    if (focusFirst()) return
    const observer = new MutationObserver(() => focusFirst() && observer.disconnect())
    observer.observe(document.body, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [pathname])

  // Whatever is fetched tells the server that somebody is here: the notes of sign-in-end wait anew.
  useEffect(() => {
    const observer = new PerformanceObserver((list) => {
      const loaded = list.getEntries() as PerformanceResourceTiming[]
      if (!loaded.some(({ initiatorType }) => initiatorType === 'fetch')) return
      for (const note of document.getAnimations() as CSSAnimation[])
        if (note.animationName?.startsWith('idle')) note.currentTime = 0
    })
    observer.observe({ type: 'resource' })
    return () => observer.disconnect()
  }, [])

  return null
}

function focusFirst(): boolean {
  const target = document.querySelector<HTMLElement>('[data-focus-first]') ?? document.querySelector<HTMLElement>('h1')
  if (!target) return false
  target.tabIndex = -1
  target.focus({ preventScroll: true })
  return true
}
