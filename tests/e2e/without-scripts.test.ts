import { expect, type Page } from '@playwright/test'
import { arriveAs } from '@/tests/support/e2e'
import { fillIn, recordOf, submitButton, submitted, untouched } from '@/tests/support/guide'
import { mouse } from '@/tests/support/hands'
import { test } from '@/tests/support/own-world'
import { giveCode } from '@/tests/support/second-factor'

test.use({ javaScriptEnabled: false })

test('sign in, a form with errors, submit, decide: all of it works without scripts', async ({
  page,
  browser,
  tell,
}) => {
  const world = await tell()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Enter your work email.' })).toBeVisible()
  await page.getByLabel('Work email').fill(world.consultant.email)
  await page.getByLabel('Password', { exact: true }).fill(world.consultant.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await giveCode(page, world.consultant)
  await page
    .getByRole('link', { name: new RegExp(world.client.name) })
    .filter({ visible: true })
    .click()
  await page.getByRole('link', { name: 'Request extra sessions' }).click()

  await mouse(page).choose(page.getByRole('radio', { name: '2', exact: true }))
  await page.getByLabel('What the goal is').fill('Return to driving')
  await page.getByLabel('Date of request', { exact: true }).fill('31/02/2026')
  await submitButton(page).click()
  await expect(page.getByRole('alert').filter({ hasText: '3 answers are needed' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Choose the referral.' })).toBeVisible()
  await expect(page.getByRole('radio', { name: '2', exact: true })).toBeChecked()
  await expect(page.getByLabel('Date of request', { exact: true })).toHaveValue('31/02/2026')
  await expect(page.getByLabel('What the goal is')).toHaveValue('Return to driving')
  expect(await recordOf(world.case)).toEqual(untouched)

  await fillIn(page, 3)
  await page.getByLabel('Date of request', { exact: true }).fill(today())
  await submitButton(page).click()
  const request = await submitted(page)
  expect((await recordOf(world.case))?.requests).toEqual(['organisation_review'])

  const reviewers = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await arriveAs(reviewers, world.reviewers[0])
  await reviewers.getByRole('link', { name: `Decide ${request}` }).click()
  await deciding(reviewers)
  expect(await recordOf(world.case)).toMatchObject({ requests: ['approved'], granted: 2 })
  await reviewers.context().close()
})

/** Fewer, but how many is left open at first. */
async function deciding(page: Page) {
  await mouse(page).choose(page.getByRole('radio', { name: 'Approve fewer' }))
  const button = page.getByRole('form', { name: 'Your decision' }).getByRole('button')
  await button.click()
  await expect(page.getByRole('link', { name: 'Choose how many sessions you approve.' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Approve fewer' })).toBeChecked()
  await mouse(page).choose(page.getByRole('radio', { name: '2', exact: true }))
  await button.click()
  await expect(page.getByRole('heading', { name: 'You approved 2 sessions' })).toBeVisible()
}

const today = () => new Date().toLocaleDateString('en-AU', { timeZone: 'Australia/Sydney' })
