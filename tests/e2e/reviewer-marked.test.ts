import { expect } from '@playwright/test'
import { signInAs } from '@/tests/support/e2e'
import { markWorld } from '@/tests/support/marked-world'
import { type OwnWorld, test } from '@/tests/support/own-world'
import { asTimePassed, database, portal } from '@/tests/support/portal'
import { act, everyAction, everyAddress, everythingFrom, post, type Reached } from '@/tests/support/reached'
import { startSecondServer } from '@/tests/support/second-server'

// R4: a world with a marker in every column that a reviewer must never read, and everything that they can reach, guess, post or break.

const marked = async (world: OwnWorld) => {
  const [organisation] = await database<{ id: string }>('SELECT id FROM organisation WHERE name = $1', [
    world.organisation,
  ])
  const ask = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> => {
    if (/^\s*(WITH|INSERT|UPDATE)/.test(sql)) await asTimePassed(sql, values)
    return /^\s*SELECT/.test(sql) ? database<Row>(sql, values) : []
  }
  await markWorld(ask, organisation?.id ?? '', portal().textKey)
  return valuesOf(world, organisation?.id ?? '')
}

/** What a reviewer could put into the brackets of an address, or into a form: the real ids of their own world. */
async function valuesOf({ client, request }: OwnWorld, organisation: string) {
  const [row] = await database<Record<string, string>>(
    `SELECT 'ASST-' || c.number AS case, c.consultant_id AS person, p.practice_id AS practice,
            (SELECT id FROM task WHERE case_id = c.id LIMIT 1) AS task, (SELECT id FROM calendar_block WHERE consultant_id = c.consultant_id LIMIT 1) AS block,
            (SELECT 'APP-' || number FROM appointment WHERE case_id = c.id LIMIT 1) AS appointment,
            (SELECT m.id FROM mail m JOIN request r ON r.id = m.request_id WHERE r.case_id = c.id LIMIT 1) AS mail,
            (SELECT state || '-' || day FROM holiday ORDER BY day DESC LIMIT 1) AS holiday
       FROM assist_case c JOIN person p ON p.id = c.consultant_id WHERE c.client_id = $1`,
    [client.id],
  )
  return {
    ...row,
    practice: row?.practice ?? organisation,
    client: client.id,
    request,
    organisation,
    token: 'nothing',
    nextauth: 'session',
  } as Record<string, string>
}

const leaks = (all: readonly Reached[]) =>
  all.filter(({ found }) => found.length > 0).map(({ path, found }) => `${path}: ${found.join(' ')}`)

test('pages, data, prefetches, redirects, headers and cookies hold no marker', async ({ page, tell }) => {
  const world = await tell({ asks: 2, question: 'Is a return to work near?', withStaff: true })
  const values = await marked(world)
  await signInAs(page, world.reviewers[0])
  const starts = [
    '/',
    '/approvals',
    '/approvals?tab=waiting',
    '/approvals?tab=decided',
    '/statistics',
    '/help',
    '/account',
  ]
  const own = await everythingFrom(page.request, [...starts, `/approvals/${world.request}`])
  const foreign = await everythingFrom(
    page.request,
    [...everyAddress(values), '/nowhere', '/approvals/ESR-%00', '/search?q=qz'],
    false,
  )
  console.log(`R4: ${own.length + foreign.length} answers to a reviewer of a marked world, no marker`)
  expect(leaks([...own, ...foreign])).toEqual([])
  expect(own.some(({ path, status }) => path.includes(world.request) && status === 200)).toBe(true)
  expect(foreign.length).toBeGreaterThan(60)

  await page.context().clearCookies()
  const [consultant] = await database<{ email: string }>('SELECT email FROM person WHERE id = $1', [values.person])
  await signInAs(page, consultant ?? '')
  const clients = await everythingFrom(page.request, ['/clients'], false)
  expect(leaks(clients).length, 'the same search finds markers on the pages of the consultant').toBeGreaterThan(0)
})

test('answers of every action, of refused posts and of errors hold no marker', async ({ page, tell }) => {
  const world = await tell({ asks: 2 })
  const values = await marked(world)
  const origin = portal().url
  const all: Reached[] = []
  for (const id of everyAction()) {
    // Signing out is an action too.
    await page.context().clearCookies()
    await signInAs(page, world.reviewers[0])
    all.push(
      await act(page.request, origin, id, {
        ...values,
        version: '1',
        choice: 'ask',
        question: 'When?',
        q: 'qz',
        theme: 'light',
      }),
    )
  }
  const form = { 'content-type': 'multipart/form-data; boundary=x', origin }
  const path = `/approvals/${world.request}`
  all.push(await post(page.request, path, form, 'broken'))
  all.push(await post(page.request, path, { ...form, 'next-action': 'none' }, ''))
  all.push(await post(page.request, path, { ...form, origin: 'https://elsewhere.example' }, ''))
  all.push(await post(page.request, path, form, 'x'.repeat(1_100_000)))
  expect(leaks(all)).toEqual([])
  const statuses = new Set(all.map(({ status }) => status))
  for (const status of [200, 400, 403, 413]) expect(statuses).toContain(status)
  expect(all.length).toBeGreaterThan(20)
})

test('with the database gone, pages and posts hold no marker', async ({ browser, tell }) => {
  const world = await tell({ asks: 2 })
  await marked(world)
  const server = await startSecondServer()
  const page = await (await browser.newContext({ baseURL: server.url })).newPage()
  await signInAs(page, world.reviewers[0])
  await server.cut()
  const all = await everythingFrom(
    page.request,
    ['/approvals', `/approvals/${world.request}`, '/statistics', '/help'],
    false,
  )
  all.push(
    await post(
      page.request,
      `/approvals/${world.request}`,
      { 'content-type': 'multipart/form-data; boundary=x', origin: server.url },
      '--x--',
    ),
  )
  expect(leaks(all)).toEqual([])
  expect(all.filter(({ status }) => status >= 500).length).toBeGreaterThan(3)
  await page.context().close()
  await server.stop()
})
