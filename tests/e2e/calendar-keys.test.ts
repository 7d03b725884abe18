import { expect, type Locator } from '@playwright/test'
import { arriveAs } from '@/tests/support/e2e'
import { test } from '@/tests/support/own-world'

const minutesOf = async (entry: Locator) => Number(await entry.getAttribute('data-minutes'))
const dayOf = (entry: Locator) => entry.evaluate((one) => one.closest<HTMLElement>('[data-day]')?.dataset.day ?? '')

test('arrows move by time and day, Enter opens the panel and goes into it, Escape returns', async ({ page }) => {
  await arriveAs(page, 'Priya Raman')
  const busiest = page.locator('[data-day]:visible').filter({ has: page.locator('[data-appointment]:nth-of-type(3)') })
  const focused = page.locator('[data-appointment]:focus')
  await busiest.first().locator('[data-appointment]').nth(1).focus()
  const [day, start] = [await dayOf(focused), await minutesOf(focused)]

  // Until its script has come, the page has links and no arrows.
  await expect(async () => {
    await page.keyboard.press('ArrowDown')
    expect(await minutesOf(focused)).toBeGreaterThan(start)
  }).toPass()
  expect(await dayOf(focused)).toBe(day)
  await page.keyboard.press('ArrowUp')
  expect(await minutesOf(focused)).toBe(start)
  await page.keyboard.press('ArrowRight')
  expect((await dayOf(focused)) > day).toBe(true)
  await page.keyboard.press('ArrowLeft')
  expect(await dayOf(focused)).toBe(day)

  const name = await focused.locator('.calendar-name').textContent()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/appointment=APP-/)
  const panel = page.getByRole('complementary', { name: /^Appointment APP-/ })
  await expect(panel.getByRole('heading', { level: 2 })).toBeFocused()
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(name ?? '')

  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(focused.locator('.calendar-name')).toHaveText(name ?? '')
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('an appointment opens, and is closed again', async ({ page, tell }) => {
    const world = await tell()
    await arriveAs(page, world.consultant)
    await page
      .getByRole('link', { name: new RegExp(world.client.name) })
      .filter({ visible: true })
      .click()
    await expect(page).toHaveURL(new RegExp(`appointment=${world.appointment}`))
    const panel = page.getByRole('complementary', { name: `Appointment ${world.appointment}` })
    await expect(panel.getByRole('link', { name: world.case })).toBeVisible()
    await panel.getByRole('link', { name: 'Close' }).click()
    await expect(page).toHaveURL(/\/calendar$/)
  })
})
