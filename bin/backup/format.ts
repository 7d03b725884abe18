import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { Stop } from '@/bin/stop'

// A backup is one gzip file of frames, written and read as a stream: a frame that says what it is; of each table one that names it and
// its rows as COPY writes them; at the end the manifest. A frame is a letter, the length of its content, and the content.

export const format = 1
const [words, rows] = ['J', 'R'].map((letter) => letter.charCodeAt(0)) as [number, number]
const head = 5
const mostBytes = 1_100_000_000 // PostgreSQL's own limit for a row

const manifestSchema = z.object({
  takenAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** Where each sequence stood; one that was never asked is not there. */
  sequences: z.record(z.string(), z.string()),
  /** The names of the keys that texts in it are sealed with. The keys are never in it. */
  keys: z.array(z.string()),
  parts: z.array(
    z.object({ table: z.string(), columns: z.array(z.string()), rows: z.number().int(), sha256: z.string() }),
  ),
})
const firstSchema = z.object({ phoenix: z.literal('backup'), format: z.number() })
const tableSchema = z.object({ table: z.string() })

/** What a backup holds, said at its end. */
export type Manifest = z.infer<typeof manifestSchema>

function frame(kind: number, content: Buffer): Buffer {
  const begin = Buffer.alloc(head)
  begin.writeUInt8(kind, 0)
  begin.writeUInt32BE(content.length, 1)
  return Buffer.concat([begin, content])
}
export const wordsFrame = (said: object): Buffer => frame(words, Buffer.from(JSON.stringify(said)))
export const rowsFrame = (content: Buffer): Buffer => frame(rows, content)

/** How many rows of COPY's text there are: every row ends with a line break, and a line break inside is written otherwise. */
export function rowsIn(content: Buffer): number {
  let count = 0
  for (let at = content.indexOf(10); at !== -1; at = content.indexOf(10, at + 1)) count++
  return count
}

type Frame = { kind: number; content: Buffer }

async function* framesOf(source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of source) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    while (held.length >= head) {
      const end = head + held.readUInt32BE(1)
      if (end > mostBytes) throw new Error('a frame is too long')
      if (held.length < end) break
      yield { kind: held.readUInt8(0), content: held.subarray(head, end) }
      held = held.subarray(end)
    }
  }
  if (held.length > 0) throw new Error('the last frame is not whole')
}

/** Takes the rows of a table, all of them; they are checked as they pass. */
export type Taking = (table: string, rows: AsyncIterable<Buffer>) => Promise<void>

/**
 * Reads a backup to its end and hands each table's rows to `take`. Returns its manifest once every sum and count agrees with it.
 * Throws a Stop where the file is none, is of a newer format, is damaged or is cut short.
 */
export async function readBackup(file: string, take: Taking): Promise<Manifest> {
  let known = false
  let manifest: Manifest | undefined
  const read = async (source: AsyncIterable<Buffer>) => {
    const frames = framesOf(source)
    const first = firstSchema.safeParse(said((await frames.next()).value))
    if (!first.success) throw new Error('it begins otherwise')
    known = true
    if (first.data.format > format) throw new Stop(`${file} was made by a newer Phoenix. Restore it with that release.`)
    manifest = await readTables(frames, take)
    if (!(await frames.next()).done) throw new Error('something follows the manifest')
  }
  try {
    await pipeline(createReadStream(file), createGunzip({ chunkSize: 1 << 18 }), read)
  } catch (error) {
    throw whyUnread(file, known, error)
  }
  if (!manifest) throw new Stop(damaged(file))
  return manifest
}

const damaged = (file: string) => `${file} is damaged or cut short: it is not as it was written.`

/** Trouble of a database or the disk stays what it is. */
function whyUnread(file: string, known: boolean, error: unknown): unknown {
  const { code = '', name = '', message } = error as Error & { code?: string }
  if (code === 'ENOENT') return new Stop(`There is no ${file}.`)
  if (name === 'Stop' || /^(E[A-Z]+|[0-9A-Z]{5})$/.test(code)) return error
  const compressed = code.startsWith('Z_') && message !== 'incorrect header check'
  return new Stop(known || compressed ? damaged(file) : `${file} is no backup of Phoenix.`)
}

const said = (frame: Frame | undefined): unknown =>
  frame?.kind === words ? JSON.parse(frame.content.toString('utf8')) : undefined

async function readTables(frames: AsyncGenerator<Frame>, take: Taking): Promise<Manifest> {
  const read: Omit<Manifest['parts'][number], 'columns'>[] = []
  let next = await frames.next()
  while (!next.done) {
    const table = tableSchema.safeParse(said(next.value)).data?.table
    if (table === undefined) break
    const hash = createHash('sha256')
    let count = 0
    const its = async function* () {
      for (next = await frames.next(); !next.done && next.value.kind === rows; next = await frames.next()) {
        hash.update(next.value.content)
        count += rowsIn(next.value.content)
        yield next.value.content
      }
    }
    await take(table, its())
    read.push({ table, rows: count, sha256: hash.digest('hex') })
  }
  const manifest = manifestSchema.parse(next.done ? undefined : said(next.value))
  const promised = manifest.parts.map(({ columns, ...part }) => part)
  if (JSON.stringify(read) !== JSON.stringify(promised)) throw new Error('a sum does not agree')
  return manifest
}

const number = (count: number) => count.toLocaleString('en-AU')

/** "12,345 rows of 41 tables". */
export const rowsOf = ({ parts }: Manifest): string =>
  `${number(parts.reduce((sum, part) => sum + part.rows, 0))} rows of ${parts.length} tables`

/** The keys that texts of a backup are sealed with. */
export const keyNames = (keys: readonly string[]): string =>
  keys.length === 0 ? 'no key yet' : `the ${keys.length === 1 ? 'key' : 'keys'} ${keys.join(', ')}`

/** How long it took, in minutes. */
export const minutes = (began: number): string => `${((Date.now() - began) / 60_000).toFixed(1)} minutes`
