import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type SealedRow, sealedColumns, sealedSelect, sealedText } from '@/lib/history/chain'
import { type Ask, type FoundAnchor, verifyHistory } from '@/lib/history/verify'
import { asOwner, databaseUrl } from '@/tests/support/database'

// The chain over history (S8): written by the database, recomputed here, and what it shows when somebody goes behind the portal.

const insert = `INSERT INTO history_entry (at, event, data) VALUES (now(), $1, $2)`
const add = (client: pg.ClientBase, event: string, data: unknown = {}) =>
  client.query(insert, [event, JSON.stringify(data)])

/** What only the database's owner can do, with every trigger aside. */
const behind = (sql: string) =>
  asOwner(async (client) => {
    await client.query('SET session_replication_role = replica')
    await client.query(sql)
  })
const empty = () => behind('TRUNCATE history_entry, history_anchor RESTART IDENTITY CASCADE')
beforeEach(empty)
afterEach(empty)

const verify = (anchors: FoundAnchor[] = []) =>
  asOwner((client) => {
    const ask: Ask = async (sql, values) => (await client.query(sql, values)).rows
    return verifyHistory(ask, anchors)
  })
const rows = (count: number) =>
  asOwner(async (client) => {
    for (let one = 1; one <= count; one++) await add(client, `case.opened`, { entitled: one })
  })
const anchorNow = (day: string) =>
  asOwner(async (client): Promise<FoundAnchor> => {
    const { rows } = await client.query(
      `SELECT position::int, encode(hash, 'hex') AS hash FROM history_seal ORDER BY position DESC LIMIT 1`,
    )
    return { day, from: 'file', ...rows[0] }
  })
/** Seals everything from a place on anew, as a patient forger would. */
const sealAnewFrom = (place: number) =>
  behind(`DELETE FROM history_seal WHERE position >= ${place}; SELECT seal_history()`)

describe('the text of a row', () => {
  test('is the same here as in the database, whatever stands in its columns', async () => {
    const awkward = ['"quoted" \\ back', 'Kovačić 李 😀', 'line\nbreak\ttab', '\u0001\u001f\u007f\u2028\ufeff', '']
    await asOwner(async (client) => {
      for (const text of awkward)
        await add(client, text, { [text]: [text, 1.5, 1e21, -0, null, { z: 1, a: { b: [] } }] })
      await client.query(`INSERT INTO history_entry (at, event, rule, data)
        SELECT timestamptz '1969-12-31 23:59:59.999Z' + i * interval '12345678.901 s', 'x', '', '1.10' FROM generate_series(0, 200) AS i`)
      const read = await client.query<SealedRow & { said: string }>(
        `SELECT ${sealedSelect}, history_text(h) AS said FROM history_entry h`,
      )
      expect(read.rows.length).toBe(awkward.length + 201)
      for (const { said, ...row } of read.rows) expect(sealedText(row)).toBe(said)
    })
  })

  test('covers every column of history', async () => {
    const { rows: columns } = await asOwner((client) =>
      client.query(`SELECT column_name FROM information_schema.columns WHERE table_name = 'history_entry'`),
    )
    expect(columns.map(({ column_name }) => column_name).sort()).toEqual([...sealedColumns].sort())
  })
})

describe('the chain', () => {
  test('is whole when nobody touched it, and says how long it is', async () => {
    await rows(5)
    const anchor = await anchorNow('2026-11-24')
    expect(await verify([anchor, { ...anchor, from: 'table' }])).toEqual({ rows: 5, anchors: 1, broken: null })
  })

  test('keeps its order and has no gap when 20 connections add at once', async () => {
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 20, options: '-c role=phoenix_app' })
    const transaction = async (_: unknown, index: number) => {
      const client = await pool.connect()
      await client.query('BEGIN')
      await add(client, 'case.opened', { index })
      await add(client, 'case.closed')
      await client.query(index % 5 === 0 ? 'ROLLBACK' : 'COMMIT')
      client.release()
    }
    await Promise.all(Array.from({ length: 200 }, transaction))
    await pool.end()
    expect(await verify()).toEqual({ rows: 320, anchors: 0, broken: null })
  })

  test('and its rows are kept or lost together when connections break off in the middle', async () => {
    const broken = async (_: unknown, index: number) => {
      const client = new pg.Client({ connectionString: databaseUrl })
      client.on('error', () => {})
      await client.connect()
      const { rows } = await client.query('SELECT pg_backend_pid() AS pid')
      const work = (async () => {
        for (let one = 0; ; one++) {
          await client.query('BEGIN')
          await add(client, 'case.opened', { one })
          await client.query('COMMIT')
        }
      })().catch(() => 'broken off')
      await new Promise((resolve) => setTimeout(resolve, 3 * index)) // moments of every kind
      await asOwner((owner) => owner.query('SELECT pg_terminate_backend($1)', [rows[0].pid]))
      return work
    }
    const ended = await Promise.all(Array.from({ length: 8 }, broken))
    expect(ended).toEqual(Array(8).fill('broken off'))
    expect((await verify()).broken).toBeNull()
  })

  test('a transaction that cannot see who committed before it adds nothing', async () => {
    await asOwner(async (client) => {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
      await client.query('SELECT 1 FROM history_seal')
      await rows(1)
      await add(client, 'case.opened')
      await expect(client.query('COMMIT')).rejects.toThrow(/history_seal/)
    })
    expect(await verify()).toMatchObject({ rows: 1, broken: null })
  })

  test('seals many rows at once as it seals them one by one', async () => {
    await rows(4)
    const hashes = () =>
      asOwner(
        async (client) => (await client.query(`SELECT encode(hash, 'hex') FROM history_seal ORDER BY position`)).rows,
      )
    const oneByOne = await hashes()
    await sealAnewFrom(3)
    expect(await hashes()).toEqual(oneByOne)
  })
})

describe('verify names what was done behind the portal', () => {
  const values: Record<string, string> = { at: `at + interval '1 ms'`, event: `'x'`, rule: `'x'`, data: `'{"a":1}'` }

  test.each(sealedColumns.filter((name) => name !== 'id'))('a changed %s', async (column) => {
    await rows(6)
    await behind(`UPDATE history_entry SET ${column} = ${values[column] ?? 'gen_random_uuid()'} WHERE id = 3`)
    expect((await verify()).broken).toMatchObject({ what: 'changed', row: '3' })
  })

  test('the last row changed', async () => {
    await rows(3)
    await behind(`UPDATE history_entry SET event = 'case.closed' WHERE id = 3`)
    const { broken } = await verify()
    expect(broken).toMatchObject({ what: 'changed', row: '3' })
    expect(broken?.sentence).toMatch(/^Row 3 of history \(\d{4}-\d\d-\d\dT[\d:.]+Z, case\.closed\) was changed/)
  })

  test('a row that was deleted, with its seal and without', async () => {
    await rows(6)
    await behind('DELETE FROM history_entry WHERE id = 4')
    expect((await verify()).broken).toMatchObject({ what: 'missing', row: '4' })
    await behind('DELETE FROM history_seal WHERE position = 4')
    expect((await verify()).broken).toMatchObject({ what: 'missing', sentence: expect.stringContaining('place 4') })
  })

  test('a seal that was deleted, and one that was changed', async () => {
    await rows(6)
    await behind(`UPDATE history_seal SET hash = sha256('x') WHERE position = 2`)
    expect((await verify()).broken).toMatchObject({ what: 'seal changed', row: '2' })
    await behind('DELETE FROM history_seal WHERE position = 2')
    expect((await verify()).broken).toMatchObject({ what: 'seal missing', row: '2' })
  })

  test.each([
    [
      'rows',
      'UPDATE history_seal SET entry_id = -position WHERE position IN (2, 5); UPDATE history_seal SET entry_id = CASE position WHEN 2 THEN 5 ELSE 2 END WHERE position IN (2, 5)',
    ],
    [
      'rows with their seals',
      'UPDATE history_seal SET position = -position WHERE position IN (2, 5); UPDATE history_seal SET position = CASE position WHEN -2 THEN 5 ELSE 2 END WHERE position < 0',
    ],
  ])('two %s that changed places', async (_, sql) => {
    await rows(6)
    await behind(sql)
    expect((await verify()).broken).toMatchObject({ what: 'moved', row: '2' })
  })

  test('a row that was added, without a seal and with a seal of its own', async () => {
    await rows(4)
    await behind(`INSERT INTO history_entry (id, at, event) VALUES (99, '2020-01-01', 'case.closed')`)
    expect((await verify()).broken).toMatchObject({ what: 'added', row: '99' })
    await behind(`UPDATE history_seal SET position = -position - 1 WHERE position >= 3; UPDATE history_seal SET position = -position WHERE position < 0;
      INSERT INTO history_seal SELECT 3, h.id, history_hash(s.hash, history_text(h)) FROM history_entry h, history_seal s WHERE h.id = 99 AND s.position = 2`)
    expect((await verify()).broken).toMatchObject({ what: 'added', row: '99' })
  })

  test('a tail that was cut off, by the anchor', async () => {
    await rows(6)
    const anchor = await anchorNow('2026-11-24')
    await behind('DELETE FROM history_seal WHERE position > 4; DELETE FROM history_entry WHERE id > 4')
    expect((await verify()).broken).toBeNull()
    expect((await verify([anchor])).broken).toMatchObject({
      what: 'cut off',
      sentence: expect.stringContaining('place 5'),
    })
  })

  test('everything sealed anew after a change, by the anchor', async () => {
    await rows(3)
    const before = await anchorNow('2026-11-23')
    await rows(3)
    const anchors = [before, await anchorNow('2026-11-24')]
    await behind(`UPDATE history_entry SET event = 'case.closed' WHERE id = 5`)
    await sealAnewFrom(5)
    expect((await verify()).broken).toBeNull()
    expect((await verify(anchors)).broken).toMatchObject({ what: 'sealed anew', row: '4' })
  })

  test('an anchor that the database has lost', async () => {
    await rows(2)
    const anchor = await anchorNow('2026-11-24')
    expect((await verify([anchor])).broken).toMatchObject({ what: 'anchor missing' })
    expect((await verify([anchor, { ...anchor, from: 'table' }])).broken).toBeNull()
  })
})
