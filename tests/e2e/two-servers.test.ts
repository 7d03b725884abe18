import { expect } from '@playwright/test'
import { type Balancer, balancer } from '@/tests/support/balancer'
import { signInAs } from '@/tests/support/e2e'
import { fillIn, recordOf, submitButton, submitted } from '@/tests/support/guide'
import { mouse } from '@/tests/support/hands'
import { test } from '@/tests/support/own-world'
import { type SecondServer, startSecondServer } from '@/tests/support/second-server'

// V7: two web servers on one database. Each request goes to the other one: pages, their data, their scripts, forms and autosaves.

let front: Balancer
let servers: SecondServer[] = []
test.beforeAll(async () => {
  front = await balancer()
  const environment = { PORTAL_URL: front.url, NEXTAUTH_URL: front.url, TRUSTED_PROXIES: '1', DRAIN_SECONDS: '1' }
  servers = await Promise.all([startSecondServer(environment), startSecondServer(environment)])
  front.between(servers.map(({ url }) => url))
})
test.afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()))
  await front?.close()
})

test('one life of a case, every request at the other server', async ({ browser, tell }) => {
  const world = await tell()
  const consultant = await (await browser.newContext({ baseURL: front.url })).newPage()
  await signInAs(consultant, world.consultant)
  await consultant.goto('/calendar')
  await consultant.goto(`/cases/${world.case}/requests/new`)
  await fillIn(consultant, 3)
  await expect(consultant.getByText(/Draft saved/)).toBeVisible()
  await consultant.reload()
  await expect(consultant.getByRole('radio', { name: '3', exact: true })).toBeChecked()
  await submitButton(consultant).click()
  const request = await submitted(consultant)

  const reviewer = await (await browser.newContext({ baseURL: front.url })).newPage()
  await signInAs(reviewer, world.reviewers[0])
  await reviewer.goto('/approvals')
  await reviewer.goto(`/approvals/${request}`)
  await mouse(reviewer).choose(reviewer.getByRole('radio', { name: 'Approve all 3' }))
  await reviewer.getByRole('button', { name: 'Approve 3 sessions' }).click()
  await expect(reviewer.getByRole('heading', { name: 'You approved 3 sessions' })).toBeVisible()

  // Once at each server.
  for (let time = 0; time < 2; time++) {
    await consultant.goto(`/requests/${request}`)
    await expect(consultant.getByText('Approved').first()).toBeVisible()
  }
  expect(await recordOf(world.case)).toMatchObject({ requests: ['approved'], granted: 3 })
  const [one = 0, other = 0] = servers.map(({ url }) => front.dealt()[url] ?? 0)
  expect(Math.min(one, other)).toBeGreaterThan(10)
  console.log(`V7: one life over 2 servers, ${one} and ${other} requests, each at the other server: nothing broke`)
  await consultant.context().close()
  await reviewer.context().close()
})

test('one of two is told to stop: no request fails', async ({ browser, tell }) => {
  const world = await tell()
  const page = await (await browser.newContext({ baseURL: front.url })).newPage()
  await signInAs(page, world.consultant)
  const [stopped, stays] = servers as [SecondServer, SecondServer]
  let asking = true
  const statuses: number[] = []
  const crowd = Array.from({ length: 4 }, async () => {
    while (asking) statuses.push((await page.request.get('/requests')).status())
  })
  await expect.poll(() => statuses.length).toBeGreaterThan(8)
  stopped.signal('SIGTERM')
  expect(await stopped.ended).toBe(0)
  const so = statuses.length
  await expect.poll(() => statuses.length).toBeGreaterThan(so + 8)
  asking = false
  await Promise.all(crowd)
  expect(statuses.filter((status) => status !== 200)).toEqual([])
  expect(stopped.said()).toContain('"what":"stopped"')
  await page.goto('/requests')
  await expect(page.getByRole('heading', { level: 1, name: 'My Requests' })).toBeVisible()
  expect((await fetch(`${stays.url}/api/health/ready`)).status).toBe(200)
  console.log(`V7: one of 2 servers stopped under load: ${statuses.length} requests, 0 failed`)
  await page.context().close()
})
