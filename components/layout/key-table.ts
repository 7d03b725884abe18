/** One key, or keys pressed together, and what it does. The only list of them: `?` shows it. */
export type KeyEntry = {
  readonly key: string
  readonly does: string
  /** Where it does so. */
  readonly on: 'every page' | 'My Calendar'
  /** Pressed together with Ctrl (⌘ on a Mac), so it stays when single keys are switched off (WCAG 2.1.4). */
  readonly chord?: true
}

/** Keys click what a page offers: a link or button that carries the same letter in `data-key`. */
export const keyTable: readonly KeyEntry[] = [
  { key: 'k', does: 'Search', on: 'every page', chord: true },
  { key: '/', does: 'Search', on: 'every page' },
  { key: '?', does: 'This list', on: 'every page' },
  { key: 't', does: 'Today', on: 'My Calendar' },
  { key: 'p', does: 'Previous days', on: 'My Calendar' },
  { key: 'n', does: 'Next days', on: 'My Calendar' },
  { key: 'd', does: 'Day', on: 'My Calendar' },
  { key: 'w', does: 'Week', on: 'My Calendar' },
  { key: 'm', does: 'Month', on: 'My Calendar' },
  { key: 'l', does: 'List View', on: 'My Calendar' },
  { key: 'a', does: 'New appointment', on: 'My Calendar' },
]
