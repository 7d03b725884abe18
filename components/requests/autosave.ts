'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { TypedRequest } from '@/lib/requests/schema'

/** What the server says to a draft: when it was saved, or why it was not. */
export type Saved = { savedAt: string; words: string } | { refused: string; signedOut: boolean }
export type SaveDraft = (typed: TypedRequest) => Promise<Saved>
export type DraftState =
  | { kind: 'none' }
  | { kind: 'saved'; words: string }
  | { kind: 'failed' }
  | { kind: 'refused'; sentence: string; signedOut: boolean }

const pause = 1_000
const retryAfter = 5_000

/** What this tab saved last, by form: going back to the form shows it even where the browser kept an older page. */
const kept = new Map<string, { typed: TypedRequest; savedAt: string }>()

/** What to begin a form with: the page's draft, or what this tab saved after it. */
export function laterOf(typed: TypedRequest, savedAt: string): TypedRequest {
  const mine = kept.get(typed.case)
  return mine && mine.typed.submissionKey === typed.submissionKey && mine.savedAt > savedAt ? mine.typed : typed
}

/** Saves a draft one second after the last change, and tries again while it cannot. */
export function useAutosave(save: SaveDraft, start: DraftState) {
  const [state, setState] = useState(start)
  const waiting = useRef<TypedRequest | null>(null)
  const held = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const flush = useCallback(async () => {
    clearTimeout(timer.current)
    const typed = waiting.current
    if (!typed || held.current) return
    waiting.current = null
    try {
      const saved = await save(typed)
      if ('refused' in saved) return setState({ kind: 'refused', sentence: saved.refused, signedOut: saved.signedOut })
      kept.set(typed.case, { typed, savedAt: saved.savedAt })
      setState({ kind: 'saved', words: saved.words })
    } catch {
      waiting.current ??= typed
      setState({ kind: 'failed' })
      timer.current = setTimeout(flush, retryAfter)
    }
  }, [save])

  const resume = useCallback(() => {
    held.current = false
    clearTimeout(timer.current)
    timer.current = setTimeout(flush, pause)
  }, [flush])

  const keep = useCallback(
    (typed: TypedRequest) => {
      waiting.current = typed
      if (!held.current) resume()
    },
    [resume],
  )

  /** Waits while the form itself is on its way. */
  const hold = useCallback(() => {
    held.current = true
    clearTimeout(timer.current)
  }, [])

  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && flush()
    document.addEventListener('visibilitychange', hidden)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      flush()
    }
  }, [flush])

  return { state, keep, hold, resume }
}
