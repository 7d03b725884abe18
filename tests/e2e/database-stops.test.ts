import { expect } from '@playwright/test'
import { expectNoAxeViolations, signInAs } from '@/tests/support/e2e'
import { openForm, recordOf, submitButton, submitted, untouched } from '@/tests/support/guide'
import { mouse } from '@/tests/support/hands'
import { test } from '@/tests/support/own-world'
import { type SecondServer, startSecondServer } from '@/tests/support/second-server'

// A server of its own, whose line to the database is cut at the worst moments.

let server: SecondServer
test.beforeAll(async () => {
  server = await startSecondServer()
})
test.afterAll(() => server.stop())

const unconfirmed = "We can't reach the database, so this was not confirmed. What you typed is kept."
const away = "We can't reach the database; nothing was submitted"

test('while a request is submitted: no false word, nothing lost, one request', async ({ browser, tell }) => {
  const world = await tell()
  const page = await (await browser.newContext({ baseURL: server.url })).newPage()
  await openForm(page, world)
  await expect(page.getByText(/Draft saved/)).toBeVisible()

  await server.cut()
  await submitButton(page).click()
  await expect(page.getByText(unconfirmed).first()).toBeVisible()
  await expect(page.getByText('Your request is submitted')).toBeHidden()
  await expect(page.getByRole('radio', { name: '3', exact: true })).toBeChecked()
  expect(await recordOf(world.case)).toEqual(untouched)

  const elsewhere = await page.context().newPage()
  await elsewhere.goto('/requests')
  await expect(elsewhere.getByRole('heading', { name: away })).toBeVisible()
  await expect(elsewhere.locator('body')).not.toContainText(/ECONNREFUSED|Prisma|at \w+ \(/)
  await server.mend()
  await elsewhere.getByRole('button', { name: 'Try again' }).click()
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'My Requests' })).toBeVisible()
  await elsewhere.close()

  await expect(page.getByText(/Draft saved/)).toBeVisible()
  server.loseAnswerAbout('consent')
  await submitButton(page).click()
  await expect.poll(async () => (await recordOf(world.case))?.requests, 'it was made').toHaveLength(1)
  await expect(submitButton(page)).not.toHaveAttribute('aria-disabled', 'true')
  await expect(page.getByText(unconfirmed).first()).toBeVisible()
  await expect(page.getByText('Your request is submitted')).toBeHidden()
  await expect(page.getByRole('radio', { name: '3', exact: true })).toBeChecked()
  await submitButton(page).click()
  await submitted(page)
  expect((await recordOf(world.case))?.requests).toEqual(['organisation_review'])
  await page.context().close()
})

test('a database that freezes: the wait has an end, and nothing is lost', async ({ browser, tell }) => {
  const world = await tell()
  const page = await (await browser.newContext({ baseURL: server.url })).newPage()
  await openForm(page, world)
  server.freeze()
  await submitButton(page).click()
  await expect(page.getByText(unconfirmed).first()).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('radio', { name: '3', exact: true })).toBeChecked()
  expect(await recordOf(world.case)).toEqual(untouched)
  await server.mend()
  await submitButton(page).click()
  await submitted(page)
  await page.context().close()
})

test('while a decision is sent: nothing is granted, and it can be sent again as it was', async ({ browser, tell }) => {
  const world = await tell({ asks: 2 })
  const page = await (await browser.newContext({ baseURL: server.url })).newPage()
  await signInAs(page, world.reviewers[0])
  const decide = async () => {
    await mouse(page).choose(page.getByRole('radio', { name: 'Approve all 2' }))
    await page.getByRole('button', { name: 'Approve 2 sessions' }).click()
  }
  await page.goto(`/approvals/${world.request}`)
  await server.cut()
  await decide()
  const again = page.getByRole('button', { name: 'Send it again' })
  await expect(page.getByRole('heading', { name: away })).toBeVisible()
  expect(await recordOf(world.case)).toMatchObject({ requests: ['organisation_review'], granted: 0 })
  await expectNoAxeViolations(page)
  await again.click()
  await expect(again).toBeVisible()
  await server.mend()
  await again.click()
  await expect(page.getByRole('heading', { name: 'You approved 2 sessions' })).toBeVisible()
  expect(await recordOf(world.case)).toMatchObject({ requests: ['approved'], granted: 2 })
  await page.context().close()
})
