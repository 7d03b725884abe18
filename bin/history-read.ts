import { existsSync, readFileSync } from 'node:fs'
import { requireOurs } from '@/bin/guard-database'
import { namedDatabase } from '@/bin/named-database'
import { withDatabase } from '@/bin/prepare'
import { keptAnchors, readSettings } from '@/bin/settings'
import { Stop } from '@/bin/stop'
import { readAnchors } from '@/lib/history/anchor'
import { type Ask, type FoundAnchor, type Verdict, verifyHistory } from '@/lib/history/verify'

// How the commands that hold history against something read it: DATABASE_URL, or the demo that runs, in one snapshot, as the
// portal's own role, and with nothing allowed but to read.

const settings = readSettings()
const theirs = settings.databaseUrl

/** The same database, as the portal's own role, which can change nothing of this. */
function asPortal(url: string): string {
  const own = new URL(url)
  own.searchParams.set('options', '-c role=phoenix_app -c default_transaction_read_only=on')
  return own.href
}

/** Does something with one snapshot of the database. */
export async function readingHistory<Result>(work: (ask: Ask) => Promise<Result>): Promise<Result> {
  const url = namedDatabase(settings)
  await requireOurs(url)
  return withDatabase(asPortal(url), async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    return work(async (sql, values) => (await client.query(sql, values)).rows)
  })
}

/** The anchors of ANCHOR_FILE, or of the demo's own. */
export function anchorsInFile(): FoundAnchor[] {
  const file = process.env.ANCHOR_FILE || (theirs ? '' : keptAnchors(settings))
  if (!file || (!process.env.ANCHOR_FILE && !existsSync(file))) return []
  if (!existsSync(file)) throw new Stop(`There is no ${file}, which ANCHOR_FILE names.`)
  return readAnchors(readFileSync(file, 'utf8')).map((anchor) => ({ ...anchor, from: 'file' }))
}

/** Recomputes the chain over history and holds it against the anchors in the table and in the file. */
export async function verdictOn(ask: Ask, inFile: readonly FoundAnchor[]): Promise<Verdict> {
  const kept = await ask<Omit<FoundAnchor, 'from'>>(
    `SELECT day::text, position::int, encode(hash, 'hex') AS hash FROM history_anchor`,
  )
  return verifyHistory(ask, [...kept.map((row): FoundAnchor => ({ ...row, from: 'table' })), ...inFile])
}

export function verdictWords({ rows, anchors, broken }: Verdict): string {
  if (broken) return `History is not whole. ${broken.sentence}`
  const agree = anchors === 1 ? '1 anchor agrees' : `${anchors} anchors agree`
  return `${rows.toLocaleString('en-AU')} ${rows === 1 ? 'row' : 'rows'} of history, chain whole, ${agree}`
}
