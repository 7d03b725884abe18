import type { Over } from './key-dialogs'

type Show = (over: Over) => void

const dialogs: Readonly<Record<string, () => Promise<Over>>> = {
  '/': () => import('@/components/search/search-dialog'),
  '?': () => import('./keys-dialog'),
}

/** A dialog was asked for and is not there yet: what is pressed meanwhile was meant for it. */
let coming = false

/** Opens Search or the list of keys over the page, unless a dialog is open. */
export async function open(key: string, show: Show): Promise<void> {
  const load = dialogs[key]
  if (!load || coming || document.querySelector(':modal')) return
  coming = true
  try {
    show(await load())
  } finally {
    coming = false
  }
}

/** Keys are answered one after another: what the next one clicks is there once the page has followed the last. */
let turn: Promise<void> = Promise.resolve()

/** Does what a key does: clicks what carries it in `data-key`, or opens the list of keys. */
export function press(event: KeyboardEvent, single: boolean, show: Show): void {
  const key = keyOf(event, single)
  if (!key || (key !== '?' && !offered(key))) return
  event.preventDefault()
  const answer = () => {
    if (coming || document.querySelector(':modal')) return
    return key === '?' ? open(key, show) : offered(key)?.click()
  }
  turn = turn
    .then(answer)
    .then(followed)
    .catch(() => {})
}

/** What carries a key, the one that is seen where there are several. */
function offered(key: string): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)]
  return all.find((one) => one.offsetParent) ?? all[0]
}

/** Waits until the page is where it was sent; two seconds at most. */
async function followed(): Promise<void> {
  const until = performance.now() + 2_000
  do await new Promise(requestAnimationFrame)
  while (document.querySelector('main [aria-busy="true"]') && performance.now() < until)
}

/** The single key that was pressed, and '/' for Ctrl K; none while a field or a menu has the focus, or with Alt. */
function keyOf({ key, ctrlKey, metaKey, altKey, target, defaultPrevented }: KeyboardEvent, single: boolean): string {
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k' && !altKey ? '/' : soon(key)
  const taken = defaultPrevented || (target as Element).closest?.('input,select,textarea,[contenteditable],[role=menu]')
  return single && !taken && !altKey && key.length === 1 ? key : ''
}

/** Ctrl goes down before K does: by so much Search is there sooner. */
function soon(key: string): '' {
  if ((key === 'Control' || key === 'Meta') && document.querySelector('[data-key="/"]'))
    dialogs['/']?.().catch(() => {})
  return ''
}
