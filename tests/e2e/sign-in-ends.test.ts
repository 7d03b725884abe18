import { expect, type Page } from '@playwright/test'
import { expectNoAxeViolations, inBothThemes, signInAs } from '@/tests/support/e2e'
import { openForm, recordOf, submitButton, submitted, untouched } from '@/tests/support/guide'
import { mouse } from '@/tests/support/hands'
import { type Somebody, test } from '@/tests/support/own-world'
import { database } from '@/tests/support/portal'

// A sign-in ends: it is warned of, with scripts and without, and nothing that was typed is lost.

/** As if nothing had been done for so many minutes. */
const idleFor = ({ email }: Somebody, minutes: number) =>
  database(
    `UPDATE sign_in SET last_seen_at = now() - $2 * interval '1 minute'
     WHERE person_id = (SELECT id FROM person WHERE email = $1)`,
    [email, minutes],
  )

/** Lets the time of the notes pass in the page, to a second before or after the moment of one. */
const notesAt = (page: Page, seconds: number) =>
  page.evaluate((at) => {
    for (const note of document.getAnimations())
      if (note instanceof CSSAnimation && /^(idle|whole)/.test(note.animationName)) note.currentTime = at * 1_000
  }, seconds)

const warning = (page: Page) => page.getByText('You will be signed out in about 2 minutes')
const over = (page: Page) => page.getByText('You were signed out, unless you went on in another tab.')

test('a consultant who was idle for an hour keeps the form as it is, and sends it after signing in', async ({
  page,
  tell,
}) => {
  const world = await tell()
  await openForm(page, world, 2)
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await idleFor(world.consultant, 61)
  await submitButton(page).click()
  await expect(
    page.getByText('You were signed out. Nothing was sent and what you typed is kept.').first(),
  ).toBeVisible()
  await expect(page.getByRole('radio', { name: '2', exact: true })).toBeChecked()
  expect(await recordOf(world.case)).toEqual(untouched)
  await signInAs(page, world.consultant)
  await submitButton(page).click()
  await submitted(page)
})

test('a reviewer who was idle finds what they typed when they are back, and nobody else does', async ({
  page,
  browser,
  tell,
}) => {
  const { request, reviewers, case: code } = await tell({ asks: 2 })
  const question = 'Is there a plan for the last session?'
  const path = `/approvals/${request}`
  await signInAs(page, reviewers[0])
  await page.goto(path)
  await mouse(page).choose(page.getByRole('radio', { name: 'Ask a question' }))
  await page.getByLabel('Your question').fill(question)
  await idleFor(reviewers[0], 31)
  await page.getByRole('button', { name: 'Send question' }).click()
  await expect(page.getByText('What you typed is kept for a day')).toBeVisible()
  expect((await recordOf(code))?.requests).toEqual(['organisation_review'])
  expect(await database('SELECT typed FROM kept_text WHERE typed LIKE $1', ['%plan%'])).toEqual([])

  const colleague = await (await browser.newContext()).newPage()
  await signInAs(colleague, reviewers[1])
  await colleague.goto(path)
  await expect(colleague.getByLabel('Your question')).toHaveValue('')
  await expect(colleague.getByText('What you typed before')).toHaveCount(0)
  await colleague.context().close()

  await signInAs(page, reviewers[0])
  await page.goto(path)
  await expect(page.getByText('What you typed before you were signed out is here.')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Ask a question' })).toBeChecked()
  await expect(page.getByLabel('Your question')).toHaveValue(question)
  await page.getByRole('button', { name: 'Send question' }).click()
  await expect(page.getByText('Waiting for an answer').first()).toBeVisible()
  expect((await recordOf(code))?.requests).toEqual(['organisation_question'])
})

test('without scripts the warning comes in time, and Stay signed in begins the time anew', async ({ page, tell }) => {
  const { reviewers } = await tell({ booked: false, completed: 0 })
  await page.setViewportSize({ width: 390, height: 844 })
  await signInAs(page, reviewers[0])
  await page.goto('/approvals')
  await expect(warning(page)).toBeHidden()
  await notesAt(page, 27 * 60 - 2)
  await expect(warning(page)).toBeHidden()
  await notesAt(page, 27 * 60 + 2)
  await expect(warning(page)).toBeVisible()
  await inBothThemes(page, () => expectNoAxeViolations(page))
  await idleFor(reviewers[0], 28)
  const opened = page.waitForEvent('popup')
  await page.getByRole('button', { name: 'Stay signed in' }).click()
  const beside = await opened
  await expect(beside.getByRole('heading', { level: 1, name: 'You are signed in' })).toBeVisible()
  await expect(beside.getByText(/^Until \d+:\d\d [ap]m or longer$/)).toBeVisible()
  await expect(warning(page)).toBeHidden()
  await notesAt(page, 27 * 60 + 2)
  await expect(warning(page)).toBeVisible()
  await notesAt(page, 30 * 60 + 2)
  await expect(warning(page)).toBeHidden()
  await expect(over(page)).toBeVisible()
  await inBothThemes(page, () => expectNoAxeViolations(page))
})

test('a reviewer who signed out in another tab sends the form again from the page that holds it', async ({
  page,
  tell,
}) => {
  const { request, reviewers, case: code } = await tell({ asks: 2 })
  await signInAs(page, reviewers[0])
  await page.goto(`/approvals/${request}`)
  await mouse(page).choose(page.getByRole('radio', { name: 'Ask a question' }))
  await page.getByLabel('Your question').fill('Is there a plan for the last session?')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Send question' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You were signed out; nothing was sent' })).toBeVisible()
  expect((await recordOf(code))?.requests).toEqual(['organisation_review'])
  await inBothThemes(page, () => expectNoAxeViolations(page))
  await signInAs(page, reviewers[0])
  await page.getByRole('button', { name: 'Send it again' }).click()
  await expect.poll(async () => (await recordOf(code))?.requests).toEqual(['organisation_question'])
})

test('with scripts a click begins the time anew, but not over the end in all', async ({ page, tell }) => {
  const { consultant } = await tell({ booked: false, completed: 0 })
  await signInAs(page, consultant)
  await page.goto('/calendar')
  // What the page fetches when it wakes begins the time anew.
  await page.waitForLoadState('networkidle')
  await notesAt(page, 57 * 60 + 2)
  await expect(warning(page)).toBeVisible()
  await page.getByRole('link', { name: 'My Clients' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My Clients' })).toBeVisible()
  await expect(warning(page)).toBeHidden()

  await database(
    `UPDATE sign_in SET expires_at = now() + interval '110 seconds' WHERE person_id = (SELECT id FROM person WHERE email = $1)`,
    [consultant.email],
  )
  await page.goto('/clients')
  await expect(page.getByText('Your sign-in ends in about 2 minutes, because it has lasted 12 hours.')).toBeVisible()
  await inBothThemes(page, () => expectNoAxeViolations(page))
})
