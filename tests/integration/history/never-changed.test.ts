import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withDatabase } from '@/bin/prepare'
import { asOwner, databaseUrl } from '@/tests/support/database'

// What is said once stays said: nothing that keeps it can be changed by the portal's role, nor by the owner in passing.

const kept = ['history_entry', 'decision', 'history_seal', 'history_anchor', 'client_view']
const login = `phoenix_test_login_${process.pid}`
let portal: pg.Client

/** As production should connect: a login that is a member of the portal's role and nothing else. */
beforeAll(async () => {
  await asOwner(async (client) => {
    await client.query(`CREATE ROLE ${login} LOGIN PASSWORD 'only a test' NOINHERIT`)
    await client.query(`GRANT phoenix_app TO ${login}`)
  })
  const url = Object.assign(new URL(databaseUrl), { username: login, password: 'only a test' }).href
  portal = new pg.Client({ connectionString: url, options: '-c role=phoenix_app' })
  await portal.connect()
})
afterAll(async () => {
  await portal.end()
  await asOwner((client) => client.query(`DROP OWNED BY ${login}; DROP ROLE ${login}`))
})

describe.each(kept)('%s', (table) => {
  test('is not changed, emptied or let go of by the portal’s role', async () => {
    const column = table === 'decision' ? 'sessions' : table === 'client_view' ? 'page' : 'hash'
    const set = table === 'history_entry' ? 'event' : column
    for (const statement of [
      `UPDATE ${table} SET ${set} = NULL`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
      `INSERT INTO ${table} SELECT * FROM ${table} ON CONFLICT DO NOTHING; UPDATE ${table} SET ${set} = ${set}`,
      `MERGE INTO ${table} t USING ${table} s ON true WHEN MATCHED THEN DELETE`,
      `SELECT * FROM ${table} FOR UPDATE`,
      `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
      `ALTER TABLE ${table} ADD COLUMN more int`,
      `DROP TABLE ${table}`,
      `DROP TRIGGER ${table === 'decision' ? 'decision_is_final' : 'history_is_append_only'} ON ${table}`,
      `CREATE RULE away AS ON INSERT TO ${table} DO INSTEAD NOTHING`,
      `CREATE TRIGGER away BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
    ])
      await expect(portal.query(statement), statement).rejects.toThrow(/permission denied|must be owner/)
  })

  test('is not changed or emptied by its owner either, unless triggers are set aside', async () => {
    await withDatabase(databaseUrl, async (owner) => {
      for (const statement of [
        `UPDATE ${table} SET ${firstColumn[table]} = NULL`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ])
        await expect(owner.query(statement), statement).rejects.toThrow('history is never changed')
    })
  })
})
const firstColumn: Record<string, string> = {
  ...{
    history_entry: 'event',
    decision: 'sessions',
    history_seal: 'hash',
    history_anchor: 'hash',
    client_view: 'page',
  },
}

test('the portal’s role writes no seal of its own, and none again', async () => {
  for (const statement of [
    `INSERT INTO history_seal (position, entry_id, hash) VALUES (1, 1, '')`,
    'SELECT seal_history()',
    'SET CONSTRAINTS ALL IMMEDIATE; SELECT history_is_sealed()',
  ])
    await expect(portal.query(statement), statement).rejects.toThrow(/permission denied|can only be called as triggers/)
})

test('nor does it set triggers aside or become somebody else', async () => {
  const { rows } = await asOwner((client) => client.query('SELECT current_user AS owner'))
  for (const statement of [
    'SET session_replication_role = replica',
    `SELECT set_config('session_replication_role', 'replica', false)`,
    `SET ROLE ${rows[0].owner}`,
    `SET SESSION AUTHORIZATION ${rows[0].owner}`,
    `GRANT ${rows[0].owner} TO ${login}`,
    'ALTER ROLE phoenix_app SUPERUSER',
    `CREATE FUNCTION public.history_text(history_entry, int) RETURNS text LANGUAGE sql AS 'SELECT 1'`,
  ])
    await expect(portal.query(statement), statement).rejects.toThrow(/permission denied|must be|cannot set|may grant/i)
})

test('without the role there is nothing but the login, which sees nothing', async () => {
  await portal.query('SET ROLE NONE')
  await expect(portal.query('SELECT 1 FROM history_entry')).rejects.toThrow('permission denied')
  await portal.query('SET ROLE phoenix_app')
})

test('a table of the same name in its own corner is not where seals go', async () => {
  await portal.query('BEGIN')
  await portal.query('CREATE TEMP TABLE history_seal (position bigint, entry_id bigint, hash bytea)')
  await portal.query(`INSERT INTO public.history_entry (at, event) VALUES (now(), 'case.opened')`)
  await portal.query('SET CONSTRAINTS ALL IMMEDIATE')
  expect((await portal.query('SELECT * FROM pg_temp.history_seal')).rowCount).toBe(0)
  expect((await portal.query('SELECT * FROM public.history_seal')).rowCount).toBe(1)
  await portal.query('ROLLBACK')
})
