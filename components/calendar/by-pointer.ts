import { sessionMinutes } from '@/lib/appointments/appointment'
import { type Dropped, drag } from './drag'
import { spokenTime, timeOf } from './free-time'

type Ways = {
  within: HTMLElement
  signal: AbortSignal
  /** Moves an appointment, and says so or why not; done once the calendar shows it. */
  dropped: (what: Dropped) => Promise<void>
  /** What was pressed before this was there. */
  down: PointerEvent | null
}

const step = 10
const draggable = ':is(.calendar-grid, .month-grid) [data-appointment][data-state="scheduled"]'

/** What a mouse or a pen can do besides: point at a time of the free ones, and drag an appointment. Loaded when one comes near. */
export function byPointer({ within, signal, dropped, down }: Ways): void {
  const listen = { signal }
  within.addEventListener('pointermove', (event) => pointAt(freeUnder(event), event.clientY), listen)
  within.addEventListener('pointerout', (event) => letGo(freeUnder(event), event), listen)
  const press = (event: PointerEvent) => {
    const tile = event.target instanceof Element && event.target.closest<HTMLElement>(draggable)
    if (tile && event.button === 0 && event.pointerType !== 'touch') drag(event, tile, dropped)
  }
  within.addEventListener('pointerdown', press, listen)
  if (down) press(down)
}

const freeUnder = ({ target }: Event): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('.calendar-free') : null

/** The free time's link leads to the time under the pointer, so early that a session has room. */
export function pointAt(free: HTMLAnchorElement | null, y: number): void {
  if (!free) return
  const [from, to] = [Number(free.dataset.from), Number(free.dataset.to)]
  const { top, height } = free.getBoundingClientRect()
  const under = Math.floor((from + ((y - top) / height) * (to - from)) / step) * step
  showTime(free, Math.min(Math.max(under, from), to - sessionMinutes))
}

function letGo(free: HTMLAnchorElement | null, { relatedTarget }: PointerEvent): void {
  if (free && relatedTarget !== free) showTime(free, Number(free.dataset.from))
}

function showTime(free: HTMLAnchorElement, minutes: number): void {
  const to = new URL(free.href)
  to.searchParams.set('at', timeOf(minutes))
  free.href = to.pathname + to.search
  free.dataset.time = spokenTime(minutes)
  free.style.setProperty('--from', String(minutes - Number(free.dataset.from)))
}
