import 'server-only'
import { isJson, placeOf, sealedTables } from '@/lib/text-at-rest/fields'
import type { TextKeys } from '@/lib/text-at-rest/keys'
import { isTextUnreadable, keyOf, open, seal } from '@/lib/text-at-rest/sealing'

type Row = Record<string, unknown>
/** A connection of the database's owner. */
type Owner = { query: (sql: string, values?: unknown[]) => Promise<{ rows: Row[]; rowCount: number | null }> }

/** What became of a column's texts: how many were sealed anew, how many do not open, and with which keys all are sealed now. */
export type Resealed = { field: string; sealed: number; unreadable: number; keys: string[] }

const batch = 500

/**
 * Seals every text with the key that seals now: those of older keys, and those of before texts were sealed. Safe beside a portal at
 * work, and to be begun again: a text is replaced only where it still is what was read, one row a transaction, so that it waits
 * for nobody who waits for it. A text that does not open stays as it is, for the day its key is found.
 */
export async function reseal(owner: Owner, keys: TextKeys): Promise<Resealed[]> {
  const all: Resealed[] = []
  for (const [table, { key, texts }] of Object.entries(sealedTables)) {
    const columns = Object.keys(texts)
    const counts = columns.map((column) => ({ field: `${table}.${column}`, sealed: 0, unreadable: 0, keys: [] }))
    for await (const row of rowsToSeal(owner, { table, key, columns }, keys))
      await sealRow(owner, { table, key, columns }, row, keys, counts)
    for (const [at, column] of columns.entries())
      all.push({ ...counts[at], keys: await keysIn(owner, table, column) } as Resealed)
  }
  return all
}

type Table = { table: string; key: readonly string[]; columns: readonly string[] }
type Count = Pick<Resealed, 'sealed' | 'unreadable'>

/** A column's text as SQL; of JSON the sealed one, or what was there before it was sealed. */
function written(table: string, column: string): string {
  if (!isJson(table, column)) return `coalesce(${column}, '')`
  return `CASE WHEN jsonb_typeof(${column}) = 'string' THEN ${column} #>> '{}' WHEN ${column} = '{}' THEN '' ELSE ${column}::text END`
}

const cast = (name: string, at: number): string => `$${at}::${name === 'path' ? 'text' : 'uuid'}`

async function* rowsToSeal(owner: Owner, { table, key, columns }: Table, { sealing }: TextKeys) {
  const place = key.join(', ')
  const texts = columns.map((column) => `${written(table, column)} AS ${column}`).join(', ')
  const old = columns.map((column) => `(${written(table, column)} <> '' AND ${written(table, column)} NOT LIKE $1)`)
  for (let after: unknown[] = []; ; ) {
    const beyond = after.length > 0 ? `AND (${place}) > (${key.map((name, at) => cast(name, at + 2)).join(', ')})` : ''
    const { rows } = await owner.query(
      `SELECT ${place}, ${texts} FROM ${table} WHERE (${old.join(' OR ')}) ${beyond} ORDER BY ${place} LIMIT ${batch}`,
      [`sealed.${sealing.id}.%`, ...after],
    )
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < batch) return
    after = key.map((name) => last[name])
  }
}

/** Seals what is to be sealed of one row, all at once: a row that is half sealed is against the law (migration 0010). */
async function sealRow(owner: Owner, { table, key, columns }: Table, row: Row, keys: TextKeys, counts: Count[]) {
  const ids = key.map((name) => String(row[name]))
  const texts = columns.map((column, at) => {
    const was = String(row[column])
    if (was === '' || keyOf(was) === keys.sealing.id) return null
    const anew = sealedAnew(was, placeOf(table, column, ...ids), keys)
    return { column, was, anew, count: counts[at] as Count }
  })
  const found = texts.filter((text) => text !== null)
  for (const { anew, count } of found) if (anew === null) count.unreadable += 1
  const changes = found.filter(({ anew }) => anew !== null)
  if (changes.length === 0 || !(await replace(owner, table, key, ids, changes))) return
  for (const { count } of changes) count.sealed += 1
}

/** Null for a text that does not open. */
function sealedAnew(text: string, place: string, keys: TextKeys): string | null {
  try {
    return seal(keyOf(text) === null ? text : open(text, place, keys), place, keys)
  } catch (error) {
    if (isTextUnreadable(error)) return null
    throw error
  }
}

type Change = { column: string; was: string; anew: string | null }

/** Replaces the texts of a row that are still there. The setting lets it into a decision, which nothing else may change (migration 0010). */
async function replace(owner: Owner, table: string, key: readonly string[], ids: string[], changes: Change[]) {
  const set = changes.map(
    ({ column }, at) => `${column} = ${isJson(table, column) ? `to_jsonb($${at + 1}::text)` : `$${at + 1}`}`,
  )
  const still = changes.map(({ column }, at) => `${written(table, column)} = $${changes.length + at + 1}`)
  const where = key.map((name, at) => `${name} = ${cast(name, 2 * changes.length + at + 1)}`)
  await owner.query('BEGIN')
  try {
    await owner.query('SET LOCAL phoenix.resealing = on')
    const { rowCount } = await owner.query(
      `UPDATE ${table} SET ${set.join(', ')} WHERE ${[...where, ...still].join(' AND ')}`,
      [...changes.map(({ anew }) => anew), ...changes.map(({ was }) => was), ...ids],
    )
    await owner.query('COMMIT')
    return rowCount === 1
  } catch (error) {
    await owner.query('ROLLBACK')
    throw error
  }
}

async function keysIn(owner: Owner, table: string, column: string): Promise<string[]> {
  const text = written(table, column)
  const { rows } = await owner.query(
    `SELECT DISTINCT split_part(${text}, '.', 2) AS id FROM ${table} WHERE ${text} LIKE 'sealed.%' ORDER BY 1`,
  )
  return rows.map(({ id }) => String(id))
}

/** Seals what is left of before texts were sealed, then holds the database to it. Returns how many texts that were; cheap once it is done. */
export async function sealPlain(owner: Owner, keys: TextKeys): Promise<number> {
  const { rows } = await owner.query(
    `SELECT conname AS name, conrelid::regclass::text AS "table" FROM pg_constraint WHERE conname LIKE '%\\_sealed' AND NOT convalidated`,
  )
  if (rows.length === 0) return 0
  const done = await reseal(owner, keys)
  for (const { name, table } of rows) await owner.query(`ALTER TABLE ${table} VALIDATE CONSTRAINT ${name}`)
  return done.reduce((sum, { sealed }) => sum + sealed, 0)
}
