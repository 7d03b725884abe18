import { expect, type Page } from '@playwright/test'
import { signInAs } from '@/tests/support/e2e'
import { mouse } from '@/tests/support/hands'
import { test } from '@/tests/support/own-world'

// *Other (say what)* asks what, of whoever declines; every other reason does not.

async function declining(page: Page, plain: string) {
  await mouse(page).choose(page.getByRole('radio', { name: /^Decline/ }))
  const what = page.getByLabel('What the reason is')
  await page.getByLabel('Reason', { exact: true }).selectOption({ label: plain })
  await expect(what).toBeHidden()
  await page.getByLabel('Reason', { exact: true }).selectOption({ label: 'Other (say what)' })
  await expect(what).toBeVisible()
}

test('a reviewer is asked what the other reason is', async ({ page, tell }) => {
  const { reviewers, request } = await tell({ asks: 2 })
  await signInAs(page, reviewers[0])
  await page.goto(`/approvals/${request}`)
  await declining(page, 'Budget')
  await page.getByLabel('What the reason is').fill('The budget year ends.')
  await page.getByRole('button', { name: 'Decline the request' }).click()
  await expect(page.getByRole('heading', { name: 'You declined the request' })).toBeVisible()
})

test('so is a clinical leader', async ({ page }) => {
  await signInAs(page, 'Dr Anna Hart')
  await page.goto('/reviews')
  await page.getByRole('main').getByRole('link', { name: /^ESR-/ }).first().click()
  await declining(page, 'Goals are not specific')
})
