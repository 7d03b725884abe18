import pg from 'pg'
import { tablesOf } from '@/bin/backup/write'

/** A table in two numbers, whatever the order of its rows: how many, and a sum over a hash of each. */
export type Digest = { rows: number; sum: string }
export type Digests = Record<string, Digest>

/** Of what a restore sets aside: the columns that may differ, or the rows that are new. */
const settled: Record<string, { columns?: string[]; where?: string }> = {
  mail: { columns: ['status', 'settled_at', 'last_error'] },
  sign_in: { columns: ['revoked_at'] },
  one_time_link: { columns: ['revoked_at'] },
  emailed_code: { columns: ['expires_at'] },
  history_entry: { where: `event <> 'portal.restored'` },
  history_seal: { where: `entry_id NOT IN (SELECT id FROM history_entry WHERE event = 'portal.restored')` },
  rate_limit: { where: 'false' },
  passkey_challenge: { where: 'false' },
}

/** What every table of a database holds, but for what a restore changes on purpose. */
export async function digests(client: pg.ClientBase): Promise<Digests> {
  const found: Digests = {}
  for (const { table } of await tablesOf(client)) {
    const { columns, where = 'true' } = settled[table] ?? {}
    const row = columns ? `(to_jsonb(t) - '{${columns.join(',')}}'::text[])::text` : 't::text'
    const { rows } = await client.query<Digest>(
      `SELECT count(*)::int AS rows, coalesce(sum(hashtextextended(${row}, 7)::numeric), 0)::text AS sum
         FROM ${pg.escapeIdentifier(table)} t WHERE ${where}`,
    )
    found[table] = rows[0] ?? { rows: 0, sum: '' }
  }
  return found
}

/** The tables that are not the same afterwards, and how many rows at least are lost or others. */
export function apart(before: Digests, after: Digests): { rows: number; tables: string[] } {
  const tables = Object.keys({ ...before, ...after }).filter(
    (name) => before[name]?.rows !== after[name]?.rows || before[name]?.sum !== after[name]?.sum,
  )
  const lost = (name: string) => Math.max(1, Math.abs((before[name]?.rows ?? 0) - (after[name]?.rows ?? 0)))
  return { rows: tables.reduce((sum, name) => sum + lost(name), 0), tables }
}
