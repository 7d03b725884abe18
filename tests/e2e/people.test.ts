import { randomInt } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { expectNoAxeViolations, signInAs } from '@/tests/support/e2e'
import { linksIn, mailTo } from '@/tests/support/mailbox'
import { test } from '@/tests/support/own-world'
import { database } from '@/tests/support/portal'

// Administrators invite and look after people; what they change counts at the next request of whoever it is about.

const marcus = 'Marcus Bell'
const ownAddress = (word: string) => `${word}.${randomInt(1e9)}@example.com`

/** Opens somebody's page from the list, by their address. */
async function openPerson(page: Page, { email, name }: { email: string; name: string }) {
  await page.goto('/admin/people')
  await page.getByRole('searchbox', { name: 'Name or email' }).fill(email)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** What was just done, which takes the focus. */
const said = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words })

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('somebody is invited; what is wrong is said at its field, and an address that is there leads to whose it is', async ({
  page,
}) => {
  const email = ownAddress('ngaire')
  await signInAs(page, marcus)
  await page.goto('/admin/people')
  await page.getByRole('link', { name: 'Invite somebody' }).click()
  await press(page, 'Send invitation')
  const summary = page.getByRole('alert').filter({ hasText: 'answers are needed before this can be sent' })
  await expect(summary).toBeFocused()
  for (const wrong of ['Enter one email address, for example name@example.com.', 'Enter the name.', 'Choose the role.'])
    await expect(summary.getByRole('link', { name: wrong })).toBeVisible()
  await expectNoAxeViolations(page)

  await page.getByLabel('Work email').fill('Ngaire <ngaire@example.com>, x@example.com')
  await page.getByLabel('Name', { exact: true }).fill('Ngaire \u202eyawolloH')
  await page.getByLabel('Role', { exact: true }).selectOption('Organisation reviewer')
  await expect(page.getByLabel('Practice', { exact: true })).toBeHidden()
  await press(page, 'Send invitation')
  await expect(page.getByRole('alert').getByText('Leave out line breaks, angle brackets')).toBeVisible()
  await expect(page.getByRole('alert').getByText('Enter one email address')).toBeVisible()

  await page.getByLabel('Name', { exact: true }).fill('Ngaire Holloway-Tane')
  await page.getByLabel('Work email').fill('Joanna.Pike@example.com')
  await page.getByLabel('Organisation', { exact: true }).selectOption('Kestrel Freight')
  await press(page, 'Send invitation')
  await expect(page.getByRole('link', { name: 'Open Joanna Pike' })).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Ngaire Holloway-Tane')
  await expectNoAxeViolations(page)

  await page.getByLabel('Work email').fill(email.toUpperCase())
  await press(page, 'Send invitation')
  await expect(said(page, 'Ngaire Holloway-Tane is invited. The mail is on its way.')).toBeFocused()
  const mail = await mailTo(email, ({ subject }) => subject === 'Your invitation to Phoenix')
  expect(linksIn(mail).filter((link) => /\/invitation\/[\w-]{43}$/.test(link))).toHaveLength(1)

  await press(page, 'Send again')
  await expect(page.getByText('is invited again. The link before no longer works.')).toBeVisible()
  await press(page, 'Revoke')
  await expect(page.getByText('The invitation is revoked.')).toBeVisible()
  await expect(page.getByText('No invitation is open')).toBeVisible()
  const titles = page.getByRole('region', { name: 'History' }).getByRole('listitem')
  await expect(titles).toHaveText([/^Invitation revoked.*Marcus Bell/, /^Invited again/, /^Invited/])
})

test('a consultant is disabled in the middle of a form: signed out at once, with what was typed kept in it', async ({
  page,
  browser,
  tell,
}) => {
  const world = await tell()
  const theirs = await (await browser.newContext()).newPage()
  await signInAs(theirs, world.consultant)
  const form = `/cases/${world.case}/requests/new`
  await theirs.goto(form)
  await theirs.getByRole('radio', { name: '2', exact: true }).check()
  await theirs.getByLabel('Referral to longer-term support').selectOption({ index: 2 })

  await signInAs(page, marcus)
  await openPerson(page, world.consultant)
  await expect(page.getByText('1 open case. What waits on')).toBeVisible()
  await press(page, 'Disable')
  await expect(said(page, 'is disabled. Every sign-in of theirs has ended.')).toBeFocused()
  await expectNoAxeViolations(page)

  const prefetched = await theirs.request.get(form, {
    headers: { RSC: '1', 'Next-Router-Prefetch': '1' },
    maxRedirects: 0,
  })
  expect(await prefetched.text()).not.toContain(world.client.familyName)
  await theirs.getByRole('button', { name: 'Submit Extra Sessions Request' }).click()
  await expect(theirs.getByText('You were signed out. Nothing was sent')).toBeVisible()
  await expect(theirs.getByRole('radio', { name: '2', exact: true })).toBeChecked()
  await theirs.getByRole('link', { name: 'My Clients' }).first().click()
  await expect(theirs).toHaveURL(/\/sign-in/)
  await theirs.context().close()
})

/** Somebody whose role or place is changed while their page is open; what they see then, and once they are signed in again. */
const moved = {
  practice_staff: {
    open: '/clients',
    set: ['Practice', 'Jacaranda Rooms Counselling'],
    link: 'My Requests',
    after: '/clients',
  },
  reviewer: { open: '/approvals', set: ['Organisation', 'Marlow Council'], link: 'Help', after: '/approvals' },
  administrator: { open: '/admin/people', set: ['Role', 'Clinical leader'], link: 'Overview', after: '/reviews' },
} as const

for (const [who, { open, set, link, after }] of Object.entries(moved))
  test(`${who.replace('_', ' ')}: moved while a page is open, signed out at the next click, and back in the other place`, async ({
    page,
    browser,
    tell,
  }) => {
    const world = await tell({ withStaff: true, asks: 2 })
    const named = { practice_staff: world.staff, reviewer: world.reviewers[0], administrator: await anAdministrator() }
    const somebody = named[who as keyof typeof named]
    if (!somebody) throw new Error('There is nobody to move.')
    const theirs = await (await browser.newContext()).newPage()
    await signInAs(theirs, somebody)
    await theirs.goto(open)
    if (who !== 'administrator')
      await expect(theirs.getByText(who === 'reviewer' ? world.request : world.client.name).first()).toBeVisible()

    await signInAs(page, marcus)
    await openPerson(page, somebody)
    await page.getByLabel(set[0], { exact: true }).selectOption(set[1])
    await press(page, 'Save changes')
    await expect(said(page, 'Saved. It counts from their next click on.')).toBeFocused()
    await expect(page.getByText('Role or place changed')).toBeVisible()

    const asked = await theirs.request.get(open)
    expect(new URL(asked.url()).pathname).toBe('/sign-in')
    await theirs.getByRole('link', { name: link }).first().click()
    await expect(theirs).toHaveURL(/\/sign-in/)
    await signInAs(theirs, somebody)
    await theirs.goto(after)
    await expect(theirs.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(theirs.getByText(who === 'reviewer' ? world.request : world.client.name)).toHaveCount(0)
    if (who === 'administrator') {
      const answer = await theirs.goto('/admin/people')
      expect(answer?.status()).toBe(404)
    }
    await theirs.context().close()
  })

/** An administrator beside Marcus. */
async function anAdministrator() {
  const [email, name] = [ownAddress('ada'), `Ada Q${randomInt(1e9)}`]
  await database(
    `INSERT INTO person (id, name, email, role, password_hash) VALUES (gen_random_uuid(), $1, $2, 'administrator', 'none that fits')`,
    [name, email],
  )
  return { name, email }
}
