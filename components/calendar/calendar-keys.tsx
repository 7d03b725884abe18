'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useCallback, useEffect, useRef, useState, useTransition } from 'react'
import type { GestureAnswer } from '@/lib/form-state'
import type { Dropped, Place } from './drag'
import { DropNote } from './drop-note'
import { aloneOnPhone, neighbour, onScreen } from './moves'

export type Drop = (sent: { appointment: string } & Place) => Promise<GestureAnswer>

type Props = {
  /** The appointment whose panel is open. */
  appointment: string | null
  drop: Drop
  children: ReactNode
}

const unconfirmed = { refused: 'This was not confirmed. Look whether it was moved, and try again in a minute.' }

/**
 * The one script of the grid: arrows move between appointments by day and by time, Enter opens the panel and moves the focus
 * into it, Escape returns. Its links are plain ones, followed here without leaving the page, and by the browser without it.
 */
export function CalendarKeys({ appointment, drop, children }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const opened = useRef<string | null>(null)
  const router = useRouter()
  const [pending, start] = useTransition()
  const [told, setTold] = useState<{ answer: GestureAnswer; undo: Dropped | null } | null>(null)

  const dropped = useCallback(
    async ({ appointment, to, from }: Dropped, undoable = true) => {
      setTold(null)
      const answer = await drop({ appointment, ...to }).catch(() => unconfirmed)
      setTold({ answer, undo: undoable && 'done' in answer ? { appointment, to: from, from: to } : null })
    },
    [drop],
  )

  useEffect(() => {
    const within = root.current
    if (!within) return
    const stop = new AbortController()
    const listen = { signal: stop.signal }
    within.addEventListener(
      'click',
      (event) => {
        const free = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('.calendar-free')
        if (!free || event.detail === 0 || isElsewhere(event))
          return followed(event, (href) => start(() => router.push(href, { scroll: false })))
        // A touch has not pointed at a time before.
        event.preventDefault()
        import('./by-pointer').then(({ pointAt }) => {
          pointAt(free, event.clientY)
          router.push(free.pathname + free.search)
        })
      },
      listen,
    )
    within.addEventListener('keydown', (event) => pressed(event, within), listen)
    // What is pressed while that is on its way is not lost.
    let down: PointerEvent | null = null
    const early = (event: PointerEvent) => {
      down = event
    }
    const near = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return
      within.removeEventListener('pointerover', near)
      within.addEventListener('pointerdown', early, listen)
      import('./by-pointer').then(({ byPointer }) => {
        within.removeEventListener('pointerdown', early)
        byPointer({ within, dropped, signal: stop.signal, down })
      })
    }
    within.addEventListener('pointerover', near, listen)
    // What has started or ended meanwhile is seen when one comes back; nothing asks while nobody looks.
    document.addEventListener('visibilitychange', () => document.hidden || router.refresh(), listen)
    return () => stop.abort()
  }, [router, dropped])

  useEffect(() => {
    const [before, panel] = [opened.current, root.current?.querySelector<HTMLElement>('[data-panel]')]
    opened.current = appointment
    if (before && !appointment) onScreen(`[data-appointment="${before}"]`)?.focus()
    if (!appointment || !panel) return
    if (document.activeElement?.closest('[data-appointment]')) panel.querySelector('h2')?.focus()
    return aloneOnPhone(panel)
  }, [appointment])

  return (
    <div ref={root} className="calendar" aria-busy={pending || undefined}>
      {children}
      {told && (
        <DropNote
          answer={told.answer}
          undo={told.undo && (() => told.undo && dropped(told.undo, false))}
          close={() => setTold(null)}
        />
      )}
    </div>
  )
}
const close = (within: Element) => within.querySelector<HTMLElement>('[data-close]')?.click()

/** It is meant for another tab or window. */
const isElsewhere = (event: MouseEvent): boolean =>
  event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey

/** A plain click on a link of the calendar is followed within the page; one on the scrim around a sheet closes it. */
function followed(event: MouseEvent, go: (href: string) => void) {
  if (event.target instanceof Element && event.target.matches('[data-panel]')) return close(event.target)
  const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[href^="/calendar"]')
  if (!link || isElsewhere(event) || link.pathname !== location.pathname) return
  event.preventDefault()
  link.closest<HTMLElement>('[popover]')?.hidePopover()
  go(link.pathname + link.search)
}

function pressed(event: KeyboardEvent, within: HTMLElement) {
  // A menu closes by itself, one level at a time.
  const inMenu = event.target instanceof Element && event.target.closest('[role="menu"]')
  if (event.key === 'Escape' && !inMenu) close(within)
  const entry = event.target instanceof Element && event.target.closest<HTMLElement>('[data-appointment]')
  const next = entry && neighbour(entry, event.key)
  if (!next) return
  event.preventDefault()
  next.focus()
}
