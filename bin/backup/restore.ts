import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Manifest, readBackup, type Taking } from '@/bin/backup/format'
import { load } from '@/bin/backup/load'
import { type SetAside, settleRestored } from '@/bin/backup/settle'
import { atEnd } from '@/bin/command'
import { migrationsFolder, ownMigrations, stateOf } from '@/bin/database-state'
import { applyMigrations, placeOf, siblingUrl, whyNoUrl, withDatabase } from '@/bin/prepare'
import { Stop } from '@/bin/stop'
import { type Broken, type FoundAnchor, verifyHistory } from '@/lib/history/verify'

export type Restored = {
  manifest: Manifest
  /** Migrations of this release that the backup did not have yet. */
  newer: string[]
  set: SetAside
  /** The first row of history that was not as it was sealed, in the backup already. */
  broken: Broken | null
}

/** Takes rows and keeps none: what is read is checked all the same. */
export const passOver: Taking = async (_, rows) => {
  for await (const _ of rows);
}

/**
 * Makes a database from a backup. It is made under another name and gets its own when it is whole, so a restore that fails leaves
 * nothing. Throws a Stop where the file is no whole backup or of a newer release, or the database holds something.
 */
export async function restore(file: string, url: string, at = new Date()): Promise<Restored> {
  const why = whyNoUrl(url)
  if (why) throw new Stop(why)
  const manifest = await readBackup(file, passOver)
  const newer = whatIsNewer(manifest)
  await requireRoom(url)
  const name = nameOf(url)
  const half = siblingUrl(url, encodeURIComponent(`${name}_restoring`))
  await drop(half)
  await onServer(url, (client) =>
    client.query(`CREATE DATABASE ${pg.escapeIdentifier(nameOf(half))} TEMPLATE template0 ENCODING 'UTF8'`),
  )
  let whole = false
  atEnd(() => whole || drop(half))
  try {
    await makeSchema(half, manifest)
    const broken = await withDatabase(half, async (client) => {
      await load(client, file, manifest)
      return brokenHistory(client)
    })
    if (newer.length > 0) await applyMigrations(half)
    const set = await withDatabase(half, (client) => settleRestored(client, manifest.takenAt, at))
    await takePlace(half, url)
    whole = true
    return { manifest, newer, set, broken }
  } catch (error) {
    await drop(half).catch(() => {})
    throw error
  }
}

const nameOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1))
const onServer = <Result>(url: string, work: (client: pg.Client) => Promise<Result>) =>
  withDatabase(siblingUrl(url, 'postgres'), work)

/** Migrations of this code that the backup lacks. Throws a Stop where the backup has such as this code does not. */
function whatIsNewer({ migrations }: Manifest): string[] {
  const own = new Map(ownMigrations().map(({ name, checksum }) => [name, checksum]))
  const other = migrations.find(({ name, checksum }) => own.get(name) !== checksum)
  if (other && !own.has(other.name))
    throw new Stop(
      `The backup is of a newer release: it has ${other.name}, which this one does not know. Restore it with that release.`,
    )
  if (other) throw new Stop(`The backup is of another Phoenix: its ${other.name} is not the one of this release.`)
  const had = new Set(migrations.map(({ name }) => name))
  return [...own.keys()].filter((name) => !had.has(name))
}

/** Throws a Stop unless the database is absent or empty. */
async function requireRoom(url: string): Promise<void> {
  const state = await withDatabase(url, stateOf).catch((error) => {
    if ((error as { code?: string }).code === '3D000') return { is: 'empty' }
    throw error
  })
  if (state.is !== 'empty')
    throw new Stop(
      `The database ${placeOf(url)} holds something. A restore needs one that is absent or empty; nothing was touched.`,
    )
}

/** What a restore that was killed has left goes; one that runs is let be. */
async function drop(half: string): Promise<void> {
  await onServer(half, (client) => client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(nameOf(half))}`)).catch(
    (error) => {
      if ((error as { code?: string }).code !== '55006') throw error
      throw new Stop(`A restore into ${placeOf(half)} is running already.`)
    },
  )
}

/** Makes the schema as those migrations leave it: as it was when the backup was taken. */
export async function makeSchema(half: string, { migrations }: Pick<Manifest, 'migrations'>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'phoenix-migrations-'))
  try {
    for (const name of ['migration_lock.toml', ...migrations.map((one) => one.name)])
      cpSync(join(migrationsFolder, name), join(folder, name), { recursive: true })
    await applyMigrations(half, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function brokenHistory(client: pg.Client): Promise<Broken | null> {
  const kept = `SELECT day::text, position::int, encode(hash, 'hex') AS hash, 'table' AS from FROM history_anchor`
  const anchors = (await client.query<FoundAnchor>(kept)).rows
  return (await verifyHistory(async (sql, values) => (await client.query(sql, values)).rows, anchors)).broken
}

async function takePlace(half: string, url: string): Promise<void> {
  await requireRoom(url)
  const [from, to] = [half, url].map((one) => pg.escapeIdentifier(nameOf(one)))
  await onServer(url, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${to}`).catch((error) => {
      if ((error as { code?: string }).code !== '55006') throw error
      throw new Stop(
        `Somebody is connected to ${placeOf(url)}. Stop web servers and workers, and start the restore again.`,
      )
    })
    await client.query(`ALTER DATABASE ${from} RENAME TO ${to}`)
  })
}
