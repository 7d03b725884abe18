import { expect, type Page } from '@playwright/test'
import { enterPassword } from '@/tests/support/coming-in'
import { arriveAs } from '@/tests/support/e2e'
import { type Somebody, test } from '@/tests/support/own-world'
import { database, person, portal } from '@/tests/support/portal'
import { codeOf, giveCode } from '@/tests/support/second-factor'
import { startSecondServer } from '@/tests/support/second-server'

// The rate limit counts by address: every test here comes from one of its own, so that none locks out another.
let last = Math.floor(Math.random() * 60_000)
const address = () => `10.9.${(++last >> 8) & 255}.${last & 255}`

test.beforeEach(({ context }) => context.setExtraHTTPHeaders({ 'x-forwarded-for': address() }))

const wrong = 'Email or password is not right.'
const wait = 'Wait a few minutes, or call User Support.'

test('a wrong password and an unknown email get the same words', async ({ page }) => {
  await page.goto('/sign-in')
  const said: (string | null)[] = []
  for (const email of [person('Tomasz Zieliński').email, 'nobody.at.all@example.com']) {
    await enterPassword(page, email, 'not-the-password')
    await expect(page.getByText(wrong)).toBeVisible()
    await expect(page.getByLabel('Work email')).toHaveValue(email)
    said.push(await page.getByRole('alert').filter({ hasText: wrong }).textContent())
  }
  expect(said[0]).toBe(said[1])
  await enterPassword(page, person('Tomasz Zieliński').email, person('Tomasz Zieliński').password)
  await giveCode(page, person('Tomasz Zieliński'))
  await expect(page).toHaveURL(/\/calendar/)
})

test('after ten wrong passwords for an email one has to wait, known or not', async ({ page, tell }) => {
  const world = await tell({ booked: false, completed: 0 })
  for (const email of [world.consultant.email, `nobody.${world.case.toLowerCase()}@example.com`]) {
    await page.goto('/sign-in')
    for (let time = 1; time <= 10; time++) {
      await enterPassword(page, email, `wrong ${time}`)
      await expect(page.getByText(wrong)).toBeVisible()
    }
    await enterPassword(page, email, world.consultant.password)
    await expect(page.getByText(wait)).toBeVisible()
    await expect(page).toHaveURL(/\/sign-in/)
  }
})

test('signing out ends it in every tab, and for whoever kept the token', async ({ page, tell }) => {
  const world = await tell({ booked: false, completed: 0 })
  await arriveAs(page, world.consultant)
  const other = await page.context().newPage()
  await other.goto('/clients')
  const kept = await page.context().cookies()
  await page.getByRole('button', { name: /Account/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await other.getByRole('link', { name: 'My Requests' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await page.context().addCookies(kept)
  await page.goto('/clients')
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
})

test('a revoked sign-in is out at the next click, and comes back to where it was', async ({ page, tell }) => {
  const world = await tell()
  await arriveAs(page, world.consultant)
  await database('UPDATE sign_in SET revoked_at = now() WHERE person_id = (SELECT id FROM person WHERE email = $1)', [
    world.consultant.email,
  ])
  await page.getByRole('link', { name: 'My Clients' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await enterPassword(page, world.consultant.email, world.consultant.password)
  await giveCode(page, world.consultant)
  await expect(page.getByRole('heading', { level: 1, name: 'My Clients' })).toBeVisible()
})

test('somebody who is disabled is out at the next click, and cannot come back', async ({ page, tell }) => {
  const world = await tell({ booked: false, completed: 0 })
  await arriveAs(page, world.consultant)
  await database('UPDATE person SET disabled_at = now() WHERE email = $1', [world.consultant.email])
  await page.getByRole('link', { name: 'My Clients' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await enterPassword(page, world.consultant.email, world.consultant.password)
  await expect(page.getByText(wrong)).toBeVisible()
})

test('signing in leads back to the page that was asked for, and never to another site', async ({ page, tell }) => {
  const { consultant, case: code } = await tell({ booked: false })
  await page.goto(`/cases/${code}?tasks=done`)
  await enterPassword(page, consultant.email, consultant.password)
  await giveCode(page, consultant)
  await expect(page).toHaveURL(new RegExp(`/cases/${code}\\?tasks=done$`))
  const foreign = [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/sign-in?to=/x',
  ]
  for (const to of foreign) {
    await signedInBy(page, consultant, to)
    await expect(page).toHaveURL(/^http:\/\/(localhost|127\.0\.0\.1):\d+\/calendar$/)
  }
})

async function signedInBy(page: Page, who: Somebody, to: string) {
  await page.context().clearCookies()
  await page.goto(`/sign-in?to=${encodeURIComponent(to)}`)
  await enterPassword(page, who.email, who.password)
  await giveCode(page, who)
}

test('a right password opens nothing: no page, no action, and nothing by next-auth', async ({ page, tell }) => {
  const { consultant } = await tell({ booked: false, completed: 0 })
  await page.goto('/sign-in')
  await enterPassword(page, consultant.email, consultant.password)
  await expect(page.getByRole('heading', { level: 1, name: 'Enter your code' })).toBeVisible()
  const half = await page.context().cookies()
  for (const path of ['/calendar', '/clients', '/requests', '/account', '/api/auth/session']) {
    const answer = await page.request.get(path, { maxRedirects: 0 })
    const nobody = /^\{("user":\{\},"expires":"[^"]+")?\}$/
    expect([path, answer.status() === 307 || nobody.test(await answer.text())]).toEqual([path, true])
  }
  const { csrfToken } = await (await page.request.get('/api/auth/csrf')).json()
  const form = { csrfToken, email: consultant.email, password: consultant.password, json: 'true' }
  await page.request.post('/api/auth/callback/credentials', { form, maxRedirects: 0 })
  expect((await page.request.get('/calendar', { maxRedirects: 0 })).status()).toBe(307)
  // The token of the half sign-in is worth nothing once the whole one is there.
  await giveCode(page, consultant)
  await expect(page).toHaveURL(/calendar/)
  await page.context().clearCookies()
  await page.context().addCookies(half)
  expect((await page.request.get('/calendar', { maxRedirects: 0 })).status()).toBe(307)
})

test('in the demo the code is shown, and lets in; outside it is not', async ({ page, tell }) => {
  const { consultant } = await tell({ booked: false, completed: 0 })
  await page.goto('/sign-in')
  await enterPassword(page, consultant.email, consultant.password)
  const shown = page.getByText(/^In this demo your code is/)
  await expect(shown).toHaveText(new RegExp(codeOf(consultant).replace(/^(...)/, '$1 ')))
  const server = await startSecondServer({ DEMO: '0' })
  await page.goto(`${server.url}/sign-in`)
  await enterPassword(page, consultant.email, consultant.password)
  await expect(page.getByRole('heading', { level: 1, name: 'Enter your code' })).toBeVisible()
  await expect(shown).toHaveCount(0)
  await server.stop()
  expect(server.url).not.toBe(portal().url)
})
