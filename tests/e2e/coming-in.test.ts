import { expect } from '@playwright/test'
import { enterPassword, invited, withAuthenticator } from '@/tests/support/coming-in'
import { arriveAs } from '@/tests/support/e2e'
import { recordOf, submitButton } from '@/tests/support/guide'
import { linksIn, mailsTo, mailTo } from '@/tests/support/mailbox'
import { test } from '@/tests/support/own-world'
import { database } from '@/tests/support/portal'
import { codeOf, giveCode } from '@/tests/support/second-factor'

// Coming in: by invitation and passkey, by an app and a recovery code, and with a forgotten password.

let last = Math.floor(Math.random() * 60_000)
const address = () => `10.8.${(++last >> 8) & 255}.${last & 255}`
test.beforeEach(({ context }) => context.setExtraHTTPHeaders({ 'x-forwarded-for': address() }))

const password = 'four quiet words walk'
const calendar = { level: 1, name: 'My Calendar' } as const

test('an invitation leads by a passkey to work; disabled in the middle of a form, the text is kept and they are out', async ({
  page,
  tell,
}) => {
  const world = await tell()
  const link = await invited(world.consultant)
  await withAuthenticator(page)
  await page.goto(link)
  await expect(page.getByText('Marcus Bell has invited you as consultant')).toBeVisible()
  await page.getByLabel('New password').fill(world.consultant.name)
  await page.getByRole('button', { name: 'Set password and continue' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'easy to guess' })).toBeVisible()
  await page.getByRole('button', { name: 'Show password' }).click()
  await page.getByLabel('New password').fill(password)
  await expect(page.getByLabel('New password')).toHaveAttribute('type', 'text')
  await page.getByRole('button', { name: 'Set password and continue' }).click()
  await page.getByRole('button', { name: 'Make a passkey' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Keep your recovery codes' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10)
  // Not in before the codes were seen.
  expect((await page.request.get('/calendar', { maxRedirects: 0 })).status()).toBe(307)
  await page.getByRole('button', { name: 'I keep them safe, continue' }).click()
  await expect(page.getByRole('heading', calendar)).toBeVisible()
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1, name: 'This invitation no longer works' })).toBeVisible()

  await page.context().clearCookies()
  await page.goto(`/cases/${world.case}/requests/new`)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByLabel('Goals to be achieved with extra session').selectOption({ label: 'Other (say what)' })
  await page.getByLabel('What the goal is').fill('Return to driving')
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await database('UPDATE person SET disabled_at = now() WHERE email = $1', [world.consultant.email])
  await page.getByLabel('What the goal is').fill('Return to driving by spring')
  await submitButton(page).click()
  await expect(
    page.getByText('You were signed out. Nothing was sent and what you typed is kept.').first(),
  ).toBeVisible()
  await expect(page.getByLabel('What the goal is')).toHaveValue('Return to driving by spring')
  expect((await recordOf(world.case))?.requests).toEqual([])
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page.getByText('This passkey is not known here, or it took too long.')).toBeVisible()
})

test('an app is set up instead, and a recovery code lets in once when it is lost', async ({ page, tell }) => {
  const { consultant } = await tell({ booked: false, completed: 0 })
  await page.goto(await invited(consultant))
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Set password and continue' }).click()
  await page.getByRole('button', { name: 'Use an authenticator app' }).click()
  const secret = (await page.locator('code').textContent()) ?? ''
  await page.getByLabel('Code', { exact: true }).fill('000000')
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'not the code that the app shows' })).toBeVisible()
  await page.getByLabel('Code', { exact: true }).fill(codeOf({ totpSecret: secret.replaceAll(' ', '') }))
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  const codes = await page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').allTextContents()
  await page.getByRole('button', { name: 'I keep them safe, continue' }).click()
  await expect(page.getByRole('heading', calendar)).toBeVisible()

  const said = []
  for (const code of [codes[3], codes[3]]) {
    await page.context().clearCookies()
    await page.goto('/sign-in?to=/clients')
    await enterPassword(page, consultant.email, password)
    await page.getByRole('link', { name: 'Use a recovery code' }).click()
    await page.getByLabel('Recovery code', { exact: true }).fill(code ?? '')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    const wrong = page.getByRole('alert').filter({ hasText: 'none of your recovery codes' })
    const inside = page.getByRole('heading', { level: 1, name: 'My Clients' })
    await expect(wrong.or(inside)).toBeVisible()
    said.push((await inside.isVisible()) ? 'in' : 'out')
  }
  expect(said).toEqual(['in', 'out'])
  const mail = await mailTo(consultant.email, ({ text }) => text.includes('recovery code was used'))
  expect(mail.text).toContain('9 are left')
})

test('a forgotten password is set anew by mail, with the second factor, and ends every other sign-in', async ({
  page,
  browser,
  tell,
}) => {
  const { consultant } = await tell({ booked: false, completed: 0 })
  const elsewhere = await (await browser.newContext()).newPage()
  await arriveAs(elsewhere, consultant)
  const ask = async (email: string) => {
    await page.goto('/sign-in')
    await page.getByRole('link', { name: 'Forgot password' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Set a new password' })).toBeVisible()
    await page.getByLabel('Work email').fill(email)
    await page.getByRole('button', { name: 'Send the link' }).click()
    const note = page.getByRole('status').filter({ hasText: 'a mail with a link is on its way' })
    return ((await note.textContent()) ?? '').replace(email, '')
  }
  const unknown = `nobody.${Date.now()}@example.com`
  expect(await ask(unknown)).toBe(await ask(consultant.email))
  const mail = await mailTo(consultant.email, ({ subject }) => /new password/i.test(subject))
  expect(await mailsTo(unknown)).toEqual([])
  const link = linksIn(mail).find((to) => to.includes('/new-password/')) ?? ''
  for (let time = 0; time < 10; time++) await page.request.get(link)
  await page.goto(link)
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Set new password' }).click()
  await giveCode(page, consultant)
  await expect(page.getByRole('heading', calendar)).toBeVisible()
  await elsewhere.goto('/clients')
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1, name: 'This link no longer works' })).toBeVisible()
  await elsewhere.context().close()
})

test('a reviewer without scripts signs in by a mailed code, where their organisation allows it', async ({
  browser,
  tell,
}) => {
  const { reviewers } = await tell({ booked: false, completed: 0 })
  const [{ email, password: theirs }] = reviewers
  await database('UPDATE person SET totp_secret = NULL WHERE email = $1', [email])
  await database(
    'UPDATE organisation SET allows_emailed_code = true WHERE id = (SELECT organisation_id FROM person WHERE email = $1)',
    [email],
  )
  const context = await browser.newContext({
    javaScriptEnabled: false,
    extraHTTPHeaders: { 'x-forwarded-for': address() },
  })
  const page = await context.newPage()
  await page.goto('/sign-in?to=/approvals')
  await enterPassword(page, email, theirs)
  await page.getByRole('button', { name: 'Send a code by mail' }).click()
  const mail = await mailTo(email, ({ subject }) => /code/i.test(subject))
  await page.getByLabel('Code', { exact: true }).fill(/\b\d{6}\b/.exec(mail.text)?.[0] ?? '')
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Approvals' })).toBeVisible()
  await context.close()
})
