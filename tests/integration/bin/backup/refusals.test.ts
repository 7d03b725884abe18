import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { readBackup } from '@/bin/backup/format'
import { passOver, restore } from '@/bin/backup/restore'
import { inSnapshot, writeBackup } from '@/bin/backup/write'
import { ownMigrations, stateOf } from '@/bin/database-state'
import { placeOf, withDatabase } from '@/bin/prepare'
import { databaseUrl } from '@/tests/support/database'
import { runCommand } from '@/tests/support/run-command'
import { beside, drop, makeEmpty, makeFrom, makeOlder, nameOf, scratchUrl } from '@/tests/support/scratch-database'
import { smallWorld } from '@/tests/support/world'

// What a backup and a restore refuse, in a sentence, leaving nothing behind.

const folder = mkdtempSync(join(tmpdir(), 'phoenix-refused-'))
const whole = join(folder, 'whole')
const into = scratchUrl('into')
const backup = (url: string, file: string) => inSnapshot(url, (client) => writeBackup(client, file))

beforeAll(async () => {
  await smallWorld({ entitled: 6, completed: 2 })
  await backup(databaseUrl, whole)
})
afterAll(async () => {
  await drop(into)
  rmSync(folder, { recursive: true })
})

/** The backup with something done to it, before it is compressed or after. */
function spoilt(way: string, change: (file: Buffer) => Buffer, compressed = true): string {
  const file = join(folder, way.replaceAll(' ', '-'))
  const content = readFileSync(whole)
  writeFileSync(file, compressed ? change(content) : gzipSync(change(gunzipSync(content))))
  return file
}
const flipped = (at: number) => (file: Buffer) => {
  const other = Buffer.from(file)
  other[at] = (other[at] ?? 0) ^ 1
  return other
}
const end = 'is damaged or cut short: it is not as it was written.'
const spoiling: [string, (file: Buffer) => Buffer, boolean, string][] = [
  ['cut short', (file) => file.subarray(0, file.length - 40), true, end],
  ['without its end', (file) => file.subarray(0, file.lastIndexOf('J')), false, end],
  ['one bit turned', (file) => flipped(file.length >> 1)(file), true, end],
  ['a name changed', (file) => flipped(file.indexOf('Marlowe'))(file), false, end],
  ['a row taken out', withoutRow, false, end],
  ['something added', (file) => Buffer.concat([file, Buffer.from('J\0\0\0\x02{}', 'latin1')]), false, end],
  ['a few bytes added', (file) => Buffer.concat([file, Buffer.from('R\0')]), false, end],
  [
    'of a newer format',
    (file) => replaced(file, '"format":1', '"format":2'),
    false,
    'was made by a newer Phoenix. Restore it with that release.',
  ],
  ['something else', () => Buffer.from('a letter'), true, 'is no backup of Phoenix.'],
  ['something else compressed', () => Buffer.from('a letter, long enough'), false, 'is no backup of Phoenix.'],
  ['empty', () => Buffer.alloc(0), true, end],
]

/** The last line of the clients' rows, with the length of its frame set right. */
function withoutRow(file: Buffer): Buffer {
  const frame = file.indexOf('{"table":"client"}') + '{"table":"client"}'.length
  const length = file.readUInt32BE(frame + 1)
  const content = file.subarray(frame + 5, frame + 5 + length)
  const shorter = content.subarray(0, content.lastIndexOf(10, content.length - 2) + 1)
  const head = Buffer.from(file.subarray(frame, frame + 5))
  head.writeUInt32BE(shorter.length, 1)
  return Buffer.concat([file.subarray(0, frame), head, shorter, file.subarray(frame + 5 + length)])
}

const replaced = (file: Buffer, from: string, to: string) =>
  Buffer.from(file.toString('latin1').replace(from, to), 'latin1')

test.each(spoiling)('a file that is %s restores nothing', async (way, change, compressed, words) => {
  const file = spoilt(way, change, compressed)
  await expect(readBackup(file, passOver)).rejects.toThrow(`${file} ${words}`)
  await expect(restore(file, into)).rejects.toThrow(`${file} ${words}`)
  expect(await beside(into)).toEqual([])
})

test('a file that is not there is named', async () => {
  await expect(restore(join(folder, 'none'), into)).rejects.toThrow(`There is no ${join(folder, 'none')}.`)
})

test('a database that holds something is left alone, ours or not', async () => {
  const sentence = (url: string) =>
    `The database ${placeOf(url)} holds something. A restore needs one that is absent or empty; nothing was touched.`
  await expect(restore(whole, databaseUrl)).rejects.toThrow(sentence(databaseUrl))
  await makeEmpty(into)
  await withDatabase(into, (client) => client.query('CREATE TABLE notes ()'))
  await expect(restore(whole, into)).rejects.toThrow(sentence(into))
  expect(await beside(into)).toEqual([nameOf(into)])
  await drop(into)
})

test('a backup of a newer release, or of another Phoenix, is refused', async () => {
  const [first] = ownMigrations()
  const cases = [
    [
      `UPDATE _prisma_migrations SET migration_name = '9999_to_come' WHERE migration_name = '${ownMigrations().at(-1)?.name}'`,
      'is of a newer release: it has 9999_to_come',
    ],
    [
      `UPDATE _prisma_migrations SET checksum = 'x' WHERE migration_name = '${first?.name}'`,
      `is of another Phoenix: its ${first?.name} is not the one`,
    ],
  ] as const
  for (const [at, [sql, words]] of cases.entries()) {
    const file = join(folder, `other-${at}`)
    await backup(await makeFrom(into, inject('template'), sql), file)
    await drop(into)
    await expect(restore(file, into)).rejects.toThrow(words)
    expect(await beside(into)).toEqual([])
  }
})

test('a restore that breaks off in the middle leaves nothing, also what an earlier one left', async () => {
  const half = `${into}_restoring`
  await makeEmpty(half)
  await withDatabase(half, (client) => client.query('CREATE TABLE left_over ()'))
  const shared = `ALTER TABLE client ADD CONSTRAINT stopped CHECK (false) NOT VALID`
  // The schema that the migrations make refuses these rows, as a full disk would, after others went in.
  const file = join(folder, 'against-the-law')
  await backup(
    await makeFrom(
      into,
      inject('template'),
      `SET session_replication_role = replica; ${shared};
    ALTER TABLE client DROP CONSTRAINT stopped; ALTER TABLE person DROP CONSTRAINT person_theme;
    INSERT INTO person (id, name, email, role, theme) VALUES (gen_random_uuid(), 'x', 'x@example.com', 'administrator', 'plaid')`,
    ),
    file,
  )
  await drop(into)
  await expect(restore(file, into)).rejects.toThrow(/person_theme/)
  expect(await beside(into)).toEqual([])
})

test('a backup of an older release gets the newer migrations, and says which', async () => {
  const older = await makeOlder(scratchUrl('older'))
  await withDatabase(older, (client) =>
    client.query(`INSERT INTO organisation (id, name) VALUES (gen_random_uuid(), 'Kept')`),
  )
  const file = join(folder, 'older')
  await backup(older, file)
  await drop(older)
  await makeEmpty(into)
  const last = ownMigrations().at(-1)?.name
  const { status, said } = runCommand(`restore ${file}`, { DATABASE_URL: into })
  expect([status, said]).toEqual([
    0,
    expect.stringContaining(`The backup is of an older release: ${last} came on top of it.`),
  ])
  expect(await withDatabase(into, stateOf)).toMatchObject({ is: 'current' })
  const kept = await withDatabase(into, (client) => client.query('SELECT name FROM organisation'))
  expect(kept.rows).toEqual([{ name: 'Kept' }])
})

test('a backup never overwrites another, and leaves no half of itself', async () => {
  const there = join(folder, 'there')
  copyFileSync(whole, there)
  expect(runCommand(`backup ${there}`, { DATABASE_URL: databaseUrl })).toEqual({
    status: 1,
    said: `${there} exists already. Name another file, so that no backup is lost.`,
  })
  await expect(backup(databaseUrl, join(folder, 'no', 'folder'))).rejects.toThrow('There is no folder')
  expect(existsSync(join(folder, 'no'))).toBe(false)
})

test('the commands say what they did, and check a file without a database', () => {
  const file = join(folder, 'told')
  const made = runCommand(`backup ${file}`, { DATABASE_URL: databaseUrl })
  expect([made.status, made.said.split('\n')[0]]).toEqual([
    0,
    expect.stringMatching(/^[\d,]+ rows of \d+ tables as of .+ are in /),
  ])
  expect(made.said).toContain('which is not in it')
  expect(runCommand(`restore --check ${file}`, { DATABASE_URL: '' })).toEqual({
    status: 0,
    said: expect.stringMatching(/is whole: [\d,]+ rows of \d+ tables as of .+\.$/),
  })
  expect(runCommand('backup', {})).toEqual({ status: 1, said: 'Say where to: npm run backup -- FILE' })
})
