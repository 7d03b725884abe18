import { expect } from '@playwright/test'
import { arriveAs, expectGoodLooks, signInAs } from '@/tests/support/e2e'
import { test } from '@/tests/support/own-world'
import { database } from '@/tests/support/portal'

// A consultant opens a client, a reviewer a request: the administrator finds both, and is found to have looked.

const viewsOf = async (client: string) => {
  const rows = await database<{ page: string }>(`SELECT page FROM client_view WHERE client_id = $1 ORDER BY id`, [
    client,
  ])
  return rows.map(({ page }) => page)
}

test('who opened a client is found, by client and by person, on the page and in a file', async ({ page, tell }) => {
  const { consultant, reviewers, client, case: code, request } = await tell({ asks: 2 })
  await signInAs(page, consultant)
  // What a browser may ask ahead for, before anybody opens it: nothing of the client, so no view.
  const ahead = { headers: { rsc: '1', 'next-router-prefetch': '1' } }
  expect(await (await page.request.get(`/cases/${code}`, ahead)).text()).not.toContain(client.familyName)
  await page.goto(`/clients/${client.id}`)
  await expect(page.getByRole('heading', { level: 1, name: client.name })).toBeVisible()
  await expect.poll(() => viewsOf(client.id)).toEqual(['client'])
  await page.context().clearCookies()
  await signInAs(page, reviewers[0])
  await page.goto(`/approvals/${request}`)
  await expect.poll(() => viewsOf(client.id)).toEqual(['client', 'approval'])
  expect((await page.goto('/admin/history'))?.status()).toBe(404)

  await page.context().clearCookies()
  await arriveAs(page, 'Marcus Bell')
  await page.getByRole('link', { name: 'History' }).click()
  await expect(page.getByRole('heading', { name: 'Whom is it about?' })).toBeVisible()
  await page.getByLabel('Client or person').fill(code)
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: client.name })).toBeVisible()
  const happened = page.getByRole('table', { name: 'What happened, newest first' })
  await expect(happened.getByRole('row', { name: 'Opened' }).filter({ hasText: consultant.name })).toContainText(
    'Client',
  )
  await expect(happened.getByRole('row', { name: 'Opened' }).filter({ hasText: reviewers[0].name })).toContainText(
    request,
  )
  await expect(happened.getByRole('row', { name: 'Was sent' })).toHaveCount(2)
  const standing = page.getByRole('region', { name: 'Who can see it now' })
  for (const { name } of [consultant, ...reviewers]) await expect(standing).toContainText(name)
  await expect.poll(() => viewsOf(client.id)).toEqual(['client', 'approval', 'access'])
  await expectGoodLooks(page)

  const file = await page.request.get(
    (await page.getByRole('link', { name: 'Export as CSV' }).getAttribute('href')) ?? '',
  )
  expect([file.status(), file.headers()['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
  expect(file.headers()['content-disposition']).toMatch(/^attachment; filename="history-\d{4}-\d\d-\d\d\.csv"$/)
  for (const { name } of [consultant, reviewers[0]]) expect(await file.text()).toContain(`"Opened","${name}"`)
  await expect.poll(() => viewsOf(client.id)).toContain('access_file')

  await page.getByRole('link', { name: `Show only ${reviewers[0].name}` }).click()
  await expect(happened.getByRole('row').filter({ hasText: consultant.name })).toHaveCount(0)
  await page.getByLabel('Somebody else').fill(reviewers[0].email)
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: reviewers[0].name })).toBeVisible()
  await expect(happened.getByRole('row', { name: 'Opened' })).toContainText(client.name)
  await expectGoodLooks(page)
})

test('what cannot be read or found is said, and nothing is shown', async ({ page, tell }) => {
  const { client, consultant } = await tell()
  await signInAs(page, 'Marcus Bell')
  await page.goto(`/admin/history?client=${client.id}&from=31/02/2026`)
  await expect(page.getByText('That is no date.')).toBeVisible()
  await expect(page.getByText(client.familyName)).toHaveCount(0)
  await page.goto(`/admin/history?client=${client.id}&from=2026-02-02&to=2026-02-01`)
  await expect(page.getByText('The first day is after the last one.')).toBeVisible()
  await expectGoodLooks(page)
  await page.goto('/admin/history?q=nobody-is-called-this')
  await expect(page.getByRole('heading', { name: 'Nobody is found.' })).toBeVisible()
  await page.goto(`/admin/history?q=${consultant.name.slice(0, 4)}`)
  await expectGoodLooks(page)
  await page.goto(`/admin/history?client=${client.id}&from=2020-01-01&to=2020-02-01`)
  await expect(page.getByText('Nobody opened, was sent or did anything in these days.')).toBeVisible()
  for (const nobody of ['?client=00000000-0000-4000-8000-000000000000', `?person=${client.id}`])
    expect((await page.goto(`/admin/history${nobody}`))?.status(), nobody).toBe(404)
  expect((await page.request.get('/admin/history/export')).status()).toBe(400)
})
