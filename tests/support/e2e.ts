import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { person } from '@/tests/support/portal'

/** Signs in by the form, as people do. `who` is an email, a name or a role of the story, or somebody of a test's own world. */
export async function signInAs(page: Page, who: string | { email: string; password: string }): Promise<void> {
  const { email, password } = typeof who === 'string' ? person(who) : who
  await page.goto('/sign-in')
  await page.getByLabel('Work email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).not.toHaveURL(/\/sign-in/)
}

/** Fails with each violation in one line: the rule, the element and what is wrong with it. `rules` are all where none are named. */
export async function expectNoAxeViolations(page: Page, rules: string[] = []): Promise<void> {
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

/** Does something in light and in dark, leaving the page as it was found: light. */
export async function inBothThemes(page: Page, look: () => Promise<void>): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await look()
  }
}
