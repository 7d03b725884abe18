import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { traffic, type Wire, watchWire } from '@/bin/bench/wire'
import { databaseUrl } from '@/tests/support/database'

// The meter of V6 itself: what it must tell apart.

let wire: Wire
let pool: pg.Pool

beforeAll(async () => {
  wire = await watchWire(databaseUrl)
  pool = new pg.Pool({ connectionString: wire.url, max: 4 })
  pool.on('error', () => {})
  await Promise.all([1, 2, 3, 4].map(() => pool.query('SELECT pg_sleep(0.05)')))
})
afterAll(async () => {
  await pool.end()
  wire.close()
})

const shape = async (work: () => Promise<unknown>) =>
  (await wire.watch(work, 400)).map(({ sql, round }) => [sql.replace('SELECT ', ''), round])

test('what waits for no answer is one round, however late it is asked', async () => {
  const late = async (sql: string, milliseconds: number) => {
    await new Promise((done) => setTimeout(done, milliseconds))
    await pool.query(sql)
  }
  expect(await shape(() => Promise.all([late('SELECT 1', 0), late('SELECT 2', 15), late('SELECT 3', 30)]))).toEqual([
    ['1', 1],
    ['2', 1],
    ['3', 1],
  ])
})

test('what waits for an answer begins a new round', async () => {
  const inTurn = async () => {
    for (const sql of ['SELECT 1', 'SELECT 2']) await pool.query(sql)
    await Promise.all([pool.query('SELECT 3'), pool.query('SELECT 4')])
  }
  expect((await shape(inTurn)).map(([, round]) => round)).toEqual([1, 2, 3, 3])
})

test('values are told with their statement, of any length', async () => {
  const long = 'x'.repeat(200_000)
  const [asked] = await wire.watch(() => pool.query('SELECT $1::text, $2::int, $3::text', [long, 7, null]))
  expect(asked?.values).toEqual([long, '7', null])
})

test('a transaction counts what begins and ends it', async () => {
  const client = await pool.connect()
  const asked = await wire.watch(async () => {
    for (const sql of ['BEGIN', 'SELECT 1', 'COMMIT']) await client.query(sql)
  })
  client.release()
  expect(traffic(asked)).toEqual({ lookUps: 0, queries: 3, rounds: 3 })
})

test('the look-up of the sign-in stands apart', async () => {
  const asked = await wire.watch(async () => {
    await pool.query('SELECT id FROM sign_in')
    await Promise.all([pool.query('SELECT 1'), pool.query('SELECT 2')])
  })
  expect(traffic(asked)).toEqual({ lookUps: 1, queries: 2, rounds: 1 })
})

test('what is kept once a page is sent is nothing it waited for', async () => {
  const asked = await wire.watch(async () => {
    await pool.query('SELECT id FROM sign_in')
    await pool.query('SELECT 1')
    await pool.query(
      `INSERT INTO client_view (at, person_id, client_id, page) SELECT now(), NULL, NULL, '' WHERE false`,
    )
    await pool.query('UPDATE "public"."sign_in" SET last_seen_at = now() WHERE false')
  })
  expect(asked).toHaveLength(4)
  expect(traffic(asked)).toEqual({ lookUps: 1, queries: 1, rounds: 1 })
})
