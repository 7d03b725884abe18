const isOnScreen = (element: HTMLElement): boolean => element.offsetParent !== null

/** The one that is seen, of those that a window's width chooses from. */
export const onScreen = (selector: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(selector)].find(isOnScreen)

const startOf = (entry: HTMLElement): number => Number(entry.dataset.minutes)
const entriesOf = (day: Element): HTMLElement[] =>
  [...day.querySelectorAll<HTMLElement>('[data-appointment]')].filter(isOnScreen)

/** The appointment that an arrow leads to: up and down within the day, left and right to the nearest time of another day. */
export function neighbour(entry: HTMLElement, key: string): HTMLElement | undefined {
  const day = entry.closest('[data-day]')
  if (!day) return undefined
  const own = entriesOf(day)
  if (key === 'ArrowDown') return own[own.indexOf(entry) + 1]
  if (key === 'ArrowUp') return own[own.indexOf(entry) - 1]
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined
  const days = [...document.querySelectorAll('[data-day]')].filter((one) => one === day || entriesOf(one).length > 0)
  const beside = days[days.indexOf(day) + (key === 'ArrowRight' ? 1 : -1)]
  if (!beside) return undefined
  const apart = (one: HTMLElement) => Math.abs(startOf(one) - startOf(entry))
  return entriesOf(beside).toSorted((a, b) => apart(a) - apart(b))[0]
}

/** On a phone the panel lies over everything else, which then takes no focus. Returns what ends it. */
export function aloneOnPhone(panel: HTMLElement): () => void {
  if (!matchMedia('(max-width: 47.99rem)').matches) return () => {}
  const rest: HTMLElement[] = []
  for (let one: HTMLElement = panel; one.parentElement && one !== document.body; one = one.parentElement)
    for (const sibling of one.parentElement.children)
      if (sibling !== one && sibling instanceof HTMLElement && !sibling.inert) rest.push(sibling)
  for (const one of rest) one.inert = true
  return () => {
    for (const one of rest) one.inert = false
  }
}
