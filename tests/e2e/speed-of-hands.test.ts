import { expect, type Page } from '@playwright/test'
import { arriveAs, expectNoAxeViolations, inBothThemes } from '@/tests/support/e2e'
import { test } from '@/tests/support/own-world'

const field = (page: Page) => page.getByRole('combobox', { name: 'Name, case, appointment or request' })
const options = (page: Page) => page.getByRole('option')

/** Until its script has come, a page has links and no keys. */
async function pressUntil(page: Page, key: string, there: () => Promise<void>) {
  await expect(async () => {
    await page.keyboard.press(key)
    await there()
  }).toPass()
}

/** The date that the calendar's address names, as days. */
const shownDay = (page: Page) => Date.parse(new URL(page.url()).searchParams.get('on') ?? '') / 86_400_000

test('a client is found and their case opened by keys alone; single keys can be switched off', async ({
  page,
  tell,
}) => {
  const [world, others] = [await tell(), await tell()]
  const { familyName } = world.client
  await arriveAs(page, world.consultant)

  await pressUntil(page, 'Control+k', () => expect(field(page)).toBeFocused({ timeout: 1_000 }))
  await page.keyboard.type(others.client.familyName.toLowerCase())
  await expect(page.getByText('Nothing matches.')).toBeVisible()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(familyName.slice(2, 9).toLowerCase())
  await expect(options(page).filter({ hasText: world.case })).toHaveCount(1)
  await inBothThemes(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Escape')
  await expect(field(page)).toBeHidden()

  await page.keyboard.press('/')
  await page.keyboard.type(familyName)
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true')
  await expect(options(page).first()).toContainText(world.client.name)
  await page.keyboard.press('ArrowDown')
  await expect(options(page).nth(1)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: world.case })).toBeFocused()

  await page.goto('/calendar')
  await pressUntil(page, 'n', () => expect(page).toHaveURL(/[?&]on=/, { timeout: 1_000 }))
  const nextWeek = shownDay(page)
  await page.keyboard.press('t')
  await expect(page).toHaveURL(/\/calendar$/)
  // As fast as hands are: each key is answered where the last one has led.
  for (const key of ['n', 'n', 'n', 'p']) await page.keyboard.press(key)
  await expect.poll(() => shownDay(page)).toBe(nextWeek + 7)
  await page.keyboard.press('l')
  await expect(page).toHaveURL(/view=list&on=/)
  await page.keyboard.press('d')
  await expect(page).toHaveURL(/view=day/)

  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await expect(keys.getByText('New appointment')).toBeVisible()
  await inBothThemes(page, () => expectNoAxeViolations(page))
  await keys.getByRole('switch', { name: 'Single-key shortcuts' }).press('Space')
  await expect(keys.getByRole('switch', { name: 'Single-key shortcuts' })).not.toBeChecked()
  await page.keyboard.press('Escape')
  await page.keyboard.press('w')
  await page.keyboard.press('/')
  // It is kept for the person, not for the page; and what needs Ctrl needs no switch.
  await page.reload()
  await pressUntil(page, 'Control+k', () => expect(field(page)).toBeFocused({ timeout: 1_000 }))
  await page.keyboard.press('Escape')
  await page.keyboard.press('t')
  await page.keyboard.press('w')
  await page.keyboard.press('?')
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await expect(page).toHaveURL(/view=day/)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('Search is a page that finds one’s own alone', async ({ page, tell }) => {
    const [world, others] = [await tell(), await tell()]
    await arriveAs(page, world.consultant)
    await page.getByRole('link', { name: 'Search' }).click()
    await page.getByRole('searchbox').fill(`win ${world.client.familyName}`)
    await page.getByRole('button', { name: 'Search' }).click()
    await expect(page.getByRole('region', { name: 'Clients' }).getByRole('link')).toHaveText([world.client.name])
    await page.getByRole('searchbox').fill(others.client.familyName)
    await page.getByRole('button', { name: 'Search' }).click()
    await expect(page.getByText('Nothing matches.')).toBeVisible()
  })
})
