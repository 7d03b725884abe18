import { createHash } from 'node:crypto'
import { expect, request, test } from '@playwright/test'
import { linksIn } from '@/tests/support/mailbox'
import { type OwnDatabase, ownDatabase } from '@/tests/support/own-database'
import { portal } from '@/tests/support/portal'
import { type SecondServer, startSecondServer } from '@/tests/support/second-server'
import { tokenOf } from '@/tests/support/token'
import { unsealed } from '@/tests/support/unsealed'

// S5: what a mail leads to may be opened by anybody's filter, preview or finger, any number of times.

const times = 10
const [each, visits] = process.env.SIZE === 'full' ? [20, 10] : [1, 1]
/** What is written down of whoever looks. */
const apart = new Set(['rate_limit', 'sign_in', 'sign_in_attempt', 'client_view'])

let own: OwnDatabase
let server: SecondServer
test.beforeAll(async () => {
  own = await ownDatabase('links')
  await own.story()
  server = await startSecondServer({}, own.url)
})
test.afterAll(async () => {
  await server?.stop()
  await own?.drop()
})

type Link = { event: string; email: string; path: string }

/** The links in the story's mails, and those with a secret in their address, which count only once. */
async function links(): Promise<Link[]> {
  const mails = await own.rows<{ id: string; event: string; email: string; text: string }>(
    `SELECT id, event, email, text FROM (SELECT m.id, m.event, p.email, m.text, row_number() OVER (PARTITION BY m.event ORDER BY m.queued_at DESC) AS nth
     FROM mail m JOIN person p ON p.id = m.person_id WHERE p.disabled_at IS NULL) AS newest WHERE nth <= $1`,
    [each],
  )
  const { textKey } = portal()
  const inMails = mails.flatMap(({ id, event, email, text }) =>
    linksIn({ text: unsealed(text, `mail.text:${id}`, textKey) }).map((link) => ({
      event,
      email,
      path: link.replace(portal().url, ''),
    })),
  )
  return [...inMails.filter(({ path }) => path.startsWith('/')), ...(await secrets())]
}

async function secrets(): Promise<Link[]> {
  const purposes = ['invitation', 'new_password', 'new_email']
  const [person] = await own.rows<{ id: string; email: string }>(
    `SELECT id, email FROM person WHERE role = 'consultant' LIMIT 1`,
  )
  for (const purpose of purposes)
    await own.rows(
      `INSERT INTO one_time_link (id, person_id, purpose, token_hash, new_email, expires_at)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, now() + interval '1 hour')`,
      [
        person?.id,
        purpose,
        createHash('sha256').update(tokenFor(purpose)).digest('hex'),
        purpose === 'new_email' ? 'new@example.com' : null,
      ],
    )
  return purposes.map((purpose) => ({
    event: purpose,
    email: person?.email ?? '',
    path: `/${purpose.replace('_', '-')}/${tokenFor(purpose)}`,
  }))
}
const tokenFor = (purpose: string) => createHash('sha256').update(`secret of ${purpose}`).digest('base64url')

test('every link in a mail, opened ten times in every manner, changes nothing', async ({ browser }) => {
  test.setTimeout(15 * 60_000)
  const all = await links()
  const events = new Set(all.map(({ event }) => event))
  const before = await own.digest(apart)
  let opened = 0
  const failed: string[] = []
  for (const { email, path, event } of all) {
    const cookie = await tokenOf(server.url, email)
    const nobody: Record<string, string> = {}
    for (const headers of [nobody, { cookie }]) {
      const context = await request.newContext({ baseURL: server.url, extraHTTPHeaders: headers })
      const answers = await Promise.all(
        Array.from({ length: times }).flatMap(() => [context.get(path), context.head(path)]),
      )
      failed.push(
        ...answers.filter((answer) => answer.status() >= 500).map((answer) => `${event} ${path}: ${answer.status()}`),
      )
      opened += answers.length
      await context.dispose()
    }
  }
  for (const javaScriptEnabled of [true, false])
    for (const { email, path } of new Map(all.map((link) => [link.event, link])).values()) {
      const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled })
      const [name = '', value = ''] =
        (await tokenOf(server.url, email))
          .split('; ')
          .find((one) => one.includes('session-token'))
          ?.split('=') ?? []
      await context.addCookies([{ name, value, url: server.url }])
      const page = await context.newPage()
      for (let time = 0; time < visits; time++)
        await page.goto(path, { waitUntil: javaScriptEnabled ? 'networkidle' : 'load' })
      opened += visits
      await context.close()
    }
  const after = await own.digest(apart)
  expect(failed).toEqual([])
  expect(Object.keys(after).filter((table) => after[table] !== before[table])).toEqual([])
  console.log(
    `S5: ${all.length} links of ${events.size} kinds, opened ${opened} times: nothing changed (${[...events].sort().join(' ')})`,
  )
  expect(events.size).toBeGreaterThan(11)
})
