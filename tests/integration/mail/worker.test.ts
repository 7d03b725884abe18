import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { db, type Tx } from '@/lib/db'
import { queueMail } from '@/lib/mail/queue'
import { plain, postOffice, silentServer } from '@/tests/integration/mail/post-office'
import { start } from '@/tests/integration/mail/program'
import { asOwner, databaseUrl } from '@/tests/support/database'
import { openLine } from '@/tests/support/line'

let office: Awaited<ReturnType<typeof postOffice>>
let workers: Awaited<ReturnType<typeof start>>[] = []

beforeAll(async () => {
  office = await postOffice()
})
afterAll(() => office.close())
beforeEach(async () => {
  await asOwner((client) => client.query('TRUNCATE mail, mail_rest'))
  office.arrived.length = 0
})
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.end('SIGKILL')))
  workers = []
})

async function startWorker(more = {}) {
  const worker = await start('bin/worker.ts', { DATABASE_URL: databaseUrl, SMTP_URL: office.url, ...more })
  workers.push(worker)
  await worker.says('"ready"')
  return worker
}

const queue = (toAddress: string, tx: Tx = db) =>
  queueMail(tx, { event: 'request-waits', ...plain(toAddress), at: new Date() })
const statusOf = async (toAddress: string) => (await db.mail.findFirstOrThrow({ where: { toAddress } })).status

/** The database takes no such row of a mail any more, until the test ends or what this returns is called. */
async function refuse(rows: string) {
  const as = (sql: string) => asOwner((client) => client.query(`ALTER TABLE mail ${sql}`))
  const takes = () => as('DROP CONSTRAINT IF EXISTS refused')
  onTestFinished(async () => void (await takes()))
  await as(`ADD CONSTRAINT refused CHECK (NOT (${rows})) NOT VALID`)
  return takes
}

describe('the worker', () => {
  it('delivers what waited, and is woken by what comes', async () => {
    await queue('waited@post.example')
    await startWorker()
    await expect.poll(() => statusOf('waited@post.example')).toBe('sent')
    const queuedAt = Date.now()
    await queue('comes@post.example')
    await expect.poll(() => office.count('comes@post.example'), { interval: 10 }).toBe(1)
    expect(Date.now() - queuedAt).toBeLessThan(1_500)
  })

  it('finishes what it began when it is asked to stop', async () => {
    const worker = await startWorker()
    await queue('slow@post.example')
    await expect.poll(() => office.count('slow@post.example')).toBe(1)
    expect(await worker.end('SIGTERM')).toBe(0)
    expect(await statusOf('slow@post.example')).toBe('sent')
    expect(worker.said()).toContain('"stopped"')
  })

  it('begins nothing more then, nor ever more than it has hands for', async () => {
    const worker = await startWorker()
    await db.$transaction(async (tx) => {
      for (let mail = 0; mail < 40; mail += 1) await queue(`slow${mail}@d${mail}.example`, tx)
    })
    await expect.poll(() => office.arrived.length).toBeGreaterThan(0)
    expect(await db.mail.count({ where: { status: 'claimed' } })).toBeLessThanOrEqual(30)
    expect(await worker.end('SIGTERM')).toBe(0)
    const waiting = await db.mail.count({ where: { status: 'queued' } })
    expect(waiting).toBeGreaterThanOrEqual(10)
    expect(await db.mail.count({ where: { status: 'sent' } })).toBe(40 - waiting)
  })

  it('serves others at once while one domain has the head of the queue and is slow', async () => {
    await db.$transaction(async (tx) => {
      for (let mail = 0; mail < 110; mail += 1) await queue(`slow${mail}@big.example`, tx)
      await queue('a@small.example', tx)
    })
    await startWorker()
    await expect.poll(() => office.count('a@small.example')).toBe(1)
    expect(office.arrived.findIndex(({ to }) => to === 'a@small.example')).toBeLessThan(10)
  })

  it('goes on as soon as its hands are free', async () => {
    await db.$transaction(async (tx) => {
      for (let mail = 0; mail < 100; mail += 1) await queue(`r${mail}@d${mail}.example`, tx)
    })
    await startWorker()
    const began = Date.now()
    await expect.poll(() => db.mail.count({ where: { status: 'sent' } })).toBe(100)
    expect(Date.now() - began).toBeLessThan(6_000) // five rounds, and three seconds between two would make twelve
  })

  it('keeps what it sent as soon as the database takes it, and sends others meanwhile', async () => {
    const worker = await startWorker()
    await queue('slow@post.example')
    await expect.poll(() => office.count('slow@post.example')).toBe(1)
    const takes = await refuse(`to_address = 'slow@post.example' AND status = 'sent'`)
    await worker.says('cannot deliver')
    await queue('a@post.example')
    await expect.poll(() => statusOf('a@post.example')).toBe('sent')
    expect(await statusOf('slow@post.example')).toBe('claimed')
    await takes()
    await expect.poll(() => statusOf('slow@post.example'), { timeout: 5_000 }).toBe('sent')
    expect(office.count('slow@post.example')).toBe(1)
  })

  it('keeps what came of a mail without the words that its row does not take', async () => {
    await refuse(`last_error LIKE '%no such mailbox%'`)
    for (const address of ['gone@post.example', 'busy@post.example', 'a@post.example']) await queue(address)
    await startWorker()
    await expect.poll(() => statusOf('gone@post.example')).toBe('failed')
    await expect.poll(() => statusOf('a@post.example')).toBe('sent')
    const errors = await db.mail.findMany({ orderBy: { toAddress: 'asc' }, select: { lastError: true } })
    expect(errors.map(({ lastError }) => lastError)).toEqual([
      ...['', expect.stringContaining('try later'), 'What the mail server said could not be kept.'],
    ])
  })

  it('sends what it claimed without hearing of it, and nothing twice that is on its way', async () => {
    const line = await openLine(databaseUrl)
    onTestFinished(line.cut)
    line.loseAnswerAbout('toClient') // a word of the claim
    await queue('a@post.example')
    const worker = await startWorker({ DATABASE_URL: line.databaseUrl })
    await worker.says('"put back","mails":1')
    await expect.poll(() => statusOf('a@post.example')).toBe('sent')
    await queue('slower@post.example')
    await expect.poll(() => office.count('slower@post.example')).toBe(1)
    line.loseAnswerAbout('toClient')
    await queue('b@post.example')
    await expect.poll(() => statusOf('b@post.example'), { timeout: 5_000 }).toBe('sent')
    await expect.poll(() => statusOf('slower@post.example'), { timeout: 5_000 }).toBe('sent')
    expect(office.arrived).toHaveLength(3)
    expect(await db.mail.count({ where: { attempts: 1 } })).toBe(3)
  })

  it('writes no address, name or text into its log', async () => {
    const worker = await startWorker()
    for (const address of ['a@post.example', 'gone@post.example', 'busy@post.example', 'cut@post.example'])
      await queue(address)
    await expect.poll(() => db.mail.count({ where: { status: { not: 'claimed' }, attempts: 1 } })).toBe(4)
    expect(worker.said()).toContain('request-waits')
    expect(worker.said()).not.toMatch(/@|A request waits|mailbox/)
  })

  it('killed in the middle leaves a mail that the next worker parks and nobody sends again', async () => {
    const killed = await startWorker()
    await queue('slow@post.example')
    await expect.poll(() => office.count('slow@post.example')).toBe(1)
    await killed.end('SIGKILL')
    await startWorker()
    await expect.poll(() => statusOf('slow@post.example'), { timeout: 5_000 }).toBe('parked')
    expect(office.count('slow@post.example')).toBe(1)
  })

  it('killed beside another leaves it to that one to park', async () => {
    const both = [await startWorker(), await startWorker()]
    await queue('slow@post.example')
    await expect.poll(() => office.count('slow@post.example')).toBe(1)
    const { claimedBy } = await db.mail.findFirstOrThrow()
    await both.find((worker) => worker.said().includes(`"${claimedBy}"`))?.end('SIGKILL')
    await expect.poll(() => statusOf('slow@post.example'), { timeout: 20_000 }).toBe('parked')
  })

  it('that lives keeps its claims when another one starts', async () => {
    const silent = await silentServer()
    await startWorker({ SMTP_URL: silent.url })
    await queue('a@post.example')
    await expect.poll(() => statusOf('a@post.example')).toBe('claimed')
    await startWorker()
    expect(await statusOf('a@post.example')).toBe('claimed')
    silent.close()
  })

  it('is not mistaken for another of its name', async () => {
    const [one, other] = [await startWorker({ WORKER_NAME: 'one' }), await startWorker({ WORKER_NAME: 'one' })]
    const ids = [one, other].map((worker) => /"ready","worker":"([^"]+)"/.exec(worker.said())?.[1])
    expect(ids).toEqual([expect.stringMatching(/^one:/), expect.stringMatching(/^one:/)])
    expect(new Set(ids).size).toBe(2)
    for (let mail = 0; mail < 20; mail += 1) await queue(`slow${mail}@d${mail % 5}.example`)
    await expect.poll(() => db.mail.count({ where: { claimedBy: ids[0] ?? '' } })).toBeGreaterThan(0)
    await one.end('SIGKILL')
    const others = await db.mail.count({ where: { status: { in: ['queued', 'claimed'] } } })
    await startWorker({ WORKER_NAME: 'one' })
    await expect
      .poll(() => db.mail.count({ where: { status: { in: ['queued', 'claimed'] } } }), { timeout: 15_000 })
      .toBe(0)
    expect(others).toBeGreaterThan(0)
    const parked = await db.mail.findMany({ where: { status: 'parked' }, select: { claimedBy: true } })
    expect(new Set(parked.map(({ claimedBy }) => claimedBy))).toEqual(new Set([ids[0]]))
    expect(new Set(office.arrived.map(({ to }) => to)).size).toBe(office.arrived.length)
  })

  it('finds the database again after its connections were cut', async () => {
    const worker = await startWorker()
    await asOwner((client) =>
      client.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      ),
    )
    await worker.says('"database found"')
    const queuedAt = Date.now()
    await queue('a@post.example').catch(() => queue('a@post.example')) // our own connection was cut as well
    await expect.poll(() => office.count('a@post.example'), { interval: 10 }).toBe(1)
    expect(Date.now() - queuedAt).toBeLessThan(2_500)
  })
})
