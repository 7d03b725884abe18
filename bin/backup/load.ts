import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type Manifest, readBackup } from '@/bin/backup/format'
import { named, plainly, tablesOf } from '@/bin/backup/write'
import { Stop } from '@/bin/stop'

/**
 * Fills the tables of a schema that is as it was when the backup was taken, all or none. Triggers and references stand aside meanwhile:
 * what comes was law-abiding where it came from. Throws a Stop where the login may not set them aside or the tables are others.
 */
export async function load(client: pg.Client, file: string, manifest: Manifest): Promise<void> {
  await client.query(plainly)
  const tables = new Map((await tablesOf(client)).map((one) => [one.table, one]))
  const wanted = manifest.parts.map(({ table, columns }) => ({ table, columns }))
  if (JSON.stringify([...tables.values()]) !== JSON.stringify(wanted))
    throw new Stop('The backup has other tables than its migrations make. Nothing was restored.')
  await client.query('BEGIN')
  await client.query('SET LOCAL session_replication_role = replica').catch(mayNot)
  // Migrations bring rows of their own; all in one statement, since tables refer to each other.
  await client.query(`TRUNCATE ${wanted.map(({ table }) => pg.escapeIdentifier(table)).join(', ')}`)
  const rows = new Map(manifest.parts.map((part) => [part.table, part.rows]))
  await readBackup(file, async (table, its) => {
    const known = tables.get(table)
    if (!known) throw new Stop(`The backup has a table ${table} that its migrations do not make.`)
    const copy = client.query(copyFrom(`COPY ${named(known)} FROM STDIN (FREEZE)`))
    await pipeline(its, copy)
    if (copy.rowCount !== rows.get(table))
      throw new Stop(
        `Of ${table} ${copy.rowCount} rows came, and ${rows.get(table)} are in the backup. Nothing was restored.`,
      )
  })
  for (const [name, value] of Object.entries(manifest.sequences))
    await client.query('SELECT setval($1::regclass, $2)', [`public.${pg.escapeIdentifier(name)}`, value])
  await client.query('COMMIT')
  await client.query('ANALYZE')
}

function mayNot(error: unknown): never {
  if ((error as { code?: string }).code !== '42501') throw error
  throw new Stop(
    'This login may not set triggers aside, which a restore must: restore as a superuser, or GRANT SET ON PARAMETER session_replication_role TO it.',
  )
}
