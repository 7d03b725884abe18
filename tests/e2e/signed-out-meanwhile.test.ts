import { expect, type Page } from '@playwright/test'
import { openForm, recordOf, submitButton, submitted, untouched } from '@/tests/support/guide'
import { type Somebody, test } from '@/tests/support/own-world'
import { database } from '@/tests/support/portal'
import { giveCode } from '@/tests/support/second-factor'

const sentence = 'You were signed out. Nothing was sent and what you typed is kept.'

/** Signs in where the form says so, in a tab beside it, and comes back. */
async function signInBeside(page: Page, who: Somebody) {
  const opened = page.waitForEvent('popup')
  await page.getByRole('link', { name: 'Sign in in a new tab' }).first().click()
  const beside = await opened
  await beside.getByLabel('Work email').fill(who.email)
  await beside.getByLabel('Password', { exact: true }).fill(who.password)
  await beside.getByRole('button', { name: 'Sign in', exact: true }).click()
  await giveCode(beside, who)
  await expect(beside).not.toHaveURL(/sign-in/)
  await beside.close()
}

test('a form sent after signing out keeps its text, and goes after signing in in another tab', async ({
  page,
  tell,
}) => {
  const world = await tell()
  await openForm(page, world, 2)
  await page.getByLabel('Goals to be achieved with extra session').selectOption({ label: 'Other (say what)' })
  await page.getByLabel('What the goal is').fill('Return to driving')
  await expect(page.getByText(/Draft saved/)).toBeVisible()

  const other = await page.context().newPage()
  await other.goto('/calendar')
  await other.getByRole('button', { name: /Account/ }).click()
  await other.getByRole('button', { name: 'Sign out' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await other.close()

  await submitButton(page).click()
  await expect(page.getByText(sentence).first()).toBeVisible()
  await expect(page.getByLabel('What the goal is')).toHaveValue('Return to driving')
  await expect(page.getByRole('radio', { name: '2', exact: true })).toBeChecked()
  expect(await recordOf(world.case)).toEqual(untouched)
  await signInBeside(page, world.consultant)
  await submitButton(page).click()
  await submitted(page)
  expect((await recordOf(world.case))?.requests).toEqual(['organisation_review'])
})

test('a page that is a day old is counted anew, after signing in again', async ({ page, tell }) => {
  // 8 entitled, 6 completed, one booked and one left: 3 more are 11 as the page says, and 12 once another session is completed.
  const world = await tell({ terms: { entitledSessions: 8 }, completed: 7 })
  await page.clock.install()
  await openForm(page, world)
  await expect(
    page.getByText('3 needs no clinical review; 4 does.', { exact: true }).filter({ visible: true }),
  ).toBeVisible()
  await page.clock.fastForward('24:00:00')
  await database('UPDATE sign_in SET expires_at = now() WHERE person_id = (SELECT id FROM person WHERE email = $1)', [
    world.consultant.email,
  ])
  await database(
    `INSERT INTO appointment (id, case_id, consultant_id, starts_at, ends_at, time_zone, manner, status)
     SELECT gen_random_uuid(), case_id, consultant_id, starts_at - interval '3 days', ends_at - interval '3 days', time_zone,
     manner, 'completed' FROM appointment WHERE number = $1`,
    [Number(world.appointment.slice(4))],
  )
  await submitButton(page).click()
  await expect(page.getByText(sentence).first()).toBeVisible()
  await expect(page.getByRole('radio', { name: '3', exact: true })).toBeChecked()
  expect(await recordOf(world.case)).toEqual(untouched)
  await signInBeside(page, world.consultant)
  await submitButton(page).click()
  await expect(page.getByText('Submitted. Further details are needed')).toBeVisible()
  await expect(page.getByText('Your request is submitted')).toBeHidden()
  expect((await recordOf(world.case))?.requests).toEqual(['further_details'])
})
