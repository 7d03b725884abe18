import { join } from 'node:path'
import { type Browser, expect, test } from '@playwright/test'
import { scriptsOf, type Visitor } from '@/bin/bench/browser'
import { factsOf } from '@/bin/bench/facts'
import { open, statementsOf, visitorsOf } from '@/bin/bench/measure'
import { type Page, pagesOf } from '@/bin/bench/pages'
import { queryMisses, scriptMisses } from '@/bin/bench/report'
import { type Server, startServer } from '@/bin/bench/server'
import { type Wire, watchWire } from '@/bin/bench/wire'
import { portal } from '@/tests/support/portal'

// Every page keeps its budget of queries (V6) and of scripts (V4). A second web server is measured, on the same database
// but behind a wire of its own, so that nobody else's queries are counted.

let wire: Wire
let server: Server
let pages: Page[]
let visitorOf: (page: Page) => Visitor

test.beforeAll(async ({ browser }: { browser: Browser }) => {
  const { database, cases } = portal()
  wire = await watchWire(database)
  const environmentAt = (url: string) => ({
    ...{
      DATABASE_URL: wire.url,
      PORTAL_URL: url,
      NEXTAUTH_URL: url,
      NEXTAUTH_SECRET: 'of the measured server only',
      TEXT_KEY: portal().textKey,
    },
    ...{ SMTP_URL: 'smtp://127.0.0.1:9', DEMO: '1' },
  })
  server = await startServer(
    [join('dist', 'web.mjs')],
    environmentAt,
    '/api/health',
    test.info().outputPath('budgets.log'),
  )
  pages = pagesOf(await factsOf(database, { cases }), new Date())
  visitorOf = await visitorsOf(browser, server.url, pages)
})

test.afterAll(async () => {
  await server?.stop()
  wire?.close()
})

test('every page waits for one round of at most eight queries', async () => {
  test.setTimeout(300_000)
  for (const page of pages) {
    const misses = statementsOf(wire, () => open(`${server.url}${page.path}`, visitorOf(page))).then((all) =>
      queryMisses(all),
    )
    expect.soft(await misses.catch(String), page.name).toEqual([])
  }
  expect(pages.length).toBeGreaterThan(20)
})

test('a first visit of any page loads few scripts, of a reviewer’s fewer', async ({ browser }) => {
  test.setTimeout(300_000)
  const visit = async (page: Page) => {
    const scripts = await scriptsOf(browser, visitorOf(page), `${server.url}${page.path}`)
    // The reviewers' house runs none at all.
    expect.soft(scripts.length > 0, `${page.name} loads scripts`).toBe(!page.light)
    expect.soft(scriptMisses(page, scripts), page.name).toEqual([])
  }
  const atOnce = 4
  for (let first = 0; first < pages.length; first += atOnce)
    await Promise.all(pages.slice(first, first + atOnce).map(visit))
})
