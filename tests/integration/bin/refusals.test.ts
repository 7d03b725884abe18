import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '@/bin/ports'
import { databaseUrl } from '@/tests/support/database'
import { runCommand } from '@/tests/support/run-command'

// A trouble of the machine or of the settings is one clear sentence and exit 1.

const dataDir = mkdtempSync(join(tmpdir(), 'phoenix-refusals-'))
const taken = createServer()
let free = 0
let takenPort = 0

beforeAll(async () => {
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done))
  takenPort = Number((taken.address() as { port: number }).port)
  free = await freePort()
})
afterAll(() => {
  taken.close()
  rmSync(dataDir, { recursive: true })
})

const run = (command: string, settings: Record<string, string>) =>
  runCommand(command, {
    ...{ DATABASE_URL: databaseUrl, DATA_DIR: dataDir, PORT: String(free), MAILBOX_PORT: '8926', ...settings },
  })

describe('npm run demo', () => {
  test('names the port that is in use, and another one', () => {
    expect(run('demo', { PORT: String(takenPort) })).toEqual({
      status: 1,
      said: `Port ${takenPort} is in use. Stop what uses it, or choose another one: PORT=${takenPort + 1} npm run demo`,
    })
  })

  test('names the mailbox port that is in use', () => {
    const { status, said } = run('demo', { MAILBOX_PORT: String(takenPort) })
    expect([status, said.split('.')[0]]).toEqual([1, `Port ${takenPort} is in use`])
  })

  test('refuses a port that is none', () => {
    expect(run('demo', { PORT: 'http' })).toEqual({
      status: 1,
      said: 'PORT must be a port from 1 to 65535, not "http".',
    })
  })

  test('says which database does not answer', () => {
    const { status, said } = run('demo', { DATABASE_URL: 'postgresql://somebody:secret@127.0.0.1:9/nothing' })
    expect(status).toBe(1)
    expect(said).toBe('No PostgreSQL lets us in at DATABASE_URL (127.0.0.1:9): connect ECONNREFUSED 127.0.0.1:9')
  })

  test('says what DATABASE_URL looks like', () => {
    expect(run('demo', { DATABASE_URL: 'mysql://x' })).toEqual({
      status: 1,
      said: 'DATABASE_URL must look like postgresql://user:password@host:5432/database.',
    })
  })

  test('empties no database that it did not fill', () => {
    const { status, said } = run('demo --fresh', {})
    expect([status, said.split('\n')]).toEqual([
      1,
      [expect.stringContaining('--fresh empties only a database that this demo filled')],
    ])
  })
})

test.each([
  [{ NEXTAUTH_SECRET: 'short' }, 'NEXTAUTH_SECRET is a random text of 16 characters or more.'],
  [{ SMTP_PATIENCE: 'abc' }, 'SMTP_PATIENCE is a number of seconds from 1 to 300.'],
  [{ SMTP_URL: 'relay:25' }, 'SMTP_URL is a mail server, for example smtp://relay:25 or smtps://user:password@host.'],
  [
    { MAIL_FROM: 'a@b.co, c@d.co', WORKER_PORT: '99999' },
    'MAIL_FROM is one email address, for example support@example.org.\nWORKER_PORT is a port from 0 to 65535.',
  ],
  [
    { DATABASE_URL: '', DRAIN_SECONDS: '-1' },
    'DATABASE_URL is missing. It names the PostgreSQL database: postgresql://user:password@host:5432/database.\nDRAIN_SECONDS is a number of seconds from 0 to 600.',
  ],
])('npm run worker says of %j what is wrong, in a sentence each', (wrong, said) => {
  expect(run('worker', { STOP_SECONDS: '', ...wrong })).toEqual({ status: 1, said })
})

test('npm run start names the settings that production needs', () => {
  expect(run('start', { NEXTAUTH_SECRET: '', PORTAL_URL: '', TEXT_KEY: '' })).toEqual({
    status: 1,
    said: 'Production needs NEXTAUTH_SECRET, PORTAL_URL, TEXT_KEY in its environment.',
  })
})

test('npm run start names itself where its port is in use', () => {
  const settings = { NEXTAUTH_SECRET: 'a'.repeat(32), PORTAL_URL: 'http://localhost:1', PORT: String(takenPort) }
  expect(run('start', settings).said).toContain(`PORT=${takenPort + 1} npm run start`)
})

test('a command that does not exist is named', () => {
  expect(run('nothing', {})).toEqual({ status: 1, said: 'There is no command "nothing".' })
})
