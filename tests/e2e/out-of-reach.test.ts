import { expect, type Page } from '@playwright/test'
import { signInAs } from '@/tests/support/e2e'
import { fillIn, openForm, recordOf, sendAsNumber, submitButton, submitted, untouched } from '@/tests/support/guide'
import { test } from '@/tests/support/own-world'
import { database } from '@/tests/support/portal'

// A case on which no request can be made: closed, somebody else's, unknown, with a request open, or by the agreement.

const notYours = 'There is no such page, or it is not yours to see.'

async function expectTyped(page: Page) {
  await expect(page.getByRole('radio', { name: '3', exact: true })).toBeChecked()
  await expect(page.getByLabel('Referral to longer-term support')).not.toHaveValue('')
}

test('a case that was closed meanwhile', async ({ page, tell }) => {
  const world = await tell()
  await openForm(page, world)
  await database('UPDATE assist_case SET closed_at = now() WHERE number = $1', [Number(world.case.slice(5))])
  await submitButton(page).click()
  const sentence = page.getByText(`${world.case} is closed. Open a new Assist case to ask for sessions.`).first()
  await expect(sentence).toBeVisible()
  await expectTyped(page)
  expect(await recordOf(world.case)).toEqual(untouched)
  await page.reload()
  await expect(sentence).toBeVisible()
  await expect(submitButton(page)).toBeHidden()
})

test("another consultant's case and an unknown one are not found", async ({ page, tell }) => {
  const [world, others] = [await tell({ withStaff: true }), await tell({ withStaff: true })]
  await signInAs(page, world.consultant)
  for (const code of [others.case, 'ASST-999999', 'ASST-0', 'nonsense', "ASST-000123'--"])
    for (const path of [`/cases/${code}`, `/cases/${code}/requests/new`]) {
      expect((await page.goto(encodeURI(path)))?.status(), path).toBe(404)
      await expect(page.getByText(notYours)).toBeVisible()
    }
})

test("a form that was turned to somebody else's case, or to none", async ({ page, tell }) => {
  const [world, others] = [await tell(), await tell()]
  await openForm(page, world)
  for (const code of [others.case, 'ASST-999999', 'none']) {
    // Loaded anew: an answer that is still being drawn would put the form's own case back.
    await page.goto(`/cases/${world.case}/requests/new`)
    await fillIn(page, 3)
    await page.locator('input[name=case]').evaluate((field, value) => field.setAttribute('value', value), code)
    await submitButton(page).click()
    await expect(page.getByText('There is no such case, or it is not yours to see.').first()).toBeVisible()
    await expectTyped(page)
  }
  expect(await recordOf(world.case)).toEqual(untouched)
  expect(await recordOf(others.case)).toEqual(untouched)
})

test('a second request while one is open', async ({ page, tell }) => {
  const world = await tell()
  await openForm(page, world)
  const other = await page.context().newPage()
  await other.goto(`/cases/${world.case}/requests/new`)
  await other.locator('input[name=submissionKey]').evaluate((field) => field.setAttribute('value', crypto.randomUUID()))
  await fillIn(other, 1)
  await submitButton(other).click()
  const request = await submitted(other)
  await submitButton(page).click()
  await expect(page.getByText(`Winifred's case already has an open request, ${request}.`).first()).toBeVisible()
  await expectTyped(page)
  expect((await recordOf(world.case))?.requests).toEqual(['organisation_review'])
  await page.goto(`/cases/${world.case}`)
  await expect(page.getByRole('link', { name: `${request} is open` })).toBeVisible()
  await page.goto(`/cases/${world.case}/requests/new`)
  await expect(page.getByRole('link', { name: `Open ${request}` })).toBeVisible()
  await expect(submitButton(page)).toBeHidden()
})

test('an agreement without extra sessions', async ({ page, tell }) => {
  const world = await tell({ terms: { extraSessionsAllowed: false } })
  await signInAs(page, world.consultant)
  await page.goto(`/cases/${world.case}/requests/new`)
  await expect(page.getByText(`${world.organisation}'s agreement has no extra sessions.`)).toBeVisible()
  await expect(submitButton(page)).toBeHidden()
  await page.goto(`/cases/${world.case}`)
  await expect(page.getByText(`${world.organisation}'s agreement has no extra sessions.`).first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Request extra sessions' })).toBeHidden()
})

test('a case that takes no more than two at once offers no more', async ({ page, tell }) => {
  const world = await tell({ terms: { mostPerRequest: 2 } })
  await signInAs(page, world.consultant)
  await page.goto(`/cases/${world.case}/requests/new`)
  await expect(page.getByRole('radiogroup', { name: 'Number of extra sessions' }).getByRole('radio')).toHaveCount(2)
  await fillIn(page, 2)
  await sendAsNumber(page, () => '3')
  await submitButton(page).click()
  await expect(page.getByText('Choose a number from 1 to 2.').first()).toBeVisible()
  expect(await recordOf(world.case)).toEqual(untouched)
})
