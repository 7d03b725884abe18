'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** After a submit the focus goes to what is said about it (design §9). */
export function FocusOnArrival({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const said = box.current?.querySelector<HTMLElement>('[role="status"]') ?? box.current
    if (!said) return
    said.tabIndex = -1
    said.focus({ preventScroll: true })
  }, [])
  return <div ref={box}>{children}</div>
}
