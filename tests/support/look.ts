import { expect, type Page, test } from '@playwright/test'
import { expectNoAxeViolations } from '@/tests/support/e2e'

export type State = { path: string; before?: (page: Page) => Promise<void> }

/** Looks at a page in one state; `before` brings it into the state, on a desk and again on a phone. */
async function lookAt(page: Page, { path, before }: State) {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: 'light' })
    if (before || width === 1440) await page.goto(path)
    await before?.(page)
    await expectNoAxeViolations(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    // Nothing but colours differs in the dark.
    await expectNoAxeViolations(page, ['color-contrast', 'link-in-text-block'])
  }
  await page.setViewportSize({ width: 320, height: 640 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide, `${path} at 320`).toBeLessThanOrEqual(320)
}

export const lookAtAll = async (page: Page, states: readonly State[]) => {
  for (const state of states) await test.step(state.path, () => lookAt(page, state))
}
export const plain = (paths: readonly string[]): State[] => paths.map((path) => ({ path }))
