import { existsSync, readFileSync } from 'node:fs'
import { command } from '@/bin/command'
import { requireOurs } from '@/bin/guard-database'
import { namedDatabase } from '@/bin/named-database'
import { withDatabase } from '@/bin/prepare'
import { keptAnchors, readSettings } from '@/bin/settings'
import { Stop } from '@/bin/stop'
import { readAnchors } from '@/lib/history/anchor'
import { type FoundAnchor, type Verdict, verifyHistory } from '@/lib/history/verify'

// Recomputes the chain over history of DATABASE_URL, or of the demo that runs, and holds it against the anchors in the table and
// in ANCHOR_FILE. Exits with 1 at the first row that is not as it was sealed.

const settings = readSettings()
const theirs = settings.databaseUrl

/** The same database, as the portal's own role, which can change nothing of this. */
function asPortal(url: string): string {
  const own = new URL(url)
  own.searchParams.set('options', '-c role=phoenix_app -c default_transaction_read_only=on')
  return own.href
}

function anchorsInFile(): FoundAnchor[] {
  const file = process.env.ANCHOR_FILE || (theirs ? '' : keptAnchors(settings))
  if (!file || (!process.env.ANCHOR_FILE && !existsSync(file))) return []
  if (!existsSync(file)) throw new Stop(`There is no ${file}, which ANCHOR_FILE names.`)
  return readAnchors(readFileSync(file, 'utf8')).map((anchor) => ({ ...anchor, from: 'file' }))
}

function words({ rows, anchors, broken }: Verdict): string {
  if (broken) return `History is not whole. ${broken.sentence}`
  const agree = anchors === 1 ? '1 anchor agrees' : `${anchors} anchors agree`
  return `${rows.toLocaleString('en-AU')} ${rows === 1 ? 'row' : 'rows'} of history, chain whole, ${agree}`
}

await command(async () => {
  const inFile = anchorsInFile()
  const url = namedDatabase(settings)
  await requireOurs(url)
  const verdict = await withDatabase(asPortal(url), async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    const kept = await client.query(`SELECT day::text, position::int, encode(hash, 'hex') AS hash FROM history_anchor`)
    const inTable = kept.rows.map((row) => ({ ...row, from: 'table' }) as FoundAnchor)
    return verifyHistory(async (sql, values) => (await client.query(sql, values)).rows, [...inTable, ...inFile])
  })
  console.log(words(verdict))
  return verdict.broken ? 1 : 0
})
