import { expect, type Page } from '@playwright/test'
import { arriveAs } from '@/tests/support/e2e'
import { type Somebody, test } from '@/tests/support/own-world'
import { database, person } from '@/tests/support/portal'

// The rate limit counts by address: every test here comes from one of its own, so that none locks out another.
let last = Math.floor(Math.random() * 60_000)
const address = () => `10.9.${(++last >> 8) & 255}.${last & 255}`

test.beforeEach(({ context }) => context.setExtraHTTPHeaders({ 'x-forwarded-for': address() }))

const wrong = 'Email or password is not right.'
const wait = 'Wait a few minutes, or call User Support.'

async function attempt(page: Page, email: string, password: string) {
  await page.getByLabel('Work email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  const answer = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await answer
}

test('a wrong password and an unknown email get the same words', async ({ page }) => {
  await page.goto('/sign-in')
  const said: (string | null)[] = []
  for (const email of [person('Tomasz Zieliński').email, 'nobody.at.all@example.com']) {
    await attempt(page, email, 'not-the-password')
    await expect(page.getByText(wrong)).toBeVisible()
    await expect(page.getByLabel('Work email')).toHaveValue(email)
    said.push(await page.getByRole('alert').filter({ hasText: wrong }).textContent())
  }
  expect(said[0]).toBe(said[1])
  await attempt(page, person('Tomasz Zieliński').email, person('Tomasz Zieliński').password)
  await expect(page).toHaveURL(/\/calendar/)
})

test('after ten wrong passwords for an email one has to wait, known or not', async ({ page, tell }) => {
  const world = await tell({ booked: false, completed: 0 })
  for (const email of [world.consultant.email, `nobody.${world.case.toLowerCase()}@example.com`]) {
    await page.goto('/sign-in')
    for (let time = 1; time <= 10; time++) {
      await attempt(page, email, `wrong ${time}`)
      await expect(page.getByText(wrong)).toBeVisible()
    }
    await attempt(page, email, world.consultant.password)
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
  await attempt(page, world.consultant.email, world.consultant.password)
  await expect(page.getByRole('heading', { level: 1, name: 'My Clients' })).toBeVisible()
})

test('somebody who is disabled is out at the next click, and cannot come back', async ({ page, tell }) => {
  const world = await tell({ booked: false, completed: 0 })
  await arriveAs(page, world.consultant)
  await database('UPDATE person SET disabled_at = now() WHERE email = $1', [world.consultant.email])
  await page.getByRole('link', { name: 'My Clients' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await attempt(page, world.consultant.email, world.consultant.password)
  await expect(page.getByText(wrong)).toBeVisible()
})

test('signing in leads back to the page that was asked for, and never to another site', async ({ page, tell }) => {
  const { consultant, case: code } = await tell({ booked: false })
  await page.goto(`/cases/${code}?tasks=done`)
  await attempt(page, consultant.email, consultant.password)
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
  await attempt(page, who.email, who.password)
}
