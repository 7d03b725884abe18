import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { person } from '@/tests/support/portal'

/**
 * Signs in by *Sign in as*, as it is sent without scripts; the page stays where it is. Tests of signing in fill in the form.
 * `who` is an email, a name or a role of the story, or somebody of a test's own world.
 */
export async function signInAs(page: Pick<Page, 'request'>, who: string | { email: string }): Promise<void> {
  const { email } = typeof who === 'string' ? person(who) : who
  const asked = await page.request.get('/sign-in')
  const html = await asked.text()
  const form = html.slice(html.lastIndexOf('<form'), html.lastIndexOf('</form>'))
  const hidden = [...form.matchAll(/type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)]
  const fields = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')]))
  const answer = await page.request.post('/sign-in', {
    multipart: { ...fields, email, to: '' },
    headers: { origin: new URL(asked.url()).origin },
    maxRedirects: 0,
  })
  expect(answer.status(), `${email} is signed in`).toBe(303)
}

/** Signs in, and opens the page that the person lands on. */
export async function arriveAs(page: Page, who: Parameters<typeof signInAs>[1]): Promise<void> {
  await signInAs(page, who)
  await page.goto('/')
}

/** Fails with each violation in one line: the rule, the element and what is wrong with it. `rules` are all where none are named. */
export async function expectNoAxeViolations(page: Page, rules: string[] = []): Promise<void> {
  await settled(page)
  // Axe stays in a page until it is left; without frames the legacy mode sees as much as the other, in half the time.
  const there = await page.evaluate(() => 'axe' in window)
  const axe = new AxeBuilder({ page, ...(there && { axeSource: ';' }) }).setLegacyMode(true)
  axe.options({ resultTypes: ['violations'], ...(rules.length > 0 && { runOnly: rules }) })
  const { violations, passes } = await axe.analyze()
  const lines = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any, failureSummary }) => `${id}: ${html} ${any[0]?.message ?? failureSummary}`),
  )
  expect(lines, `axe on ${page.url()}`).toEqual([])
  expect(passes.length, 'axe looked at something').toBeGreaterThan(0)
}

/** What moves or changes colour has come to its end. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // Notes that wait for the end of the sign-in are no movement.
    const ending = document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().endTime ?? 0) < 10_000)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
}

/** Does something in light and in dark, leaving the page as it was found: light. */
export async function inBothThemes(page: Page, look: () => Promise<void>): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await look()
  }
}

/** No axe violation on a desk and on a phone, in light and in dark, and no sideways scrolling at 320 (P2). */
export async function expectGoodLooks(page: Page): Promise<void> {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await inBothThemes(page, () => expectNoAxeViolations(page))
  }
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await page.setViewportSize({ width: 1440, height: 900 })
}
