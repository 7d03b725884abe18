import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { withDatabase } from '@/bin/prepare'
import { openForm, submitButton, submitted } from '@/tests/support/guide'
import { type OwnCluster, ownCluster } from '@/tests/support/own-cluster'
import { startTeller } from '@/tests/support/own-world'
import { type SecondServer, startSecondServer } from '@/tests/support/second-server'

// F6 at the production web server, on a PostgreSQL of its own: what a person sees, and that nobody has to start anything again.

let cluster: OwnCluster
let server: SecondServer
let teller: ReturnType<typeof startTeller>
test.beforeAll(async () => {
  cluster = await ownCluster()
  // Worlds take the password of somebody who is there.
  await cluster.as(
    `INSERT INTO person (id, name, email, role, password_hash) VALUES ('${randomUUID()}', 'Ada', 'ada@example.com', 'administrator', 'none')`,
  )
  teller = startTeller(cluster.direct())
  server = await startSecondServer({ DATABASE_URL: cluster.databaseUrl, DATABASE_WAIT_SECONDS: '2' }, cluster.direct())
})
test.afterAll(async () => {
  teller?.end()
  await server?.stop()
  await cluster?.remove()
})

const away = "We can't reach the database; nothing was submitted"
const unconfirmed = /this was not confirmed\. What you typed is kept\. Send it again in a minute/
const cutOff = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'portal'`

const requestsOf = (assistCase: string) =>
  withDatabase(cluster.direct(), async (owner) => {
    const { rows } = await owner.query(
      `SELECT r.status, (SELECT count(*)::int FROM mail WHERE request_id = r.id) AS mails FROM request r
         JOIN assist_case c ON c.id = r.case_id WHERE c.number = $1 AND r.status <> 'draft'`,
      [Number(assistCase.slice(5))],
    )
    return rows
  })

type Fault = { name: string; begins: () => unknown; ends: () => unknown; reads?: boolean }
const faults: Fault[] = [
  {
    name: 'restarting',
    begins: () => cluster.crash(),
    ends: async () => {
      await cluster.start()
      await cluster.mend()
    },
  },
  {
    name: 'failing over',
    begins: async () => {
      await cluster.crash()
      await cluster.cut()
    },
    ends: async () => {
      await cluster.failOver()
      await cluster.mend()
    },
  },
  {
    name: 'full of connections',
    begins: () => cluster.as(`ALTER ROLE portal CONNECTION LIMIT 0; ${cutOff}`),
    ends: () => cluster.as('ALTER ROLE portal CONNECTION LIMIT -1'),
  },
  {
    name: 'read-only',
    begins: () => cluster.as(`ALTER ROLE portal SET default_transaction_read_only = on; ${cutOff}`),
    ends: () => cluster.as(`ALTER ROLE portal RESET default_transaction_read_only; ${cutOff}`),
    reads: true,
  },
  { name: 'standing still', begins: () => cluster.stand(true), ends: () => cluster.stand(false) },
]

for (const { name, begins, ends, reads = false } of faults)
  test(`F6: a database that is ${name}`, async ({ browser }) => {
    const world = await teller.tell()
    const page = await (await browser.newContext({ baseURL: server.url })).newPage()
    await openForm(page, world)
    await expect(page.getByText(/Draft saved/)).toBeVisible()
    await begins()
    await submitButton(page).click()
    await expect(page.getByText(unconfirmed).first()).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText('Your request is submitted')).toBeHidden()
    await expect(page.getByRole('radio', { name: '3', exact: true })).toBeChecked()
    await looksElsewhere(page, reads)
    expect((await fetch(`${server.url}/api/health/live`)).status).toBe(200)
    if (!reads) expect((await fetch(`${server.url}/api/health/ready`)).status).toBe(503)
    await ends()
    expect(await requestsOf(world.case)).toEqual([])
    await expect.poll(async () => (await fetch(`${server.url}/api/health/ready`)).status).toBe(200)
    await submitButton(page).click()
    await submitted(page)
    // One to each reviewer.
    expect(await requestsOf(world.case)).toEqual([{ status: 'organisation_review', mails: 2 }])
    console.log(
      `F6: a web server whose database is ${name}: not confirmed, nothing kept, then submitted once by the same process`,
    )
    await page.context().close()
  })

/** Another page of the same person: it says that the database is away, or shows what can be read. */
async function looksElsewhere(page: Page, reads: boolean) {
  const elsewhere = await page.context().newPage()
  await elsewhere.goto('/requests')
  const heading = reads ? { level: 1, name: 'My Requests' } : { name: away }
  await expect(elsewhere.getByRole('heading', heading)).toBeVisible({ timeout: 30_000 })
  await expect(elsewhere.locator('body')).not.toContainText(/ECONN|Prisma|57P0|at \w+ \(/)
  await elsewhere.close()
}
