import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { bundle } from '@/bin/bundle.mjs'
import { ownMigrations } from '@/bin/database-state'
import { migrate, placeOf, withDatabase } from '@/bin/prepare'
import { runCommand } from '@/tests/support/run-command'
import { drop, makeEmpty, makeFrom, makeOlder, scratchUrl } from '@/tests/support/scratch-database'

// What web server, worker and commands do where DATABASE_URL names a database that is absent, empty, not ours, older or newer.

const kinds = ['absent', 'empty', 'foreign', 'diverged', 'older', 'newer'] as const
const url = Object.fromEntries(kinds.map((kind) => [kind, scratchUrl(kind)])) as Record<(typeof kinds)[number], string>
const last = ownMigrations().at(-1)?.name ?? ''
const future = `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES ('x', 'x', now(), '9999_to_come', 1)`
const programs: Record<string, string> = {}

beforeAll(async () => {
  const template = inject('template')
  await makeEmpty(url.empty)
  await makeEmpty(url.foreign)
  await withDatabase(url.foreign, (client) => client.query('CREATE SCHEMA shop; CREATE TABLE shop.orders (id int)'))
  await makeFrom(url.newer, template, future)
  await makeFrom(url.diverged, template, `${future}; DELETE FROM _prisma_migrations WHERE migration_name = '${last}'`)
  await makeOlder(url.older)
  for (const program of ['web', 'worker']) programs[program] = await bundle(`bin/${program}.ts`)
})
afterAll(() => Promise.all(kinds.map((kind) => drop(url[kind]))))

const settings = (database: string) => ({
  ...{ DATABASE_URL: database, PORTAL_URL: 'http://localhost:3000', NEXTAUTH_SECRET: 'x'.repeat(32) },
  ...{ TEXT_KEY: `test:${'A'.repeat(43)}`, SMTP_URL: 'smtp://127.0.0.1:9' },
})

function start(program: string, database: string) {
  const child = spawn(process.execPath, [programs[program] ?? ''], { env: { ...process.env, ...settings(database) } })
  let said = ''
  const told = (words: string) =>
    new Promise<void>((heard) => {
      for (const stream of [child.stdout, child.stderr])
        createInterface({ input: stream }).on('line', (line) => {
          said += `${line}\n`
          if (line.includes(words)) heard()
        })
    })
  return { child, told, said: () => said.trim() }
}

const sentences = {
  absent: `There is no database ${placeOf(url.absent)}. npm run migrate makes it, and npm run start does so by itself.`,
  empty: `The database ${placeOf(url.empty)} is empty. npm run migrate makes it Phoenix's, and npm run start does so by itself.`,
  foreign: `The database ${placeOf(url.foreign)} holds something that is not Phoenix's. Nothing in it was touched. Name another one in DATABASE_URL.`,
  diverged: `The database ${placeOf(url.diverged)} is not of this Phoenix: it has 9999_to_come and lacks ${last}. Nothing in it was touched.`,
  older: `The database ${placeOf(url.older)} is of an older release: it lacks ${last}. npm run migrate brings it up to date.`,
}

describe.each(['web', 'worker'])('the %s alone', (program) => {
  test.each(['absent', 'empty', 'foreign', 'diverged'] as const)(
    'ends on one that is %s, and says why',
    async (kind) => {
      const { child, told, said } = start(program, url[kind])
      void told('')
      const [code] = await once(child, 'close')
      expect([code, said()]).toEqual([1, sentences[kind]])
    },
  )
})

test('the worker waits for whoever migrates an older one, and then works', async () => {
  const own = await makeOlder(scratchUrl('waiting'))
  const { child, told, said } = start('worker', own)
  const ready = told('"what":"ready"')
  await told('waits for migrations')
  expect(JSON.parse(said().split('\n')[0] ?? '{}')).toMatchObject({ what: 'waits for migrations', lacks: [last] })
  await migrate(own)
  await ready
  child.kill('SIGTERM')
  await once(child, 'exit')
  await drop(own)
})

test('the worker works on a newer one, and says so', async () => {
  const { child, told, said } = start('worker', url.newer)
  await told('"what":"ready"')
  expect(said()).toContain('"what":"newer database","unknown":["9999_to_come"]')
  child.kill('SIGTERM')
  await once(child, 'exit')
})

describe('npm run', () => {
  test.each(['empty', 'foreign', 'older'] as const)('verify, which only reads, refuses one that is %s', (kind) => {
    expect(runCommand('verify', settings(url[kind]))).toEqual({ status: 1, said: sentences[kind] })
  })

  test.each(['foreign', 'diverged'] as const)('migrate touches none that is %s', async (kind) => {
    expect(runCommand('migrate', settings(url[kind]))).toEqual({ status: 1, said: sentences[kind] })
    const tables = await withDatabase(url[kind], (client) =>
      client.query(`SELECT FROM pg_tables WHERE tablename = 'person'`),
    )
    expect(tables.rowCount).toBe(kind === 'foreign' ? 0 : 1)
  })

  test('migrate makes one that is absent, and leaves a newer one as it is', () => {
    const done = { status: 0, said: 'The database has all that this release needs.' }
    expect(runCommand('migrate', settings(url.absent))).toEqual(done)
    expect(runCommand('verify', settings(url.absent))).toMatchObject({ status: 0 })
    const newer = 'The database is of a newer release, which leaves this one working: 9999_to_come'
    expect(runCommand('migrate', settings(url.newer))).toEqual({ ...done, said: `${newer}\n${done.said}` })
  })

  test('start refuses one that is not ours before it builds anything', () => {
    expect(runCommand('start', { ...settings(url.foreign), PORT: '39871' })).toEqual({
      status: 1,
      said: sentences.foreign,
    })
  })
})
