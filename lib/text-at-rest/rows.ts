import 'server-only'
import { randomUUIDv7 } from 'node:crypto'
import { Prisma } from '@/lib/generated/prisma/client'
import { isJson, placeOf, type SealedTable, sealedTables } from '@/lib/text-at-rest/fields'
import { open, seal } from '@/lib/text-at-rest/sealing'

// Seals rows on their way into the database and opens them on their way out, so that verbs and pages only ever meet texts.

type Row = Record<string, unknown>
type Args = { data?: unknown; where?: Row; create?: Row; update?: Row }

const camel = (name: string): string => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

const byPrisma = Object.entries(sealedTables).filter(([, { byHand }]) => !byHand)

/** Every text as a field that Prisma computes when it is first looked at: a list that shows none opens none. */
function opening(table: string, { key, texts }: SealedTable) {
  const keys = key.map(camel)
  const computed = Object.keys(texts).map((column) => {
    const field = camel(column)
    const needs = Object.fromEntries([field, ...keys].map((name) => [name, true]))
    const compute = (row: Row) =>
      opened(
        table,
        column,
        row[field],
        keys.map((name) => String(row[name])),
      )
    return [field, { needs, compute }]
  })
  return Object.fromEntries(computed)
}

/** A value of a sealed column as it was written: a text, or what JSON says. For queries of our own, which Prisma does not open. */
export function opened(table: string, column: string, value: unknown, key: readonly string[]): unknown {
  if (value === null || value === undefined) return value
  if (!isJson(table, column)) return open(value as string, placeOf(table, column, ...key))
  const text = open(
    typeof value === 'string' ? value : isEmpty(value) ? '' : 'not sealed',
    placeOf(table, column, ...key),
  )
  return text === '' ? {} : JSON.parse(text)
}

/**
 * A change of one row with its texts sealed for that row. Throws where it is not known which row that is: a text belongs to one row, so
 * no statement can write it into many.
 */
function sealed(table: string, { key, texts }: SealedTable, data: Row, whose: Row = data): Row {
  const row = { ...data }
  for (const column of Object.keys(texts)) {
    const value = row[camel(column)]
    if (value === undefined || value === null || value === '' || isEmpty(value)) continue
    const ids = key.map((name) => whose[camel(name)])
    if (ids.some((id) => typeof id !== 'string'))
      throw new Error(`${table}.${column} is sealed: name the one row by its key to write it.`)
    const text = isJson(table, column) ? JSON.stringify(value) : value
    if (typeof text !== 'string') throw new Error(`${table}.${column} is sealed: it is written as a text.`)
    row[camel(column)] = seal(text, placeOf(table, column, ...(ids as string[])))
  }
  return row
}

/** A row to be made gets its id here, since its texts are sealed for it. */
function made(table: string, of: SealedTable, data: Row): Row {
  return sealed(table, of, of.key[0] === 'id' ? { ...data, id: data.id ?? newId() } : data)
}

function sealedArgs(table: string, of: SealedTable, operation: string, args: Args): Args {
  const { data, where = {}, create, update } = args
  // Prisma writes a key of several columns as one.
  const whose = of.key.length > 1 ? ((where[of.key.map(camel).join('_')] as Row | undefined) ?? where) : where
  if (operation === 'upsert')
    return { ...args, create: made(table, of, create ?? {}), update: sealed(table, of, update ?? {}, whose) }
  if (operation.startsWith('create'))
    return {
      ...args,
      data: Array.isArray(data) ? data.map((row) => made(table, of, row)) : made(table, of, data as Row),
    }
  return { ...args, data: sealed(table, of, data as Row, whose) }
}

type Asked = { operation: string; args: Args; query: (args: Args) => Promise<unknown> }

const writes = ['create', 'createMany', 'createManyAndReturn', 'update', 'updateMany', 'updateManyAndReturn', 'upsert']

/** Of the writes alone: Prisma copies the arguments of whatever is looked into, and those of a page's read are long. */
function sealing([table, of]: (typeof byPrisma)[number]) {
  const write = ({ operation, args, query }: Asked) => query(sealedArgs(table, of, operation, args))
  return Object.fromEntries(writes.map((operation) => [operation, write]))
}

/** The extension of Prisma's client. Texts stay texts, so that the client's types are the same with it as without. */
export const sealedRows = Prisma.defineExtension({
  name: 'text at rest',
  result: Object.fromEntries(byPrisma.map(([table, of]) => [camel(table), opening(table, of)])),
  query: Object.fromEntries(byPrisma.map((one) => [camel(one[0]), sealing(one)])) as object,
})

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0

let [latest, count] = ['', 0]

/** A UUID of version 7 that sorts after those made before it in this process (RFC 9562, 6.2): a queue keeps its order by it. */
export function newId(): string {
  const fresh = randomUUIDv7()
  const time = fresh.slice(0, 13)
  if (time > latest) [latest, count] = [time, 0]
  else count += 1
  return `${latest}-7${(count % 4096).toString(16).padStart(3, '0')}${fresh.slice(18)}`
}
