import 'server-only'
import { appendFile, readFile } from 'node:fs/promises'
import { addDays, calendarDate, databaseDate, dateInZone } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'

/** Whose midnight ends a day of history: the provider's. */
const zone = 'Australia/Sydney'

/** Where the chain stood when a day had ended: the place of its last row, and that row's seal. */
export type Anchor = { readonly day: string; readonly position: number; readonly hash: string }

/**
 * Keeps the anchor of the day that ended last, once, whoever asks first; null where it is kept already or there is no history
 * yet. A day in whose next one no worker ran has none.
 */
export async function anchorHistory(at: Date): Promise<Anchor | null> {
  const day = databaseDate(addDays(dateInZone(at, zone), -1))
  const [kept] = await db.$queryRaw<{ day: Date; position: bigint; hash: Uint8Array }[]>`
    INSERT INTO history_anchor (day, position, hash, made_at)
      SELECT ${day}::date, position, hash, ${at} FROM history_seal ORDER BY position DESC LIMIT 1
    ON CONFLICT (day) DO NOTHING RETURNING day, position, hash`
  return kept ? anchorOf(kept) : null
}

/**
 * Adds to a file outside of the database every anchor it does not have yet: what a database says of itself proves nothing
 * against its owner. Any number of workers may share the file. Returns how many lines were added.
 */
export async function keepAnchorsIn(file: string): Promise<number> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(1, 'public.history_anchor'::regclass::int)`
    const known = new Set(readAnchors(await readFile(file, 'utf8').catch(none)).map(({ day }) => day))
    const missing = (await tx.historyAnchor.findMany({ orderBy: { day: 'asc' } }))
      .map(anchorOf)
      .filter(({ day }) => !known.has(day))
    if (missing.length > 0) await appendFile(file, missing.map(anchorLine).join(''), { mode: 0o600 })
    return missing.length
  })
}

const none = (error: NodeJS.ErrnoException): string => {
  if (error.code === 'ENOENT') return ''
  throw error
}

const anchorOf = (row: { day: Date; position: bigint; hash: Uint8Array }): Anchor => ({
  day: calendarDate(row.day),
  position: Number(row.position),
  hash: Buffer.from(row.hash).toString('hex'),
})

const anchorLine = ({ day, position, hash }: Anchor): string => `${day} ${position} ${hash}\n`

/** The anchors of such a file. Throws at the first line that is none. */
export function readAnchors(text: string): Anchor[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const [, day, position, hash] = /^(\d{4}-\d{2}-\d{2}) (\d{1,15}) ([0-9a-f]{64})$/.exec(line.trim()) ?? []
    if (!day || !hash) throw new Error(`Line ${index + 1} of the anchor file is no anchor.`)
    return [{ day, position: Number(position), hash }]
  })
}
