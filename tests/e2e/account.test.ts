import { type Browser, expect, type Page } from '@playwright/test'
import { withAuthenticator } from '@/tests/support/coming-in'
import { signInAs } from '@/tests/support/e2e'
import { linksIn, mailTo } from '@/tests/support/mailbox'
import { type Somebody, test } from '@/tests/support/own-world'
import { database } from '@/tests/support/portal'
import { codeOf } from '@/tests/support/second-factor'

// Everybody's own sign-in and security, on pages that run no scripts but our own.

const small = { booked: false, completed: 0 } as const
const told = (page: Page, words: string) => expect(page.getByRole('status').filter({ hasText: words })).toBeVisible()
const heading = (page: Page, name: string) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

/** As if it were long since they confirmed that it is them. */
const proofIsOld = ({ email }: Somebody) =>
  database(
    `UPDATE sign_in SET proved_at = now() - interval '11 minutes' WHERE person_id = (SELECT id FROM person WHERE email = $1)`,
    [email],
  )

async function elsewhere(browser: Browser, who: Somebody): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signInAs(page, who)
  await page.goto('/account')
  return page
}

test('a change asks who one is, and the password is changed by the one of now', async ({ page, tell, browser }) => {
  const { consultant } = await tell(small)
  await signInAs(page, consultant)
  const other = await elsewhere(browser, consultant)
  await proofIsOld(consultant)
  await page.goto('/account')
  await page.getByRole('link', { name: 'Change Password' }).click()
  await heading(page, 'Confirm that it is you')
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Confirm by the password' }).click()
  await expect(page.getByRole('link', { name: 'This is not your password.' })).toBeVisible()
  await page.getByLabel('Code', { exact: true }).fill(codeOf(consultant))
  await page.getByRole('button', { name: 'Confirm by the code' }).click()
  await heading(page, 'Change your password')

  await page.getByLabel('Current password').fill(consultant.password)
  await page.getByLabel('New password').fill('herons')
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByRole('link', { name: 'Use 12 characters or more. This has 6.' })).toBeVisible()
  await expect(page.getByLabel('New password')).toHaveValue('')
  await page.getByLabel('Current password').fill(consultant.password)
  await page.getByLabel('New password').fill('five herons on a wire')
  await page.getByRole('button', { name: 'Change the password' }).click()
  await told(page, 'Your password is changed.')
  await mailTo(consultant.email, ({ text }) => /Your password was changed/i.test(text))
  await other.reload()
  await heading(other, 'Sign in')
  await other.context().close()
})

test('a new email is confirmed from the mailbox, and the one before hears of it twice', async ({ page, tell }) => {
  const world = await tell(small)
  const [reviewer] = world.reviewers
  const email = `moved.${reviewer.email}`
  await signInAs(page, reviewer)
  await page.goto('/account/email')
  await page.getByLabel('New work email').fill(email)
  await proofIsOld(reviewer)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText('It is more than 10 minutes since')).toBeVisible()
  await expect(page.getByLabel('New work email')).toHaveValue(email)
  const opened = page.waitForEvent('popup')
  await page.getByRole('link', { name: 'Confirm it in a new tab' }).click()
  const beside = await opened
  await beside.getByLabel('Password', { exact: true }).fill(reviewer.password)
  await beside.getByRole('button', { name: 'Confirm by the password' }).click()
  await heading(beside, 'You are signed in')
  await beside.close()
  await page.getByRole('button', { name: 'Send the link' }).click()
  await told(page, 'A link went to the new email')

  await mailTo(reviewer.email, ({ text }) => /A change of email was asked for/i.test(text))
  const link = linksIn(await mailTo(email, () => true)).find((one) => one.includes('/new-email/')) ?? ''
  const known = () => database('SELECT 1 FROM person WHERE email = $1', [email])
  await page.goto(link)
  await expect(page.getByText(email)).toBeVisible()
  expect(await known()).toHaveLength(0)
  await page.getByRole('button', { name: 'Confirm this email' }).click()
  await told(page, 'Your email is changed.')
  expect(await known()).toHaveLength(1)
  await mailTo(reviewer.email, ({ text }) => /Your email was changed/i.test(text))
  await page.goto(link)
  await heading(page, 'This link no longer works')
})

test('a sign-in is ended from another browser, at once', async ({ page, tell, browser }) => {
  const { consultant } = await tell(small)
  await signInAs(page, consultant)
  const other = await elsewhere(browser, consultant)
  const rows = other.getByRole('region', { name: 'Where you are signed in' }).getByRole('listitem')
  await expect(rows).toHaveCount(2)
  await expect(rows.filter({ hasText: 'This one' }).getByRole('button')).toHaveCount(0)
  await other.getByRole('button', { name: /^Sign out there/ }).click()
  await told(other, 'You are signed out there.')
  await page.goto('/calendar')
  await heading(page, 'Sign in')
  await other.context().close()
})

test('a passkey is added, confirms who one is, and is removed; an app takes its place', async ({ page, tell }) => {
  const { consultant } = await tell(small)
  await withAuthenticator(page)
  await signInAs(page, consultant)
  await page.goto('/account/passkeys')
  await page.getByLabel('Name').fill('Work laptop')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await heading(page, 'Passkeys')
  await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10)
  await page.goto('/account')
  await expect(page.getByText('Work laptop')).toBeVisible()
  await expect(page.getByText('10 left')).toBeVisible()

  await proofIsOld(consultant)
  await page.getByRole('link', { name: 'Replace or remove Authenticator app' }).click()
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByRole('button', { name: 'Remove the app' }).click()
  await told(page, 'The authenticator app is removed.')
  await page.goto('/account/passkeys')
  await page.getByRole('button', { name: /^Remove/ }).click()
  await expect(page.getByText('This is the last way to prove that it is you.')).toBeVisible()
  await page.goto('/account/app')
  await page.getByRole('button', { name: 'Show the QR code' }).click()
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel('Code', { exact: true }).fill(codeOf({ totpSecret: secret }))
  await page.getByRole('button', { name: 'Set up the app' }).click()
  await told(page, 'The authenticator app is set up.')
  await page.goto('/account/passkeys')
  await page.getByRole('button', { name: /^Remove/ }).click()
  await told(page, 'The passkey is removed.')
})
