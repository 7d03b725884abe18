import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest'
import { freePort } from '@/bin/ports'
import { openWatching, type Watching } from '@/bin/watching'
import { databaseDate } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { queueMail } from '@/lib/mail/queue'
import { readiness } from '@/lib/readiness'
import { plain, postOffice } from '@/tests/integration/mail/post-office'
import { patience, start } from '@/tests/integration/mail/program'
import { asOwner, databaseUrl } from '@/tests/support/database'
import { days, smallWorld, submitted } from '@/tests/support/world'

const own = (port: number) => async (path: string) => {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`)
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() }
}
/** The value of one line of metrics. */
const figure = (text: string, line: string) =>
  Number(
    text
      .split('\n')
      .find((one) => one.startsWith(`${line} `))
      ?.slice(line.length + 1) ?? Number.NaN,
  )

describe('the port that tells of a process', () => {
  let watched: Watching
  let ask: ReturnType<typeof own>
  beforeAll(async () => {
    const port = await freePort()
    watched = await openWatching(port)
    ask = own(port)
  })
  afterAll(() => watched.stop())

  test('counts what this process does and what the database says, and names nobody', async () => {
    const marked = await markedWorld()
    watched.answered({ method: 'GET', route: '/requests/[request]', status: 200, ms: 30 })
    watched.tried({ status: 'sent', waited: 1_500 })
    watched.tried({ status: 'parked', waited: 9_000 })
    const { status, type, text } = await ask('/metrics')
    expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
    const expected: [string, number][] = [
      ['phoenix_http_request_seconds_count{method="GET",route="/requests/[request]",status="200"}', 1],
      ['phoenix_mail_seconds_sum', 1.5],
      ['phoenix_mails_total{status="parked"}', 1],
      ['phoenix_mails{status="queued"}', 2],
      ['phoenix_mails{status="claimed"}', 1],
      ['phoenix_mails{status="failed"}', 1],
      ['phoenix_mails{status="parked"}', 1],
      ['phoenix_requests_open{status="organisation_review"}', 1],
      ['phoenix_requests_open{status="clinical_review"}', 0],
      ['phoenix_requests_overdue', 1],
      ['phoenix_sign_in_failures', 2],
      ['phoenix_database_answers', 1],
    ]
    expect(Object.fromEntries(expected.map(([line]) => [line, figure(text, line)]))).toEqual(
      Object.fromEntries(expected),
    )
    expect(figure(text, 'phoenix_mail_oldest_seconds')).toBeGreaterThan(7_000)
    expect(figure(text, 'phoenix_clock_lag_seconds{clock="reminders"}')).toBeGreaterThan(100)
    expect(figure(text, 'phoenix_database_connections{state="idle"}')).toBeGreaterThan(0)
    expect(figure(text, 'process_cpu_seconds_total')).toBeGreaterThan(0)
    for (const marker of marked) expect(text).not.toContain(marker)
    expect(text).not.toMatch(/[\da-f]{8}-[\da-f]{4}|@/)
  })

  it('answers nothing else', async () => {
    for (const path of ['/', '/metrics?all', '/health', '/metrics/', '/__proto__', '/constructor'])
      expect((await ask(path)).status, path).toBe(404)
  })

  it('is live and ready, until its keys are lost', async () => {
    expect(await ask('/health/live')).toMatchObject({ status: 200, text: '{"process":"answers"}' })
    const ready = { process: 'answers', database: 'answers', texts: 'open', migrations: 'current' }
    expect(JSON.parse((await ask('/health/ready')).text)).toEqual(ready)
    await asOwner((owner) => owner.query(`INSERT INTO text_key (id, proof) VALUES ('lost', 'nothing')`))
    const closed = await ask('/health/ready')
    expect([closed.status, JSON.parse(closed.text)]).toEqual([503, { ...ready, texts: 'closed' }])
    await asOwner((owner) => owner.query(`DELETE FROM text_key WHERE id = 'lost'`))
  })

  it('is not ready on a schema older than its build, and is on a newer one', async () => {
    const [last] = (
      await asOwner((owner) => owner.query('SELECT * FROM _prisma_migrations ORDER BY migration_name DESC LIMIT 1'))
    ).rows
    const finished = (at: Date | null) =>
      asOwner((owner) => owner.query('UPDATE _prisma_migrations SET finished_at = $2 WHERE id = $1', [last.id, at]))
    await finished(null)
    expect(await readiness()).toMatchObject({ ready: false, migrations: 'behind' })
    await finished(last.finished_at)
    await asOwner((owner) =>
      owner.query(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('next', '', '9999_next', now())`,
      ),
    )
    expect(await readiness()).toMatchObject({ ready: true, migrations: 'current' })
    await asOwner((owner) => owner.query(`DELETE FROM _prisma_migrations WHERE id = 'next'`))
  })

  it('is live and not ready within a second and a bit where the database says nothing', async () => {
    const waiting = await holdAll()
    const since = Date.now()
    expect(await readiness()).toMatchObject({ ready: false, database: 'away' })
    expect(Date.now() - since).toBeLessThan(1_500)
    expect((await ask('/health/live')).status).toBe(200)
    await waiting.letGo()
    await vi.waitFor(async () => expect((await readiness()).ready).toBe(true), { timeout: 5_000 })
  })
})

test('a worker tells of itself on WORKER_PORT, and stops listening when it stops', async () => {
  const office = await postOffice()
  const port = await freePort()
  const environment = { DATABASE_URL: databaseUrl, SMTP_URL: office.url, WORKER_PORT: String(port) }
  const worker = await start('bin/worker.ts', environment)
  await worker.says('"ready"')
  await queueMail(db, { event: 'request-waits', ...plain('a@post.example'), at: new Date() })
  await expect.poll(() => office.count('a@post.example'), patience).toBe(1)
  const ask = own(port)
  await vi.waitFor(
    async () => expect(figure((await ask('/metrics')).text, 'phoenix_mails_total{status="sent"}')).toBeGreaterThan(0),
    patience,
  )
  expect(await ask('/health/ready')).toMatchObject({ status: 200 })
  expect(await worker.end('SIGTERM')).toBe(0)
  await expect(ask('/health/live')).rejects.toThrow('fetch failed')
  await office.close()
})

/** Somebody's words in every column that may hold them, a mail of each kind, a request past its day. */
async function markedWorld(): Promise<string[]> {
  const world = await smallWorld()
  const request = await submitted(world, 2)
  const late = { dueOn: databaseDate('2026-01-02') }
  await db.request.updateMany({ where: { caseId: world.case.id }, data: late })
  await db.mail.updateMany({ where: { status: 'queued' }, data: { status: 'sent' } })
  const queue = (toAddress: string, at: Date) => queueMail(db, { event: 'request-waits', ...plain(toAddress), at })
  await queue('quokka.waits@wombat.example', new Date(Date.now() - 3_600_000))
  await queue('quokka.too@wombat.example', new Date())
  const standing = async (toAddress: string, as: Prisma.MailUncheckedUpdateInput, at = new Date()) => {
    const { id } = await queue(toAddress, at)
    await db.mail.update({ where: { id }, data: as })
    return id
  }
  await standing('quokka.claimed@wombat.example', { status: 'claimed' }, new Date(Date.now() - 7_200_000))
  await standing('quokka.parked@wombat.example', { status: 'parked' })
  await standing('quokka.failed@wombat.example', { status: 'failed' })
  await standing('quokka.settled@wombat.example', { status: 'failed', closedAt: new Date() })
  const resendOfId = await standing('quokka.again@wombat.example', { status: 'failed' })
  await standing('quokka.again@wombat.example', { status: 'sent', resendOfId })
  for (const [email, succeeded] of [
    ['quokka@wombat.example', false],
    ['numbat@wombat.example', false],
    ['bilby@wombat.example', true],
  ] as const)
    await db.signInAttempt.create({ data: { email, succeeded, address: '192.0.2.77', at: new Date() } })
  const old = new Date(Date.now() - days(2))
  await db.signInAttempt.create({
    data: { email: 'old@wombat.example', succeeded: false, address: '192.0.2.77', at: old },
  })
  await db.clockState.create({ data: { name: 'reminders', ranAt: new Date(Date.now() - 120_000) } })
  return [
    'wombat',
    'quokka',
    '192.0.2',
    request,
    world.client.familyName,
    world.consultant.name,
    world.case.code,
    'Wren',
  ]
}

/** Locks what readiness reads, so that its question hangs. */
async function holdAll() {
  const owner = new pg.Client(databaseUrl)
  await owner.connect()
  await owner.query('BEGIN')
  await owner.query('LOCK TABLE text_key')
  return { letGo: () => owner.end() }
}
