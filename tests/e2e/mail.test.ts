import { randomInt } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { arriveAs, expectGoodLooks, signInAs } from '@/tests/support/e2e'
import { mailTo } from '@/tests/support/mailbox'
import { test } from '@/tests/support/own-world'
import { database } from '@/tests/support/portal'

// An administrator finds what did not arrive, corrects an address, and settles what may have arrived, both ways.

/** The mails about a request, and whether each is delivered. */
const mailsAbout = (request: string, event: string) =>
  database<{ id: string; status: string }>(
    `SELECT m.id, m.status FROM mail m JOIN request r ON r.id = m.request_id WHERE r.reference = $1 AND m.event = $2 ORDER BY m.id`,
    [request.slice(4), event],
  )

/** What became of a mail after all, which the portal's own post never does. */
const becomes = (id: string, status: string, failure: string | null) =>
  database(
    `UPDATE mail SET status = $2, failure = $3, last_error = '550 5.1.1 There is no <b>such</b> mailbox' WHERE id = $1`,
    [...[id, status, failure]],
  )

const said = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('an outcome that did not arrive is found, its address corrected, and delivered', async ({ page, tell }) => {
  const { reviewers, request, client, consultant } = await tell({ asks: 2 })
  await signInAs(page, reviewers[0])
  await page.goto(`/approvals/${request}`)
  await page.getByRole('radio', { name: 'Approve all 2' }).check()
  await press(page, 'Approve 2 sessions')
  await expect(page.getByText('You approved 2 sessions')).toBeVisible()
  await expect.poll(async () => (await mailsAbout(request, 'approved-client'))[0]?.status).toBe('sent')
  const [outcome] = await mailsAbout(request, 'approved-client')
  await becomes(outcome?.id ?? '', 'failed', 'no_such_address')
  await database(
    `INSERT INTO task (id, case_id, kind, request_id)
     SELECT gen_random_uuid(), case_id, 'tell_client_the_outcome', id FROM request WHERE reference = $1`,
    [request.slice(4)],
  )

  await page.context().clearCookies()
  await signInAs(page, consultant)
  await page.goto(`/requests/${request}`)
  await expect(page.getByRole('list', { name: 'Where it is' })).toContainText('The mail did not reach')
  await expect(page.getByText(/^The outcome did not reach /)).toBeVisible()
  await expectGoodLooks(page)
  await page.getByRole('link', { name: 'Tell the client the outcome' }).click()
  await expect(page.getByText('did not arrive: the address does not exist. Ask for another address.')).toBeVisible()
  await expectGoodLooks(page)

  await page.context().clearCookies()
  await arriveAs(page, 'Marcus Bell')
  const late = page.getByRole('region', { name: 'Mails that need somebody' }).getByRole('row')
  await late.filter({ hasText: request }).getByRole('link', { name: 'Change the address or send it again' }).click()
  await expect(page.getByRole('radio', { name: 'Change the address and send it again' })).toBeVisible()
  await page
    .getByRole('navigation', { name: 'Main', exact: true })
    .getByRole('link', { name: /^Mail\b.*\d/ })
    .click()
  const needing = page.getByRole('region', { name: 'Needs somebody' })
  await expect(needing.getByRole('row').filter({ hasText: request })).toContainText('Address does not exist')
  await expectGoodLooks(page)
  await page.getByRole('searchbox', { name: 'Address, reference or subject' }).fill(`${client.email}xyz`)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Search finds whole words of an address or subject, and references.')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Address, reference or subject' }).fill(request.replace('-', '\u2011'))
  await page.keyboard.press('Enter')
  await expect(needing).toHaveCount(0)
  await page.getByRole('link', { name: 'Outcome to the client, approved' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Outcome to the client, approved' })).toBeVisible()
  const letter = page.getByRole('region', { name: 'What was sent' })
  await expect(letter).toContainText(client.email)
  await expect(letter).toContainText('2 more sessions')
  await expect(page.getByText('550 5.1.1 There is no <b>such</b> mailbox')).toBeVisible()

  const address = `wren.${randomInt(1e9)}@example.org`
  await page.getByRole('radio', { name: 'Change the address and send it again' }).check()
  await page.getByLabel('New address').fill(`${address}, two@example.org`)
  await press(page, 'Change the address')
  const summary = page.getByRole('alert').filter({ hasText: '2 answers are needed before this can be done' })
  await expect(summary).toBeFocused()
  for (const wrong of ['Enter one email address, for example name@example.com.', 'Say why.'])
    await expect(summary.getByRole('link', { name: wrong })).toBeVisible()
  await expectGoodLooks(page)
  await page.getByLabel('New address').fill('wren@exаmple.org')
  await page.getByLabel('Why').fill('Wren gave the new one by phone.')
  await press(page, 'Change the address')
  await expect(page.getByRole('alert').getByText('Enter one email address')).toBeVisible()
  await page.getByLabel('New address').fill(address)
  const stale = page.url()
  await press(page, 'Change the address')
  await expect(said(page, 'The address is corrected. It ')).toBeFocused()
  // The old mail, told from the address that it was settled.
  await page.goto(`${stale}?told=nothing_more`)
  await expect(page.getByText('It was sent again.')).toBeVisible()
  await expect(page.getByRole('main').getByRole('status')).toHaveCount(0)
  await page.goBack()
  expect((await mailTo(address, () => true)).subject).toBe('An update for you')
  await expect(page.getByRole('region', { name: 'Sent again' })).toContainText(
    'Marcus Bell: Wren gave the new one by phone.',
  )
  const delivered = async () => {
    await page.reload()
    return page.getByRole('region', { name: 'Sent again' }).getByText('Delivered').count()
  }
  await expect.poll(delivered).toBe(1)
  const [row] = await database<{ email: string }>('SELECT email FROM client WHERE id = $1', [client.id])
  expect(row?.email).toBe(address)
  const viewed = () => database('SELECT 1 FROM client_view WHERE client_id = $1 AND page = $2', [client.id, 'mail'])
  await expect.poll(async () => (await viewed()).length).toBeGreaterThan(0)
})

test('what may have arrived is settled both ways, and another administrator’s press is told', async ({
  page,
  tell,
}) => {
  const { reviewers, request } = await tell({ asks: 2 })
  await expect
    .poll(async () => (await mailsAbout(request, 'request-waits')).map(({ status }) => status))
    .toEqual(['sent', 'sent'])
  const [one, two] = (await mailsAbout(request, 'request-waits')).map(({ id }) => id)
  for (const id of [one, two]) await becomes(id ?? '', 'parked', null)

  await signInAs(page, 'Marcus Bell')
  await page.goto(`/admin/mail/${one}`)
  await page.getByRole('radio', { name: 'It arrived' }).check()
  await page.getByLabel('Why').fill('They answered it.')
  await press(page, 'Settle as delivered')
  await expect(said(page, 'Settled: it counts as delivered.')).toBeFocused()
  await expect(page.getByText('They answered it.')).toBeVisible()

  await page.goto(`/admin/mail/${two}`)
  await page.getByRole('radio', { name: 'It did not arrive, send it again' }).check()
  await page.getByLabel('Why').fill('They know nothing of it.')
  await expectGoodLooks(page)
  // Another administrator settles it meanwhile.
  await database(
    `UPDATE mail SET status = 'sent', closed_at = now(), closed_by_id = (SELECT id FROM person WHERE email = $2) WHERE id = $1`,
    [two, reviewers[1].email],
  )
  await press(page, 'Send it again')
  await expect(page.getByText(`${reviewers[1].name} has settled it already. Nothing was done.`)).toBeVisible()
  await expect(page.getByLabel('Why')).toHaveValue('They know nothing of it.')
  await database(`UPDATE mail SET status = 'parked', closed_at = NULL, closed_by_id = NULL WHERE id = $1`, [two])
  await press(page, 'Send it again')
  await expect(said(page, 'This is the new mail.')).toBeFocused()
  await expect.poll(async () => (await mailsAbout(request, 'request-waits')).length).toBe(3)
  await expect
    .poll(async () => (await mailsAbout(request, 'request-waits')).map(({ status }) => status))
    .toEqual(['sent', 'failed', 'sent'])
  expect((await page.goto('/admin/mail/00000000-0000-4000-8000-000000000000'))?.status()).toBe(404)
})
