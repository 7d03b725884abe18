'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'

/** After a navigation the focus goes to the h1, so that a screen reader says where one is (design §9). */
export function FocusOnNavigation() {
  const pathname = usePathname()
  const seen = useRef(pathname)

  useEffect(() => {
    if (seen.current === pathname) return
    seen.current = pathname
    const heading = document.querySelector<HTMLElement>('h1')
    if (!heading || document.activeElement?.closest('[role="alert"], [role="status"]')) return
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
  }, [pathname])

  return null
}
