'use client'

import { useEffect, useRef } from 'react'

type Props = {
  /** Minutes after midnight in the consultant's zone when the page was made, and that instant. */
  minutes: number
  at: number
  /** Minutes after midnight at which the grid begins and ends. */
  from: number
  to: number
}

const clock = (minutes: number): string =>
  `${Math.floor(minutes / 60) % 12 || 12}:${String(minutes % 60).padStart(2, '0')}`

/** What time it is, at today's line, which it moves along. */
export function NowPill({ minutes, at, from, to }: Props) {
  const pill = useRef<HTMLSpanElement>(null)

  useEffect(() => {
    const move = () => {
      const passed = Math.min(minutes + Math.floor((Date.now() - at) / 60_000), to)
      if (!pill.current) return
      pill.current.textContent = clock(passed)
      pill.current.closest<HTMLElement>('.calendar-grid')?.style.setProperty('--now', String(passed - from))
    }
    const timer = setInterval(move, 20_000)
    return () => clearInterval(timer)
  }, [minutes, at, from, to])

  return (
    <span ref={pill} className="calendar-now-pill">
      {clock(minutes)}
    </span>
  )
}
