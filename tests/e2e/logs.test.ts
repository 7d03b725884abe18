import { type ChildProcess, spawn } from 'node:child_process'
import { expect, request, test } from '@playwright/test'
import { postOffice } from '@/tests/integration/mail/post-office'
import { everyAction } from '@/tests/support/actions'
import { type OwnDatabase, ownDatabase } from '@/tests/support/own-database'
import { portal } from '@/tests/support/portal'
import { type SecondServer, startSecondServer } from '@/tests/support/second-server'
import { tokenOf } from '@/tests/support/token'
import { sealedText } from '@/tests/support/unsealed'

// What the web server and the worker write to their terminals, with errors provoked: ids, codes and places, and nobody's data.

let own: OwnDatabase
let server: SecondServer
let office: Awaited<ReturnType<typeof postOffice>>
let worker: ChildProcess
let workerSaid = ''

test.beforeAll(async () => {
  own = await ownDatabase('logs')
  server = await startSecondServer({}, own.url)
  office = await postOffice()
})
test.afterAll(async () => {
  worker?.kill('SIGKILL')
  await server?.stop()
  await office?.close()
  await own?.drop()
})

/** A word that stands nowhere else, in every column that names somebody or holds what was typed. */
async function mark(): Promise<string[]> {
  const marked = {
    client: ['given_name', 'family_name', 'preferred_name'],
    person: ['name'],
    practice: ['name'],
    organisation: ['name'],
  }
  const words: string[] = []
  for (const [table, columns] of Object.entries(marked))
    for (const column of columns) {
      const word = `Quokka${table}${column}`.replaceAll('_', '')
      words.push(word)
      await own.rows(`UPDATE ${table} SET ${column} = $1 || '-' || left(id::text, 8) WHERE ${column} IS NOT NULL`, [
        word,
      ])
    }
  const { textKey } = portal()
  for (const { id } of await own.rows<{ id: string }>('SELECT id FROM assist_case')) {
    const issue = sealedText('Quokkaissue', `assist_case.issue:${id}`, textKey)
    await own.rows('UPDATE assist_case SET issue = $1 WHERE id = $2', [issue, id])
  }
  await own.rows(`UPDATE client SET email = 'quokka.' || left(id::text, 8) || '@wombat.example', phone = '0491570156'`)
  return [...words, 'Quokkaissue', 'wombat.example', '0491570156', 'Quokkatyped', 'quokka.typed@']
}

test('hold nothing of anybody, whatever goes wrong', async () => {
  const world = await own.tell({ withStaff: true, asks: 3, question: 'Quokkatyped question?' })
  const markers = [...(await mark()), world.consultant.email, world.reviewers[0].email]
  const cookie = await tokenOf(server.url, world.consultant.email)
  const context = await request.newContext({ baseURL: server.url, extraHTTPHeaders: { cookie, origin: server.url } })
  const read = async () => {
    const paths = [
      '/calendar',
      '/clients',
      `/clients/${world.client.id}`,
      `/cases/${world.case}`,
      '/requests',
      '/search?q=Quokkaclient',
    ]
    return Promise.all(paths.map(async (path) => (await context.get(path)).status()))
  }
  const typed = {
    case: world.case,
    submissionKey: crypto.randomUUID(),
    goalOther: 'Quokkatyped',
    outcomeAddress: 'quokka.typed@example.com',
    details: { risk: 'Quokkatyped' },
  }
  const write = () =>
    Promise.all(
      everyAction().map(async ({ id }) => {
        const headers = { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' }
        return (
          await context.post(`/cases/${world.case}`, {
            headers,
            data: JSON.stringify([{ ...typed, request: world.request }, typed]),
          })
        ).status()
      }),
    )
  expect(await read()).toEqual(Array(6).fill(200))
  expect((await context.get('/admin/people')).status()).toBe(404)
  await write()
  // Prisma's message of a table that is away shows the whole query, values and all.
  for (const table of ['request', 'client', 'appointment']) {
    await own.rows(`ALTER TABLE ${table} RENAME TO away_${table}`)
    await read()
    await write()
    await own.rows(`ALTER TABLE away_${table} RENAME TO ${table}`)
  }
  await server.cut()
  await read()
  await write()
  await server.mend()
  await context.get('/clients/%00Quokkatyped')
  await context.post('/sign-in', {
    multipart: { Quokkatyped: 'Quokkatyped' },
    headers: { 'next-action': 'Quokkatyped' },
  })
  await context.dispose()
  await deliver(world.client.email)

  const said = server.said()
  expect(said.match(/"what":"failed"/g)?.length, said).toBeGreaterThan(5)
  // Who was refused what can be counted (ASVS 16.3.2, 16.3.3).
  const [{ id } = { id: '' }] = await own.rows<{ id: string }>('SELECT id FROM person WHERE email = $1', [
    world.consultant.email,
  ])
  const lines = said.split('\n').filter((one) => one.startsWith('{'))
  const refused = lines.map((line) => JSON.parse(line)).filter(({ person }) => person === id)
  const asked = new Set(refused.map(({ status, route }) => `${status} ${route}`))
  for (const one of ['404 /admin/people', '400 /clients/[client]', '404 /sign-in']) expect(asked).toContain(one)
  for (const marker of markers)
    for (const log of [said, workerSaid]) expect(log.toLowerCase()).not.toContain(marker.toLowerCase())
  console.log(
    `Logs: ${markers.length} markers, ${said.split('\n').length} lines of the web server, ${workerSaid.split('\n').length} of the worker: none found`,
  )
})

/** Mails that are refused, cut off and put off, each with words and addresses of its own. */
async function deliver(email: string): Promise<void> {
  const { textKey } = portal()
  for (const kind of ['gone', 'spam', 'cut', 'full', 'fine']) {
    const id = crypto.randomUUID()
    const text = sealedText(`Quokkatyped ${email}`, `mail.text:${id}`, textKey)
    const html = sealedText('<p>Quokkatyped</p>', `mail.html:${id}`, textKey)
    await own.rows(
      `INSERT INTO mail (id, event, client_id, to_address, from_name, subject, text, html, queued_at, next_attempt_at)
       SELECT $1, 'approved-client', (SELECT id FROM client LIMIT 1), $2 || '.quokka.typed@wombat.example', 'Phoenix', 'Quokkatyped', $3, $4, now(), now()`,
      [id, kind, text, html],
    )
  }
  const environment = {
    DATABASE_URL: own.url,
    PORTAL_URL: server.url,
    NEXTAUTH_SECRET: 's'.repeat(32),
    TEXT_KEY: portal().textKey,
    SMTP_URL: office.url,
  }
  worker = spawn(process.execPath, ['dist/worker.mjs'], { env: { ...process.env, ...environment } })
  for (const stream of [worker.stdout, worker.stderr]) stream?.on('data', (chunk) => (workerSaid += chunk))
  const waiting = async () =>
    (await own.rows<{ count: string }>(`SELECT count(*) FROM mail WHERE attempts = 0 OR status = 'claimed'`))[0]?.count
  await expect.poll(waiting, { timeout: 20_000 }).toBe('0')
  await expect.poll(() => workerSaid.match(/"what":"mail"/g)?.length ?? 0).toBeGreaterThan(3)
}
