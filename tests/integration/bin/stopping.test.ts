import { Agent, get } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { queueMail } from '@/lib/mail/queue'
import { plain, postOffice, silentServer } from '@/tests/integration/mail/post-office'
import { patience, start, startNode } from '@/tests/integration/mail/program'
import { databaseUrl } from '@/tests/support/database'

// Signals to real processes: what they have begun they finish, what they have not they leave whole.

type Program = Awaited<ReturnType<typeof start>>
const running: Program[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.end('SIGKILL')))
})

async function started(program: string, environment: Record<string, string>, ready: string) {
  const one = await start(program, { DATABASE_URL: databaseUrl, ...environment })
  running.push(one)
  await one.says(ready)
  return one
}

describe('a web server that is told to stop', () => {
  const serve = async (environment: Record<string, string>, program = 'tests/support/small-server.ts') => {
    const one = await started(program, environment, '"listening"')
    const port = Number(/"port":(\d+)/.exec(one.said())?.[1])
    const agent = new Agent({ keepAlive: true })
    const ask = (path: string): Promise<string> =>
      new Promise((done, failed) => {
        const asked = get({ port, path, agent, host: '127.0.0.1' }, async (response) => {
          let body = ''
          for await (const chunk of response) body += chunk
          done(body)
        })
        asked.on('error', failed)
      })
    return { ...one, ask }
  }

  it('is not ready at once, drains, finishes what it has begun, and leaves with 0', async () => {
    const { ask, says, signal, ended, said } = await serve({ DRAIN_SECONDS: '0.5', STOP_SECONDS: '10' })
    expect(JSON.parse(await ask('/ready'))).toMatchObject({ ready: true, database: 'answers', migrations: 'current' })
    const slow = ask('/1.5')
    await says('"begun"')
    signal('SIGTERM')
    await says('"stopping"')
    expect(JSON.parse(await ask('/ready'))).toMatchObject({ ready: false, process: 'stopping', database: 'answers' })
    expect(await slow).toBe('finished')
    expect(await ended).toBe(0)
    await expect(ask('/ready')).rejects.toThrow('ECONNREFUSED')
    expect(said()).toMatch(/"what":"request".*"status":200/)
    expect(said()).toContain('"connections":0')
  })

  it('is reached through its wrapper, whose exit code is its own', async () => {
    const wrapped = await serve({ DRAIN_SECONDS: '0', STOP_SECONDS: '10' }, 'tests/support/wrapped-server.ts')
    const slow = wrapped.ask('/1')
    await wrapped.says('"begun"')
    wrapped.signal('SIGTERM')
    expect(await slow).toBe('finished')
    expect(await wrapped.ended).toBe(0)
    expect(wrapped.said()).toContain('"what":"stopped"')
  })

  it('stops too when its wrapper is killed outright', async () => {
    const wrapped = await serve({ DRAIN_SECONDS: '0', STOP_SECONDS: '10' }, 'tests/support/wrapped-server.ts')
    wrapped.signal('SIGKILL')
    await wrapped.says('"what":"stopped"')
    await expect(wrapped.ask('/ready')).rejects.toThrow('ECONNREFUSED')
  })

  it('cuts off what takes longer than it may', async () => {
    const { ask, says, signal, ended } = await serve({ DRAIN_SECONDS: '0', STOP_SECONDS: '0.3' })
    const endless = ask('/20').catch((error) => error.code)
    await says('"begun"')
    const since = Date.now()
    signal('SIGTERM')
    expect(await endless).toBe('ECONNRESET')
    expect(await ended).toBe(0)
    expect(Date.now() - since).toBeLessThan(10_000)
  })

  it('takes a signal that came by two ways for one', async () => {
    const { ask, says, signal, ended } = await serve({ DRAIN_SECONDS: '0', STOP_SECONDS: '30' })
    const slow = ask('/1')
    await says('"begun"')
    signal('SIGINT')
    signal('SIGTERM')
    expect(await slow).toBe('finished')
    expect(await ended).toBe(0)
  })

  it('ends at once at a second signal', async () => {
    const { ask, says, signal, ended } = await serve({ DRAIN_SECONDS: '0', STOP_SECONDS: '30' })
    const slow = ask('/20').catch((error) => error.code)
    await says('"begun"')
    signal('SIGINT')
    await says('"stopping"')
    await new Promise((done) => setTimeout(done, 600))
    signal('SIGTERM')
    expect(await ended).toBe(1)
    expect(await slow).toBe('ECONNRESET')
  })
})

describe('a worker that is told to stop', () => {
  const queue = (toAddress: string) => queueMail(db, { event: 'request-waits', ...plain(toAddress), at: new Date() })
  const rows = () => db.mail.findMany({ select: { status: true, claimedBy: true } })
  const statuses = async () => (await rows()).map(({ status }) => status)

  afterEach(() => db.$executeRaw`UPDATE mail SET status = 'sent' WHERE status <> 'sent'`)

  it('under its wrapper finishes what it sends', async () => {
    const office = await postOffice()
    const wrapped = await startWrapped({ SMTP_URL: office.url })
    await queue('slow@post.example')
    await expect.poll(() => office.count('slow@post.example'), patience).toBe(1)
    wrapped.signal('SIGTERM')
    expect(await wrapped.ended).toBe(0)
    expect(await statuses()).toEqual(['sent'])
    await office.close()
  })

  it('finishes what it sends when npm, which it came from, is gone at the signal', async () => {
    const office = await postOffice()
    // As npm and its shell do: they end at once, and leave behind what they started.
    const begin = "require('node:child_process').spawn('node', ['bin/setup.mjs', 'worker'], { stdio: 'inherit' })"
    const npm = startNode(['-e', begin], { DATABASE_URL: databaseUrl, SMTP_URL: office.url })
    running.push(npm)
    await npm.says('"ready"')
    await queue('slower@post.example')
    await expect.poll(() => office.count('slower@post.example'), patience).toBe(1)
    await npm.end('SIGKILL')
    await npm.says('"stopped"')
    expect(new Set(await statuses())).toEqual(new Set(['sent']))
    await office.close()
  })

  it('hands back what it claimed and has not begun to send', async () => {
    const silent = await silentServer()
    const worker = await started('bin/worker.ts', { SMTP_URL: silent.url, STOP_SECONDS: '0.2' }, '"ready"')
    for (let i = 0; i < 3; i++) await queue(`${i}@post.example`)
    await expect.poll(async () => (await statuses()).filter((status) => status === 'claimed').length, patience).toBe(3)
    const since = Date.now()
    worker.signal('SIGTERM')
    expect(await worker.ended).toBe(0)
    expect(Date.now() - since, 'the server’s own silence is longer').toBeLessThan(8_000)
    expect((await statuses()).filter((status) => status !== 'sent')).toEqual(['queued', 'queued', 'queued'])
    silent.close()
  })

  /** As `npm run worker` does once everything is installed. */
  async function startWrapped(environment: Record<string, string>) {
    const one = startNode(['bin/run.mjs', 'worker'], { DATABASE_URL: databaseUrl, ...environment })
    running.push(one)
    await one.says('"ready"')
    return one
  }
})
