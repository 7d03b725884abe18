'use client'

import { useEffect, useRef, useState } from 'react'

const pause = 500

/** One polite live region: says its words half a second after their last change, and nothing when the page opens (design §9). */
export function Spoken({ words }: { words: string }) {
  const [said, say] = useState('')
  const first = useRef(words)
  useEffect(() => {
    if (words === first.current && said === '') return
    const timer = setTimeout(() => say(words), pause)
    return () => clearTimeout(timer)
  }, [words, said])
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  )
}
