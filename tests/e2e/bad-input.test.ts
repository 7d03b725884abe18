import { expect, type Page } from '@playwright/test'
import { signInAs } from '@/tests/support/e2e'
import { openForm, recordOf, sendAsNumber, submitButton, submitted, untouched } from '@/tests/support/guide'
import { test } from '@/tests/support/own-world'
import { database } from '@/tests/support/portal'

// A field that is wrong gets a sentence that says what to do; what was typed stays, and nothing changes.

/** Sends the form, and expects the sentence in the summary and at its field. */
async function refused(page: Page, sentence: string | RegExp) {
  const answer = page.waitForResponse((response) => response.request().method() === 'POST')
  await submitButton(page).click()
  await answer
  const summary = page.getByRole('alert').filter({ hasText: sentence })
  await expect(summary).toBeFocused()
  await expect(page.getByText(sentence)).toHaveCount(2)
}

test('numbers that are none', async ({ page, tell }) => {
  const world = await tell()
  await openForm(page, world)
  let sent = ''
  await sendAsNumber(page, () => sent)
  for (sent of ['0', '5', '2.5', 'four', '-1', '1e0', '33']) await refused(page, 'Choose a number from 1 to 4.')
  sent = ''
  await refused(page, 'Choose how many sessions you ask for.')
  await expect(page.getByRole('radio', { name: '3', exact: true })).toBeChecked()
  expect(await recordOf(world.case)).toEqual(untouched)
  sent = '3'
  await submitButton(page).click()
  await submitted(page)
})

test('nothing at all', async ({ page, tell }) => {
  const world = await tell()
  await signInAs(page, world.consultant)
  await page.goto(`/cases/${world.case}/requests/new`)
  await submitButton(page).click()
  const summary = page.getByRole('alert').filter({ hasText: '3 answers are needed before this can be submitted' })
  await expect(summary).toBeFocused()
  const sentences = [
    'Choose how many sessions you ask for.',
    'Choose the goal of the extra sessions.',
    'Choose the referral.',
  ]
  for (const sentence of sentences) await expect(summary.getByRole('link', { name: sentence })).toBeVisible()
  await summary.getByRole('link', { name: 'Choose the referral.' }).click()
  await expect(page.getByLabel('Referral to longer-term support')).toBeFocused()
  expect(await recordOf(world.case)).toEqual(untouched)
})

test('dates: tomorrow, 15 days back, 31 February, none', async ({ page, tell }) => {
  const world = await tell()
  await openForm(page, world)
  const field = page.getByLabel('Date of request', { exact: true })
  const kept = new Date(`${await field.inputValue()} UTC`)
  const days = (count: number) => new Date(kept.getTime() + count * 86_400_000).toISOString().slice(0, 10)
  for (const typed of [days(1), days(-15), '31/02/2026', 'last Tuesday', '']) {
    await field.fill(typed)
    await refused(page, /Choose a date from \d+.* to \d+ \w+ \d{4}\./)
    if (typed && !typed.startsWith('20')) await expect(field).toHaveValue(typed)
  }
  expect(await recordOf(world.case)).toEqual(untouched)
  await field.fill(days(-14))
  await submitButton(page).click()
  await submitted(page)
})

test('an option that was switched off meanwhile', async ({ page, tell }) => {
  const world = await tell()
  const [option] = await database<{ code: string; label: string }>(
    `INSERT INTO option (id, list, code, label, released_label, position)
     VALUES (gen_random_uuid(), 'goal', 'old-' || $1, 'An old goal ' || $1, 'Old goal', 99) RETURNING code, label`,
    [world.case.slice(5)],
  )
  await openForm(page, world)
  await page.getByLabel('Goals to be achieved with extra session').selectOption({ label: option?.label })
  await database('UPDATE option SET active = false WHERE code = $1', [option?.code])
  await refused(page, `“${option?.label}” is no longer offered. Choose the goal of the extra sessions.`)
  await expect(page.getByRole('radio', { name: '3', exact: true })).toBeChecked()
  expect(await recordOf(world.case)).toEqual(untouched)
})

test('20,000 characters', async ({ page, tell }) => {
  const world = await tell()
  await openForm(page, world)
  const text = 'Seven words that say it all over. '.repeat(600).slice(0, 20_000)
  await page.getByLabel('Goals to be achieved with extra session').selectOption({ label: 'Other (say what)' })
  const field = page.getByLabel('What the goal is')
  await field.fill(text)
  await refused(page, 'Keep this under 300 characters.')
  await expect(field).toHaveValue(text)
  expect(await recordOf(world.case)).toEqual(untouched)
  await field.fill('Return to driving')
  await submitButton(page).click()
  await submitted(page)
})

test('20,000 characters in an answer', async ({ page, tell }) => {
  const world = await tell({ asks: 3, question: 'Can it wait?' })
  const text = 'It can wait a week or two. '.repeat(800).slice(0, 20_000)
  await signInAs(page, world.consultant)
  await page.goto(`/requests/${world.request}`)
  await page.getByLabel('Your answer').fill(text)
  await page.getByRole('button', { name: 'Send answer' }).click()
  await expect(page.getByText('Keep this under 4,000 characters.').first()).toBeVisible()
  await expect(page.getByLabel('Your answer')).toHaveValue(text)
  expect((await recordOf(world.case))?.requests).toEqual(['organisation_question'])
})

test("another address for the client's outcome: one, rightly written", async ({ page, tell }) => {
  const world = await tell()
  await openForm(page, world)
  await page.getByRole('radio', { name: 'Another address' }).check({ force: true })
  const address = page.getByLabel(/^Email address of/)
  for (const typed of ['', 'quill', 'one@example.org, two@example.org']) {
    await address.fill(typed)
    await refused(page, 'Enter one email address, for example name@example.com.')
  }
  expect(await recordOf(world.case)).toEqual(untouched)
  const own = `own.${world.client.email}`
  await address.fill(own)
  await submitButton(page).click()
  await submitted(page)
  const [consent] = await database<{ address: string }>(
    `SELECT n.address FROM consent n JOIN request r ON r.id = n.request_id JOIN assist_case c ON c.id = r.case_id WHERE c.number = $1`,
    [Number(world.case.slice(5))],
  )
  expect(consent?.address).toBe(own)
})
