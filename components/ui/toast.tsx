'use client'

import { Check, X } from 'lucide-react'
import { useEffect, useState } from 'react'

const staysMs = 8_000

/**
 * One sentence at the bottom right, for 8 seconds and while hovered or focused. Never for errors, never the only
 * confirmation. Render it always and change the message: the live region must be there before the words.
 */
export function Toast({ message }: { message: string }) {
  const [shown, setShown] = useState(message)
  const [last, setLast] = useState(message)
  const [held, setHeld] = useState(false)
  if (message !== last) {
    setLast(message)
    setShown(message)
  }

  useEffect(() => {
    if (!shown || held) return
    const timer = setTimeout(() => setShown(''), staysMs)
    return () => clearTimeout(timer)
  }, [shown, held])

  return (
    <div role="status" className="screen-only fixed right-4 bottom-4 z-40 max-md:bottom-24 max-md:left-4">
      {shown && (
        // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps it, it does nothing of its own
        <div
          className="rises flex min-h-12 items-center gap-3 rounded-lg border border-line-strong bg-raised py-2 pr-2 pl-4 font-medium shadow-3"
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <Check className="text-green" />
          <span className="flex-1">{shown}</span>
          <button
            type="button"
            aria-label="Close"
            className="grid size-8 place-items-center rounded-md hover:bg-slate-tint"
            onClick={() => setShown('')}
          >
            <X />
          </button>
        </div>
      )}
    </div>
  )
}
