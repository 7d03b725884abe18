import { expect } from '@playwright/test'
import { signInAs } from '@/tests/support/e2e'
import { mouse } from '@/tests/support/hands'
import { lookAtAll, plain } from '@/tests/support/look'
import { test } from '@/tests/support/own-world'
import { person, portal } from '@/tests/support/portal'
import { lookedAfter, statusPages, storyPages } from '@/tests/support/story-pages'

// Every page in each of its states: axe in light and dark, on a desk and on a phone, and no sideways scrolling at 320.

test.describe.configure({ mode: 'parallel' })
test.use({ reducedMotion: 'reduce' })

test('the calendar and its appointments', async ({ page }) => {
  const { appointment } = portal().cases.atThreshold
  const { block } = await storyPages()
  await signInAs(page, 'Priya Raman')
  await lookAtAll(page, [
    ...plain(['/calendar', '/calendar?view=day', '/calendar?view=month', '/calendar?view=list']),
    ...plain([`/calendar?appointment=${appointment}`, '/calendar?on=2031-01-01', '/calendar?status=completed']),
    ...plain([`/calendar/${appointment}`, '/calendar/blocks/new', block]),
  ])
})

test('clients', async ({ page }) => {
  const { client } = await storyPages()
  const tabs = ['profile', 'services', 'appointments', 'requests', 'history'].map((tab) => `${client}?tab=${tab}`)
  await signInAs(page, 'Priya Raman')
  await lookAtAll(
    page,
    plain([
      '/clients',
      '/clients?tab=closed',
      '/clients?q=nobody-of-this-name',
      '/clients?needs=1&near=1&request=1',
      '/clients?near=1',
      ...tabs,
    ]),
  )
})

test('search', async ({ page }) => {
  await signInAs(page, 'Priya Raman')
  await lookAtAll(page, plain(['/search', '/search?q=tran', '/search?q=nobody-of-this-name']))
})

test('cases and tasks', async ({ page }) => {
  const { openTask, doneTask, closedCase, assistCase, closing, newCase } = await storyPages()
  const missing = async () => {
    await page.getByRole('button', { name: 'Open Assist case' }).click()
    await expect(page.getByRole('link', { name: 'Say in a few words what the case is about.' })).toBeVisible()
  }
  const menu = async () => {
    await page.getByRole('button', { name: 'Actions' }).click()
    await expect(page.getByText('Add Work', { exact: true }).filter({ visible: true })).toBeVisible()
  }
  await signInAs(page, 'Priya Raman')
  await lookAtAll(page, [
    ...plain([assistCase, `${assistCase}?tasks=all`, closedCase, openTask, doneTask, '/nowhere', '/guides']),
    { path: `${openTask}?`, before: menu },
    ...plain([...closing, newCase]),
    { path: `${newCase}?`, before: missing },
  ])
})

test('the calendar feed', async ({ page }) => {
  await signInAs(page, 'Bec Sullivan')
  await lookAtAll(page, plain(['/calendar/feed']))
})

test('the form', async ({ page }) => {
  const { atThreshold, belowThreshold } = portal().cases
  const { barredForm } = await storyPages()
  const wrong = async () => {
    await page.getByRole('button', { name: 'Submit Extra Sessions Request' }).click()
    await expect(page.getByRole('link', { name: 'Choose the referral.' })).toBeVisible()
  }
  const reached = async () => {
    await mouse(page).choose(page.getByRole('radio', { name: '4, needs clinical review' }))
    await mouse(page).choose(page.getByRole('radio', { name: 'Another address' }))
    await expect(page.getByLabel(/^Email address of/)).toBeVisible()
  }
  const calendar = async () => {
    await page.getByRole('button', { name: /the date|a date/ }).click()
    await expect(page.getByRole('dialog', { name: 'Calendar' }).getByRole('grid')).toBeVisible()
  }
  const form = (code: string) => `/cases/${code}/requests/new`
  await signInAs(page, 'Priya Raman')
  await lookAtAll(page, [
    { path: form(belowThreshold.case) },
    { path: `${form(belowThreshold.case)}?wrong`, before: wrong },
    { path: `${form(belowThreshold.case)}?calendar`, before: calendar },
    { path: form(atThreshold.case), before: reached },
    { path: barredForm },
  ])
})

test('my requests', async ({ page }) => {
  await signInAs(page, 'Priya Raman')
  await lookAtAll(page, plain(['needs-you', 'open', 'drafts', 'decided', 'all'].map((tab) => `/requests?tab=${tab}`)))
  await lookAtAll(page, plain(['/requests?q=nothing-like-it']))
})

test('a request in every status', async ({ page }) => {
  const states = await statusPages()
  for (const { email, paths } of states) {
    await page.context().clearCookies()
    await signInAs(page, person(email))
    await lookAtAll(page, plain(paths))
  }
  expect(states.flatMap(({ paths }) => paths).length).toBeGreaterThanOrEqual(9)
})

test('the reviewer', async ({ page }) => {
  const { decisions, reviewer } = await storyPages()
  const [waiting = '', ...others] = decisions
  const chosen = (name: RegExp) => async () => {
    await mouse(page).choose(page.getByRole('radio', { name }))
  }
  const wrong = async () => {
    await page.getByRole('form', { name: 'Your decision' }).getByRole('button').click()
    await expect(page.getByRole('link', { name: 'Choose what you decide.' })).toBeVisible()
  }
  await signInAs(page, reviewer)
  await lookAtAll(page, [
    ...plain([
      '/approvals',
      '/approvals?tab=waiting',
      '/approvals?tab=decided',
      '/approvals?search=ZZZZZZ',
      '/help',
      '/nowhere',
    ]),
    ...[/Approve all/, /Approve fewer/, /Ask a question/, /Decline/].map((name) => ({
      path: waiting,
      before: chosen(name),
    })),
    { path: waiting, before: wrong },
    ...plain(others),
  ])
})

test('people, practices and organisations', async ({ page }) => {
  const { people, practice, organisation } = await lookedAfter()
  const missing = async () => {
    await page.getByRole('button', { name: 'Send invitation' }).click()
    await expect(page.getByRole('link', { name: 'Enter the name.' })).toBeVisible()
  }
  await signInAs(page, 'Marcus Bell')
  await lookAtAll(page, [
    ...plain([
      '/admin/people',
      '/admin/people?q=nobody-of-this-name',
      '/admin/people?state=invited',
      '/admin/people/new',
    ]),
    { path: '/admin/people/new?', before: missing },
    ...plain([...people, `${people[0]}?told=changed`, practice, `${practice}?told=stopped`]),
    ...plain(['/admin/organisations', '/admin/organisations?q=nothing-like-it', organisation]),
  ])
})

test('mail', async ({ page }) => {
  const { mails } = await lookedAfter()
  const missing = async () => {
    await page.getByRole('textbox', { name: 'Why' }).fill('')
    await page.locator('form[aria-label="What to do"] button').click()
    await expect(page.getByRole('link', { name: 'Say why.' })).toBeVisible()
  }
  await signInAs(page, 'Marcus Bell')
  await lookAtAll(page, [
    ...plain(['/admin/mail', '/admin/mail?state=needs_somebody', '/admin/mail?q=nothing-like-it']),
    ...plain(mails),
    { path: `${mails[0]}?told=resend`, before: missing },
  ])
})

test('clinical leader, administrator and practice staff', async ({ page }) => {
  const { reviews, ofPractice, ofProvider } = await storyPages()
  for (const [who, paths] of [
    [
      portal().people.find(({ role }) => /clinical.leader/.test(role))?.email ?? '',
      ['/reviews', '/search?q=esr', ...reviews],
    ],
    ['Marcus Bell', ['/admin', '/guides', '/cases', ofProvider]],
    ['Bec Sullivan', ['/calendar', '/clients', '/requests', '/search?q=a', '/cases', ofPractice]],
  ] as const) {
    await page.context().clearCookies()
    await signInAs(page, who)
    await lookAtAll(page, plain(paths))
  }
})
