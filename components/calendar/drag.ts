import { sessionMinutes } from '@/lib/appointments/appointment'
import { type CalendarDate, clockTime, instantAt, listDate, placeOfZone } from '@/lib/clocks/calendar-date'
import { timeOf } from './free-time'
import { minutesPerRow } from './lay-out'

export type Place = { readonly on: CalendarDate; readonly at: string }
export type Dropped = { readonly appointment: string; readonly to: Place; readonly from: Place }

/** So far, in px, a pressed pointer may go astray and it is still a click. */
const threshold = 10
/** How the grid is drawn: day-grid.css. */
const [inset, perMinute] = [8, 1.2]

/**
 * Follows a tile that is dragged, until it is dropped or given up. Where it would go is drawn with its time in both zones; outside
 * the days, and where it lay, a drop means nothing. Escape gives up. A touch scrolls and never drags: the form is the way then.
 */
export function drag(down: PointerEvent, tile: HTMLElement, dropped: (what: Dropped) => Promise<void>): void {
  const stop = new AbortController()
  const listen = { signal: stop.signal }
  const from = placeOfTile(tile)
  const grab = down.clientY - tile.getBoundingClientRect().top
  let ghost: HTMLElement | null = null
  let place: Place | null = null

  const end = () => {
    stop.abort()
    ghost?.remove()
    delete tile.dataset.dragged
    delete document.documentElement.dataset.dragging
  }
  const move = (event: PointerEvent) => {
    if ((event.buttons & 1) === 0) return end()
    if (!ghost && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < threshold) return
    ghost ??= begin(tile)
    const there = under(event, tile, grab)
    place = there && !isSame(there.place, from) ? there.place : null
    ghost.hidden = !there
    if (there) draw(ghost, there, tile)
  }
  const drop = async () => {
    if (!ghost) return end()
    preventClick()
    stop.abort()
    if (place) await dropped({ appointment: tile.dataset.appointment ?? '', to: place, from })
    end()
  }
  window.addEventListener('pointermove', move, listen)
  window.addEventListener('pointerup', drop, listen)
  window.addEventListener('pointercancel', end, listen)
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !ghost) return
      event.stopPropagation()
      preventClick()
      end()
    },
    { ...listen, capture: true },
  )
}

const isSame = (a: Place, b: Place): boolean => a.on === b.on && a.at === b.at

const placeOfTile = (tile: HTMLElement): Place => ({
  on: tile.closest<HTMLElement>('[data-day]')?.dataset.day ?? '',
  at: timeOf(Number(tile.dataset.minutes)),
})

function begin(tile: HTMLElement): HTMLElement {
  const ghost = document.createElement('div')
  ghost.className = 'calendar-ghost'
  ghost.ariaHidden = 'true'
  document.body.append(ghost)
  tile.dataset.dragged = ''
  document.documentElement.dataset.dragging = ''
  return ghost
}

/** The click that follows the release of a dragged tile opens nothing. */
function preventClick(): void {
  const stop = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', stop, { capture: true, once: true })
  const ignore = () => setTimeout(() => window.removeEventListener('click', stop, { capture: true }))
  window.addEventListener('pointerup', ignore, { once: true })
  setTimeout(ignore, 300)
}

type Box = { left: number; top: number; width: number; height: number }
type There = { place: Place; box: Box }

/** Where the pointer holds the tile: a day and, where hours are shown, the nearest five minutes. Null outside the days. */
function under({ clientX, clientY }: PointerEvent, tile: HTMLElement, grab: number): There | null {
  const grid = tile.closest<HTMLElement>('[data-zone]:is(.calendar-grid, .month-grid)')
  const { at } = placeOfTile(tile)
  for (const day of grid?.querySelectorAll<HTMLElement>('[data-day]') ?? []) {
    const hours = day.querySelector('.calendar-hours')
    const { left, right, top, bottom, width } = (hours ?? day).getBoundingClientRect()
    if (clientX < left || clientX >= right || clientY < top || clientY > bottom) continue
    const on = day.dataset.day ?? ''
    if (!hours) return { place: { on, at }, box: { left: left + 5, top: clientY - 12, width: width - 10, height: 60 } }
    const first = Number(grid?.dataset.first) * 60
    const last = first + (bottom - top - 2 * inset) / perMinute - sessionMinutes
    const exact = first + (clientY - grab - top - inset) / perMinute
    const start = Math.min(Math.max(Math.round(exact / minutesPerRow) * minutesPerRow, first), last)
    const box = { left: left + 3, top: top + inset + (start - first) * perMinute, width: width - 7, height: 60 }
    return { place: { on, at: timeOf(start) }, box }
  }
  return null
}

function draw(ghost: HTMLElement, { place: { on, at }, box }: There, tile: HTMLElement): void {
  const zone = tile.closest<HTMLElement>('.calendar-grid, .month-grid')?.dataset.zone ?? ''
  const theirs = tile.dataset.zone
  const instant = instantAt(on, at, zone)
  const lines = [
    tile.querySelector('.calendar-name')?.textContent ?? '',
    theirs ? `${placeOfZone(theirs)} ${clockTime(instant, theirs)}` : listDate(on),
  ].map((words) => Object.assign(document.createElement('span'), { textContent: words }))
  ghost.replaceChildren(clockTime(instant, zone), ...lines)
  for (const [side, value] of Object.entries(box)) ghost.style.setProperty(side, `${value}px`)
}
