import { Agent, request as ask } from 'node:http'
import { expect, request, test } from '@playwright/test'
import { type Action, addressIn, everyAction } from '@/tests/support/actions'
import { openForm, submitButton, submitted } from '@/tests/support/guide'
import { malformedPosts, type Post } from '@/tests/support/malformed'
import { type OwnDatabase, ownDatabase } from '@/tests/support/own-database'
import type { OwnWorld } from '@/tests/support/own-world'
import { type SecondServer, startSecondServer } from '@/tests/support/second-server'
import { tokenOf } from '@/tests/support/token'

// S2: every action of the build, found in the build itself, is sent what no page sends.

const each = process.env.SIZE === 'full' ? 200 : 24
const seed = Number(process.env.SEED) || 5

/** What is written down of whoever asks, whatever they ask. */
const apart = new Set(['rate_limit', 'sign_in', 'sign_in_attempt', 'client_view'])
/** Forms that are a button and nothing else: whatever else stands in the post, it was pressed. */
const pressed = ['signOutElsewhere', 'renew']

let own: OwnDatabase
let server: SecondServer
let world: OwnWorld
let who: (action: Action) => string
const trace = /\n\s+at \S+ ?\(|node_modules|Prisma|Invalid `/
const agent = new Agent({ keepAlive: true, maxSockets: 6 })

test.beforeAll(async () => {
  own = await ownDatabase('malformed')
  server = await startSecondServer({ TRUSTED_PROXIES: '1' }, own.url)
  world = await own.tell({ withStaff: true, withoutConsultant: true, asks: 3 })
  const [leader, administrator] = [await own.person('clinical_leader'), await own.person('administrator')]
  who = ({ file }) => {
    if (/\/(approvals|statistics)\//.test(file)) return world.reviewers[0].email
    if (file.includes('/reviews/')) return leader
    if (file.includes('/admin/')) return administrator
    return (file.includes('/consultant/') && world.staff?.email) || world.consultant.email
  }
})
test.afterAll(async () => {
  agent.destroy()
  await server?.stop()
  await own?.drop()
})

test('every action meets malformed posts with a refusal, and changes nothing', async () => {
  test.setTimeout(20 * 60_000)
  const actions = everyAction()
  const counted: Record<string, number> = {}
  const misses: string[] = []
  const begun = Date.now()
  for (const action of actions) {
    await own.rows('DELETE FROM rate_limit')
    const cookie = await tokenOf(server.url, who(action))
    const { case: assistCase, request, appointment, client } = world
    const path = addressIn(action.page, { case: assistCase, request, appointment, client: client.id })
    const before = await own.digest(apart)
    const posts = malformedPosts(action, each, seed)
    const answers = await Promise.all(posts.map((post) => send(action, path, cookie, post)))
    for (const [at, { status, text }] of answers.entries()) {
      counted[status] = (counted[status] ?? 0) + 1
      if (status >= 200 && status < 500 && !trace.test(text)) continue
      const body = posts[at]?.body.toString('utf8').slice(0, 300)
      misses.push(`${action.file} ${action.name}: ${status} for ${posts[at]?.kind} ${body}`)
    }
    const after = await own.digest(apart)
    const changed = Object.keys(after).filter((table) => after[table] !== before[table])
    if (changed.length > 0 && !pressed.includes(action.name))
      misses.push(`${action.file} ${action.name} changes ${changed.join(', ')}`)
  }
  console.log(
    `S2: ${actions.length} actions × ${each} malformed posts (seed ${seed}) in ${Math.round((Date.now() - begun) / 1_000)} s: ${JSON.stringify(counted)}`,
  )
  expect(misses).toEqual([])
  expect(actions.length).toBeGreaterThan(35)
  expect(Object.keys(counted)).toEqual(expect.arrayContaining(['200', '400', '403', '404', '413']))
})

let sender = 0

/** Each from an address of its own. */
function send(
  { id }: Action,
  path: string,
  cookie: string,
  { headers, body }: Post,
): Promise<{ status: number; text: string }> {
  const given: Record<string, string | undefined> = {
    ...{
      cookie,
      origin: server.url,
      'next-action': id,
      'x-forwarded-for': `10.8.${(++sender >> 8) & 255}.${sender & 255}`,
    },
    ...{ 'content-length': String(body.length), ...headers },
  }
  const sent = Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  return new Promise((done, failed) => {
    const asked = ask(new URL(path, server.url), { method: 'POST', agent, headers: sent }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (chunk) => (text += chunk))
      answer.on('end', () => done({ status: answer.statusCode ?? 0, text }))
    })
    asked.on('error', failed).end(body)
  })
}

test('what is sent too often is told to wait, by person, and what was typed stays', async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: server.url })).newPage()
  const fresh = await own.tell()
  await openForm(page, fresh)
  const posts = `'posts-person:' || (SELECT id FROM person WHERE email = '${fresh.consultant.email}')`
  const until = Date.now() + 40_000
  await own.rows(
    `INSERT INTO rate_limit VALUES (${posts}, 600, ${until}) ON CONFLICT (key) DO UPDATE SET points = 600, expire = ${until}`,
  )
  const answer = page.waitForResponse((response) => response.request().method() === 'POST' && response.status() === 429)
  await submitButton(page).click()
  expect(Number((await answer).headers()['retry-after'])).toBeGreaterThan(10)
  await expect(
    page.getByText(/That was sent too often\. Nothing was done and what you typed is kept\./).first(),
  ).toBeVisible()
  await expect(page.getByRole('radio', { name: '3', exact: true })).toBeChecked()
  const count = async () =>
    (await own.rows<{ count: string }>(`SELECT count(*) FROM request WHERE status <> 'draft'`))[0]?.count
  const before = await count()
  await own.rows(`DELETE FROM rate_limit`)
  await submitButton(page).click()
  await submitted(page)
  expect(Number(await count())).toBe(Number(before) + 1)
  await page.context().close()
})

test('search and exports have limits of their own, by network address', async () => {
  const context = await request.newContext({ baseURL: server.url, extraHTTPHeaders: { 'x-forwarded-for': '10.7.0.1' } })
  const full = (kind: string, points: number) =>
    own.rows(`INSERT INTO rate_limit VALUES ('${kind}-network:10.7.0.1', ${points}, ${Date.now() + 60_000})`)
  await full('search', 1_200)
  await full('exports', 240)
  for (const path of ['/search?q=a', '/admin/history/export?from=2026-01-01']) {
    const refused = await context.get(path, { maxRedirects: 0 })
    expect([refused.status(), await refused.text()]).toEqual([
      429,
      expect.stringMatching(/^That was too often\. Nothing was done\. Try again in \d+ seconds\./),
    ])
    const other = await context.get(path, { maxRedirects: 0, headers: { 'x-forwarded-for': '10.7.0.2' } })
    expect(other.status()).not.toBe(429)
  }
  await context.dispose()
})
