import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { format, type Manifest, rowsFrame, rowsIn, wordsFrame } from '@/bin/backup/format'
import { withDatabase } from '@/bin/prepare'
import { Stop } from '@/bin/stop'

/** A table and its columns, without those that PostgreSQL computes itself. */
export type Table = { table: string; columns: string[] }

/** So that rows are written and read in one way, whatever the server is set to. */
export const plainly = `SET datestyle = 'ISO, YMD'; SET timezone = 'UTC'; SET intervalstyle = 'postgres';
  SET extra_float_digits = 3; SET bytea_output = 'hex'; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0`

const enough = 1 << 17

/** The portal's tables; what Prisma keeps of migrations is in the manifest, and the scheduler's own schema makes itself anew. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT c.relname AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
        AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      GROUP BY c.relname ORDER BY c.relname`,
  )
  return rows
}

/** `table (column, …)`, as COPY wants it. */
export const named = ({ table, columns }: Table): string =>
  `${pg.escapeIdentifier(table)} (${columns.map((name) => pg.escapeIdentifier(name)).join(', ')})`

/** Does something while all that is read stands as it did at one moment, whoever writes meanwhile. A migration waits until it is done. */
export function inSnapshot<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  return withDatabase(url, async (client) => {
    await client.query(plainly)
    const before = await tablesOf(client)
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const names = before.map(({ table }) => pg.escapeIdentifier(table))
    await client.query(`LOCK TABLE ${names.join(', ')} IN ACCESS SHARE MODE`)
    if (JSON.stringify(await tablesOf(client)) !== JSON.stringify(before))
      throw new Stop('The database was being migrated just now. Start the backup again.')
    return work(client)
  })
}

/**
 * Writes a backup of the snapshot that `client` is in. The file is there when it is whole, for its owner alone; until then it has
 * another name. Memory stays flat, however much there is. Throws a Stop where the file exists already.
 */
export async function writeBackup(client: pg.Client, file: string): Promise<Manifest> {
  if (existsSync(file)) throw new Stop(`${file} exists already. Name another file, so that no backup is lost.`)
  if (!existsSync(dirname(file))) throw new Stop(`There is no folder ${dirname(file)}.`)
  const half = `${file}.half-${process.pid}`
  const manifest = await manifestOf(client)
  try {
    const disk = createWriteStream(half, { mode: 0o600, flags: 'wx', flush: true })
    await pipeline(() => framesOf(client, manifest), createGzip({ level: 3 }), disk)
    renameSync(half, file)
  } catch (error) {
    rmSync(half, { force: true })
    const { code, message } = error as NodeJS.ErrnoException
    throw code === 'ENOENT' ? new Stop(`The backup cannot be written: ${message}`) : error
  }
  return manifest
}

async function manifestOf(client: pg.Client): Promise<Manifest> {
  const ask = async <Row>(sql: string) => (await client.query(sql)).rows as Row[]
  const [now] = await ask<{ at: Date }>('SELECT transaction_timestamp() AS at')
  const applied = `SELECT migration_name AS name, checksum FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`
  const keys = await ask<{ id: string }>('SELECT id FROM text_key ORDER BY id')
  return {
    takenAt: (now?.at ?? new Date()).toISOString(),
    migrations: await ask<Manifest['migrations'][number]>(applied),
    sequences: {},
    keys: keys.map(({ id }) => id),
    parts: [],
  }
}

/** Fills the manifest's parts as it goes. */
async function* framesOf(client: pg.Client, manifest: Manifest): AsyncGenerator<Buffer> {
  yield wordsFrame({ phoenix: 'backup', format })
  for (const one of await tablesOf(client)) {
    yield wordsFrame({ table: one.table })
    const hash = createHash('sha256')
    let rows = 0
    for await (const batch of batches(client.query(copyTo(`COPY ${named(one)} TO STDOUT`)))) {
      hash.update(batch)
      rows += rowsIn(batch)
      yield rowsFrame(batch)
    }
    const counted = await client.query<{ count: string }>(`SELECT count(*) FROM ${pg.escapeIdentifier(one.table)}`)
    if (Number(counted.rows[0]?.count) !== rows)
      throw new Stop(`The backup is not whole: ${one.table} has ${counted.rows[0]?.count} rows, and ${rows} came.`)
    manifest.parts.push({ ...one, rows, sha256: hash.digest('hex') })
  }
  // A sequence knows no snapshot: read last, it stands at or behind every number that was copied.
  const stood = `SELECT sequencename AS name, last_value::text AS value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL`
  for (const { name, value } of (await client.query<{ name: string; value: string }>(stood)).rows)
    manifest.sequences[name] = value
  yield wordsFrame(manifest)
}

/** Whole rows may be cut anywhere; pieces of a fair size compress and travel better than a row each. */
async function* batches(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let size = 0
  for await (const chunk of source) {
    held.push(chunk)
    size += chunk.length
    if (size < enough) continue
    yield Buffer.concat(held)
    ;[held, size] = [[], 0]
  }
  if (size > 0) yield Buffer.concat(held)
}
