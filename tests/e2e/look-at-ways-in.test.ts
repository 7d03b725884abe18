import { expect } from '@playwright/test'
import { enterPassword, invited } from '@/tests/support/coming-in'
import { signInAs } from '@/tests/support/e2e'
import { lookAtAll, plain } from '@/tests/support/look'
import { test } from '@/tests/support/own-world'
import { storyPages } from '@/tests/support/story-pages'

// The pages of coming in and of one's own way in, as look.test.ts looks at the rest.

test.describe.configure({ mode: 'parallel' })
test.use({ reducedMotion: 'reduce' })

test('sign-in', async ({ page }) => {
  const wrong = async () => {
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('link', { name: 'Enter your work email.' })).toBeVisible()
  }
  await lookAtAll(page, [{ path: '/sign-in' }, { path: '/sign-in?to=/calendar', before: wrong }])
})

test('the steps of coming in', async ({ page, tell }) => {
  const { consultant } = await tell({ booked: false, completed: 0 })
  const weak = async () => {
    await page.getByLabel('New password').fill('short')
    await page.getByRole('button', { name: /Set password/ }).click()
    await expect(page.getByRole('alert').filter({ hasText: '12 characters' })).toBeVisible()
  }
  const app = async () => {
    await page.getByRole('button', { name: 'Use an authenticator app' }).click()
    await expect(page.getByRole('img', { name: /QR code to scan/ })).toBeVisible()
  }
  const wrong = async () => {
    await page.getByLabel('Code', { exact: true }).fill('000000')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'not the code' })).toBeVisible()
  }
  await page.goto('/sign-in')
  await enterPassword(page, consultant.email, consultant.password)
  await lookAtAll(page, [
    ...plain([
      '/sign-in/code',
      '/sign-in/code?with=recovery',
      '/new-password',
      '/new-password/none',
      '/invitation/none',
    ]),
    { path: '/sign-in/code?', before: wrong },
  ])
  const link = await invited(consultant)
  await lookAtAll(page, [...plain([link, '/sign-in/set-up']), { path: `${link}?`, before: weak }])
  await lookAtAll(page, [{ path: '/sign-in/set-up?', before: app }])
})

test('sign-in and security', async ({ page }) => {
  const parts = ['', '/password', '/email', '/passkeys', '/app', '/recovery-codes', '/proof', '/stay']
  const square = async () => {
    await page.getByRole('button', { name: /Set up another app|Show the QR code/ }).click()
    await expect(page.getByRole('img', { name: 'QR code to scan with the authenticator app' })).toBeVisible()
  }
  const { reviewer } = await storyPages()
  for (const who of ['Priya Raman', reviewer]) {
    await page.context().clearCookies()
    await signInAs(page, who)
    await lookAtAll(page, plain(parts.map((part) => `/account${part}`)))
  }
  await lookAtAll(page, [{ path: '/account?told=email-asked' }, { path: '/new-email/over' }])
  await page.goto('/account/app')
  await square()
  await lookAtAll(page, plain(['/account/app?']))
})
