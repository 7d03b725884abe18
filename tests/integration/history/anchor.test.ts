import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { anchorHistory, keepAnchorsIn, readAnchors } from '@/lib/history/anchor'
import { record } from '@/lib/history/record'
import { start } from '@/tests/integration/mail/program'
import { asOwner, databaseUrl } from '@/tests/support/database'

const folder = mkdtempSync(join(tmpdir(), 'phoenix-anchors-'))
const file = join(folder, 'anchors')
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => rmSync(file, { force: true }))
beforeEach(() =>
  asOwner((client) =>
    client.query(
      'SET session_replication_role = replica; TRUNCATE history_entry, history_anchor RESTART IDENTITY CASCADE',
    ),
  ),
)

const happen = (at: Date) => record(db, { event: 'client.registered' }, {}, { rule: 'test' }, at)
const behind = (sql: string) => asOwner((client) => client.query(`SET session_replication_role = replica; ${sql}`))

/** Sydney's midnight between 24 and 25 November 2026. */
const midnight = new Date('2026-11-24T13:00:00Z')
const later = (seconds: number) => new Date(midnight.getTime() + seconds * 1_000)

describe('the anchor of a day', () => {
  test('is kept once its day has ended in Sydney, and once only', async () => {
    await happen(later(-10))
    expect(await anchorHistory(later(-1))).toMatchObject({ day: '2026-11-23', position: 1 })
    expect(await anchorHistory(later(-1))).toBeNull()
    await happen(later(-1))
    const kept = await anchorHistory(later(0))
    const { hash } = await db.historySeal.findUniqueOrThrow({ where: { position: 2 } })
    expect(kept).toEqual({ day: '2026-11-24', position: 2, hash: Buffer.from(hash).toString('hex') })
  })

  test('is kept by one of many workers, and by none where there is no history', async () => {
    expect(await anchorHistory(midnight)).toBeNull()
    await happen(midnight)
    const kept = await Promise.all(Array.from({ length: 20 }, () => anchorHistory(midnight)))
    expect(kept.filter((anchor) => anchor !== null)).toHaveLength(1)
    expect(await db.historyAnchor.count()).toBe(1)
  })

  test('goes into the file once, however many keep it, and what the file missed follows', async () => {
    await happen(midnight)
    await anchorHistory(midnight)
    await Promise.all(Array.from({ length: 8 }, () => keepAnchorsIn(file)))
    await anchorHistory(later(86_400))
    expect(await keepAnchorsIn(file)).toBe(1)
    expect(readAnchors(readFileSync(file, 'utf8')).map(({ day }) => day)).toEqual(['2026-11-24', '2026-11-25'])
  })

  test('in a file that says something else is not read as one', () => {
    expect(() => readAnchors('2026-11-24 1 abc\n')).toThrow('Line 1')
  })
})

describe('the commands', () => {
  const verify = async (environment: Record<string, string> = {}) => {
    const program = await start('bin/verify.ts', { DATABASE_URL: databaseUrl, ...environment })
    return { code: await program.ended, said: program.said().trim() }
  }

  test('a worker keeps the anchor, logs it and adds it to its file; verify agrees', async () => {
    for (let count = 0; count < 3; count++) await happen(midnight)
    const worker = await start('bin/worker.ts', { DATABASE_URL: databaseUrl, ANCHOR_FILE: file })
    await worker.says('"ready"')
    expect(worker.said()).toMatch(/"what":"anchor","day":"\d{4}-\d\d-\d\d","position":3,"hash":"[0-9a-f]{64}"/)
    await worker.end('SIGTERM')
    expect(readAnchors(readFileSync(file, 'utf8'))).toHaveLength(1)
    expect(await verify({ ANCHOR_FILE: file })).toEqual({
      code: 0,
      said: '3 rows of history, chain whole, 1 anchor agrees',
    })
    await behind(
      'DELETE FROM history_seal WHERE position = 3; DELETE FROM history_entry WHERE id = 3; TRUNCATE history_anchor',
    )
    expect(await verify()).toMatchObject({ code: 0 })
    expect(await verify({ ANCHOR_FILE: file })).toEqual({
      code: 1,
      said: expect.stringMatching(/^History is not whole\. The chain ends at place 2, and the anchor of .* knows 3/),
    })
  })

  test('verify ends with 1 at a changed row, and with a sentence where its file is missing', async () => {
    await happen(midnight)
    await behind(`UPDATE history_entry SET event = 'case.closed'`)
    const { code, said } = await verify()
    expect([code, said]).toEqual([
      1,
      expect.stringContaining('Row 1 of history (2026-11-24T13:00:00.000Z, case.closed) was changed'),
    ])
    expect(existsSync(file)).toBe(false)
    expect((await verify({ ANCHOR_FILE: file })).said).toContain('ANCHOR_FILE names')
    writeFileSync(file, 'nonsense\n')
    expect((await verify({ ANCHOR_FILE: file })).code).toBe(1)
  })
})
