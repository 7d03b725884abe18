import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

export const migrationsFolder = 'prisma/migrations'

/**
 * How a database stands to this code. `newer` has migrations that this code does not know: the release after this one made them, and
 * they leave it working (docs/decisions/0031). `foreign` holds something that is not ours, or a history of migrations that is not this one's.
 */
export type DatabaseState = {
  is: 'empty' | 'foreign' | 'older' | 'current' | 'newer'
  /** Migrations of this code that it lacks, and such that this code does not know. */
  lacks: string[]
  unknown: string[]
}

/** The migrations of this code in their order, with the sum that Prisma keeps of each. */
export function ownMigrations(): { name: string; checksum: string }[] {
  const folders = readdirSync(migrationsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(migrationsFolder, name, 'migration.sql'))
      return { name, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/** Relations of anybody's but PostgreSQL's, its extensions' and the scheduler's, beside Prisma's own. */
const holdings = `SELECT count(*)::int AS count FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'pgboss')
    AND c.relname <> '_prisma_migrations' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')`
const migrations = `SELECT migration_name AS name FROM public._prisma_migrations
  WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`

/** Asks a database how it stands to this code. Changes nothing. */
export async function stateOf(client: pg.ClientBase): Promise<DatabaseState> {
  const known = await client.query(`SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there`)
  const rows = known.rows[0].there ? (await client.query<{ name: string }>(migrations)).rows : []
  const applied = rows.map(({ name }) => name)
  const own = ownMigrations().map(({ name }) => name)
  const lacks = own.filter((name) => !applied.includes(name))
  const unknown = applied.filter((name) => !own.includes(name))
  const held = (await client.query<{ count: number }>(holdings)).rows[0]?.count ?? 0
  const state = (is: DatabaseState['is']) => ({ is, lacks, unknown })
  if (applied.length === 0) return state(held === 0 ? 'empty' : 'foreign')
  if (unknown.length > 0) return state(lacks.length > 0 ? 'foreign' : 'newer')
  return state(lacks.length > 0 ? 'older' : 'current')
}

/** One sentence on why a command cannot work on such a database, and what to do; `place` is its name and server. */
export function whyNot({ is, lacks, unknown }: DatabaseState, place: string): string {
  if (is === 'empty')
    return `The database ${place} is empty. npm run migrate makes it Phoenix's, and npm run start does so by itself.`
  if (is === 'older')
    return `The database ${place} is of an older release: it lacks ${lacks.join(', ')}. npm run migrate brings it up to date.`
  if (unknown.length === 0)
    return `The database ${place} holds something that is not Phoenix's. Nothing in it was touched. Name another one in DATABASE_URL.`
  return `The database ${place} is not of this Phoenix: it has ${unknown.join(', ')} and lacks ${lacks.join(', ')}. Nothing in it was touched.`
}
