import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { queueMail } from '@/lib/mail/queue'
import { plain, postOffice } from '@/tests/integration/mail/post-office'
import { start } from '@/tests/integration/mail/program'
import { asOwner, databaseUrl } from '@/tests/support/database'

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

async function startWorker() {
  const worker = await start('bin/worker.ts', { DATABASE_URL: databaseUrl, SMTP_URL: office.url })
  workers.push(worker)
  await worker.says('"ready"')
  return worker
}

const queue = (toAddress: string) => queueMail(db, { event: 'request-waits', ...plain(toAddress), at: new Date() })
const statusOf = async (toAddress: string) => (await db.mail.findFirstOrThrow({ where: { toAddress } })).status

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
    await expect.poll(() => statusOf('slow@post.example')).toBe('parked')
    expect(office.count('slow@post.example')).toBe(1)
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
