'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Autosaved } from '@/lib/form-action'
import type { TypedRequest } from '@/lib/requests/schema'

export type Save<Typed> = (typed: Typed) => Promise<Autosaved>
export type SaveDraft = Save<TypedRequest>
export type DraftState =
  | { kind: 'none' }
  | { kind: 'saved'; words: string }
  | { kind: 'failed' }
  | { kind: 'refused'; sentence: string; signedOut: boolean }

const pause = 1_000
const retryAfter = 5_000

/** What this tab saved last, by form: going back to the form shows it even where the browser kept an older page. */
const kept = new Map<string, { typed: unknown; savedAt: string }>()

/** What to begin a form with: the page's draft, or what this tab saved after it. */
export function laterOf<Typed>(form: string, typed: Typed, savedAt: string): Typed {
  const mine = kept.get(form)
  return mine && mine.savedAt > savedAt ? (mine.typed as Typed) : typed
}

/** Saves what is typed one second after the last change, and tries again while it cannot; goes on with each `attempt` that came back. */
export function useAutosave<Typed>(form: string, save: Save<Typed>, start: DraftState, attempt: number) {
  const [state, setState] = useState(start)
  const waiting = useRef<Typed | null>(null)
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
      kept.set(form, { typed, savedAt: saved.savedAt })
      setState({ kind: 'saved', words: saved.words })
    } catch {
      waiting.current ??= typed
      setState({ kind: 'failed' })
      timer.current = setTimeout(flush, retryAfter)
    }
  }, [form, save])

  const resume = useCallback(() => {
    held.current = false
    clearTimeout(timer.current)
    timer.current = setTimeout(flush, pause)
  }, [flush])

  const keep = useCallback(
    (typed: Typed) => {
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

  useEffect(() => {
    if (attempt > 0) resume()
  }, [attempt, resume])

  return { state, keep, hold }
}
