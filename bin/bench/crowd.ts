import type pg from 'pg'
import { withDatabase } from '@/bin/prepare'

// Other people's organisations, clients and cases, so that what a page looks for has to be found among many rows.

/** Organisations and practices are copied so often; the other copies are spread over them. */
const employers = 10
const few = ['organisation', 'agreement', 'practice']

/** What is copied, so many times over; option lists, holidays and mails are not. */
const tables = [
  ...['organisation', 'agreement', 'practice', 'person', 'client', 'assist_case', 'allotment', 'appointment'],
  ...['calendar_block', 'request', 'request_stay', 'decision', 'question', 'further_detail', 'consent', 'withdrawal'],
  ...['task', 'history_entry', 'client_view'],
]

type Column = { name: string; type: string; numbered: boolean; option: boolean }

/** Copies the story until there are so many clients, of other organisations, whose requests are over and consultants gone. */
export async function crowd(databaseUrl: string, clients: number): Promise<void> {
  await withDatabase(databaseUrl, async (client) => {
    const { count } = (await client.query('SELECT count(*)::int AS count FROM client')).rows[0]
    const copies = Math.ceil(clients / Math.max(count, 1))
    // The copies are not told by verbs; what guards the verbs stands aside while they are made.
    await client.query('BEGIN')
    await client.query('SET LOCAL session_replication_role = replica')
    for (const table of tables) await copy(client, table, await columnsOf(client, table), copies)
    await client.query('SELECT seal_history()')
    await client.query('COMMIT')
    await client.query('ANALYZE')
  })
}

async function columnsOf(client: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type, pg_get_serial_sequence($1, a.attname) IS NOT NULL AS numbered,
       EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conrelid = a.attrelid AND c.confrelid = 'option'::regclass
         AND a.attnum = ANY(c.conkey)) AS option
     FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
       AND NOT (a.attname = 'id' AND a.atttypid = 'bigint'::regtype)
     ORDER BY a.attnum`,
    [table],
  )
  return rows
}

/** Unique things get the copy's number; ids keep pointing at one another within a copy. */
function copied(table: string, { name, type, numbered, option }: Column): string {
  const column = `t.${name}`
  if (option) return column
  const shared = (name === 'id' && few.includes(table)) || few.some((one) => name === `${one}_id`)
  if (type === 'uuid') return `md5(${column} || '#' || ${shared ? `copy % ${employers}` : 'copy'})::uuid`
  if (numbered) return `${column} + copy * 100000`
  if (name === 'reference') return `upper(lpad(to_hex(copy * 65536 + row_number() OVER (PARTITION BY copy)), 6, '0'))`
  if (name === 'email' && table === 'person') return `copy || '.' || ${column}`
  if (name === 'name' && ['organisation', 'practice'].includes(table)) return `${column} || ' ' || copy`
  if (table === 'request' && name === 'status') return `CASE WHEN t.closed_at IS NULL THEN 'lapsed' ELSE t.status END`
  if (table === 'request' && name === 'closed_at') return `coalesce(t.closed_at, t.saved_at)`
  if (table === 'person' && name === 'disabled_at') return 't.created_at'
  // A sealed text opens in its own row only, and this one is read in the list of cases without a consultant.
  if (name === 'issue') return `''`
  if (table === 'task' && name === 'done_at') return `coalesce(t.done_at, t.opened_at)`
  return column
}

async function copy(client: pg.Client, table: string, columns: Column[], copies: number) {
  const names = columns.map(({ name }) => name).join(', ')
  const values = columns.map((column) => copied(table, column)).join(', ')
  const most = few.includes(table) ? employers : copies
  await client.query(
    `INSERT INTO ${table} (${names}) SELECT ${values} FROM ${table} t CROSS JOIN generate_series(1, ${most}) AS copy`,
  )
}
