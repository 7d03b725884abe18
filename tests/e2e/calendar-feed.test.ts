import { expect } from '@playwright/test'
import { expectGoodLooks, signInAs } from '@/tests/support/e2e'
import { mouse } from '@/tests/support/hands'
import { test } from '@/tests/support/own-world'

test.use({ reducedMotion: 'reduce', viewport: { width: 1440, height: 900 } })

test('a calendar address is made, read by an app, replaced and revoked', async ({ page, playwright, tell }) => {
  const world = await tell()
  const app = await playwright.request.newContext()
  const button = (name: string) => page.getByRole('button', { name })
  const address = page.getByLabel('Address', { exact: true })
  await signInAs(page, world.consultant)
  await page.goto('/calendar')
  await page.getByRole('link', { name: 'Calendar feed' }).filter({ visible: true }).click()
  await mouse(page).choose(page.getByRole('radio', { name: 'Kind of time and appointment number' }))
  await button('Make a calendar address').click()
  await expect(address).toBeFocused()
  const first = await address.inputValue()
  expect(page.url()).not.toContain(first.slice(-20, -4))
  const read = await app.get(first)
  expect(read.headers()).toMatchObject({ 'content-type': 'text/calendar; charset=utf-8' })
  expect(await read.text()).toContain(`SUMMARY:${world.appointment}\\, video`)
  expect((await app.head(first)).status()).toBe(200)
  await expectGoodLooks(page)

  await button('Make a new address').click()
  await expect(address).not.toHaveValue(first)
  const second = await address.inputValue()
  expect((await app.get(first)).status()).toBe(404)
  expect((await app.get(second)).status()).toBe(200)
  await page.reload()
  await expect(page.getByText('Last read').first()).toBeVisible()
  await expect(address).toHaveCount(0)

  await button('Revoke the address').click()
  await expect(page.getByRole('status').filter({ hasText: 'is revoked' })).toBeFocused()
  await expect(button('Make a calendar address')).toBeVisible()
  expect((await app.get(second)).status()).toBe(404)
  await app.dispose()
})
