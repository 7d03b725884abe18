import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { type Ask, verifyHistory } from '@/lib/history/verify'
import { asOwner, databaseUrl } from '@/tests/support/database'

// What the chain costs, and how long a verification takes. Figures are printed: ratios hold from machine to machine.

const full = process.env.SIZE === 'full'
const sizes = full ? { rows: 1_000_000, transactions: 2_000 } : { rows: 50_000, transactions: 200 }

/** What a submit writes: some rows, two mails, one row of history; so many transactions a second over some connections. */
async function rate(connections: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: connections })
  const insertMail = `INSERT INTO mail (id, event, from_name, to_address, subject, text, html, status)
    VALUES (gen_random_uuid(), 'request-waits', 'Phoenix', 'a@example.com', 'x', 'sealed.x', 'sealed.x', 'sent')`
  const lane = async () => {
    const client = await pool.connect()
    for (let left = sizes.transactions / connections; left > 0; left--) {
      await client.query('BEGIN')
      for (let mails = 0; mails < 2; mails++) await client.query(insertMail)
      await client.query(
        `INSERT INTO history_entry (at, event, data) VALUES (now(), 'request.submitted', '{"from":"draft","sessions":2}')`,
      )
      await client.query('COMMIT')
    }
    client.release()
  }
  await Promise.all(Array.from({ length: connections }, lane)) // once to warm up
  const began = performance.now()
  await Promise.all(Array.from({ length: connections }, lane))
  const seconds = (performance.now() - began) / 1_000
  await pool.end()
  return sizes.transactions / seconds
}

const trigger = (way: 'ENABLE' | 'DISABLE') =>
  asOwner((client) => client.query(`ALTER TABLE history_entry ${way} TRIGGER history_is_sealed`))

test.each([1, 20])('sealing at commit costs little with %i connections', { timeout: 300_000 }, async (connections) => {
  await trigger('DISABLE')
  const without = await rate(connections)
  await trigger('ENABLE')
  const sealed = await rate(connections)
  console.log(
    `S8: ${connections} connections, ${Math.round(sealed)} transactions a second sealed, ${Math.round(without)} not: ${(sealed / without).toFixed(2)}`,
  )
  // Of a short run beside others the ratio says little.
  expect(sealed / without).toBeGreaterThan(process.env.SIZE === 'full' ? 0.4 : 0.2)
})

beforeAll(() =>
  asOwner(async (client) => {
    await client.query('SET session_replication_role = replica')
    await client.query('TRUNCATE history_entry RESTART IDENTITY CASCADE')
  }),
)

test(`${sizes.rows} rows are verified in well under a minute`, { timeout: 300_000 }, async () => {
  await asOwner(async (client) => {
    await client.query('SET session_replication_role = replica')
    await client.query('TRUNCATE history_entry RESTART IDENTITY CASCADE')
    await client.query(`INSERT INTO history_entry (at, event, client_id, case_id, request_id, person_id, data)
      SELECT now() - i * interval '1 minute', 'request.submitted', md5('c' || i)::uuid, md5('a' || i)::uuid, md5('r' || i)::uuid, md5('p')::uuid,
        jsonb_build_object('from', 'draft', 'to', 'organisation_review', 'total', i % 20, 'threshold', 12, 'sessions', 2)
      FROM generate_series(1, ${sizes.rows}) AS i`)
    await client.query('SELECT seal_history()')
    await client.query('ANALYZE history_entry, history_seal')
  })
  const began = performance.now()
  const verdict = await asOwner((client) => {
    const ask: Ask = async (sql, values) => (await client.query(sql, values)).rows
    return verifyHistory(ask, [])
  })
  const seconds = (performance.now() - began) / 1_000
  console.log(`S8: ${sizes.rows} rows verified in ${seconds.toFixed(1)} s`)
  expect(verdict).toEqual({ rows: sizes.rows, anchors: 0, broken: null })
  expect(seconds).toBeLessThan(60)
})
