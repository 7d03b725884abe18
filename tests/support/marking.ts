import { isJson, placeOf, sealedTables } from '@/lib/text-at-rest/fields'
import { columns, columnsOf } from '@/tests/support/columns'
import { sealedText } from '@/tests/support/unsealed'

/** Asks the database as its owner, with its laws aside: what a marker overwrites is no more than text. */
type Ask = <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]>

/** Which rows of a table belong to the clients of the organisation `$1`, or to those of the provider's side who see them. */
const clients = 'SELECT id FROM client WHERE organisation_id = $1'
const cases = `SELECT id FROM assist_case WHERE client_id IN (${clients})`
const requests = 'SELECT id FROM request WHERE organisation_id = $1'
const people = `SELECT consultant_id FROM assist_case WHERE client_id IN (${clients})
  UNION SELECT started_by_id FROM request WHERE organisation_id = $1
  UNION SELECT by_person_id FROM decision WHERE stage = 'clinical' AND request_id IN (${requests})`
const ofRequest = `request_id IN (${requests})`
const ofPerson = `person_id IN (${people})`
const rows: Record<string, string> = {
  ...{
    client: `id IN (${clients})`,
    assist_case: `id IN (${cases})`,
    allotment: `case_id IN (${cases})`,
    task: `case_id IN (${cases})`,
  },
  ...{ appointment: `case_id IN (${cases})`, calendar_block: `consultant_id IN (${people})`, calendar_feed: ofPerson },
  ...{
    request: `id IN (${requests})`,
    decision: ofRequest,
    question: ofRequest,
    further_detail: ofRequest,
    consent: ofRequest,
  },
  ...{ withdrawal: ofRequest, history_entry: `client_id IN (${clients})`, client_view: `client_id IN (${clients})` },
  ...{ person: `id IN (${people})`, practice: `id IN (SELECT practice_id FROM person WHERE id IN (${people}))` },
  ...{
    sign_in: ofPerson,
    passkey: ofPerson,
    recovery_code: ofPerson,
    one_time_link: ofPerson,
    known_browser: ofPerson,
    kept_text: ofPerson,
  },
}

/** Columns that the laws of the database fill only sometimes. */
const only: Record<string, string> = {
  ...{
    'consent.address': "outcome_to = 'another_address'",
    'request.new_information': 'asked_again_of_id IS NOT NULL',
  },
  ...{ 'one_time_link.new_email': "purpose = 'new_email'" },
}

/** Years before any that the portal's tests know: a marker where only a time fits. */
const firstYear = 1931
/**
 * What finds a marker: its letters, its years, its numbers, and our own numbers' prefixes. The second group of an id is random, and one
 * in some hundreds looks like such a year: those of requests alone failed a run in five.
 */
export const markers = /qzx|\b19[3-6]\d\b(?!-[\da-f]{4}-)|\b77\d{5}\b|ASST-|APP-\d/i

/** Puts a marker into every marked column of every row that belongs to an organisation's clients. Returns how many rows of each. */
export async function markAll(ask: Ask, organisationId: string, textKey: string): Promise<Record<string, number>> {
  const types = await ask<{ table: string; column: string; type: string }>(
    `SELECT table_name AS table, column_name AS column, data_type AS type FROM information_schema.columns WHERE table_schema = 'public'`,
  )
  const marked: Record<string, number> = {}
  for (const [index, table] of Object.keys(columns).entries()) {
    const sealed = columnsOf(table, 'marked').filter((column) => column in (sealedTables[table]?.texts ?? {}))
    for (const column of sealed) await markSealed(ask, { table, column, organisationId, textKey })
    const own = columnsOf(table, 'marked').filter((column) => !sealed.includes(column))
    if (own.length === 0) continue
    const sets = own.map((column, place) => {
      const type = types.find((one) => one.table === table && one.column === column)?.type ?? ''
      const name = `${table}.${column}`
      return `${column} = CASE WHEN ${only[name] ?? 'true'} THEN ${marker(type, name, index, place)} ELSE ${column} END`
    })
    const found = await ask<object>(
      `WITH n AS (SELECT t.ctid AS row, row_number() OVER () AS n FROM ${table} t WHERE ${rows[table]})
       UPDATE ${table} SET ${sets.join(', ')} FROM n WHERE ${table}.ctid = n.row RETURNING 1 AS one`,
      [organisationId],
    )
    marked[table] = found.length
  }
  return marked
}

type SealedColumn = { table: string; column: string; organisationId: string; textKey: string }

/** A sealed column's markers are sealed too, each for its row: only who opens it finds them. */
async function markSealed(ask: Ask, { table, column, organisationId, textKey }: SealedColumn): Promise<void> {
  const key = sealedTables[table]?.key ?? []
  const which = only[`${table}.${column}`] ?? 'true'
  const found = await ask<{ key: string[] }>(
    `SELECT ARRAY[${key.map((part) => `t.${part}::text`).join(', ')}] AS key FROM ${table} t WHERE ${rows[table]} AND ${which}`,
    [organisationId],
  )
  for (const [nth, { key: values }] of found.entries()) {
    const word = `qzx${table}${column}qzx${nth}`.replaceAll('_', '')
    const json = isJson(table, column)
    const text = sealedText(json ? JSON.stringify({ qzx: word }) : word, placeOf(table, column, ...values), textKey)
    const where = key.map((part, place) => `${part}::text = $${place + 2}`).join(' AND ')
    await ask(`UPDATE ${table} SET ${column} = ${json ? 'to_jsonb($1::text)' : '$1'} WHERE ${where}`, [text, ...values])
  }
}

/** A marker that fits a column, another one for every row. */
function marker(type: string, name: string, table: number, place: number): string {
  const word = `qzx${name.replace(/\W/g, '')}qzx`
  if (type === 'jsonb') return `jsonb_build_object('qzx', '${word}')`
  if (type === 'integer') return '7700000 + floor(random() * 99999)::int'
  const time = `'${firstYear + table}-03-01T01:00Z'::timestamptz + n.n * interval '3 hours' + ${place} * interval '1 minute'`
  if (type === 'date') return `(${time})::date`
  if (type.startsWith('timestamp')) return time
  return `'${word}' || n.n || 'x' || substr(md5(random()::text), 1, 8) || '${/email|address/.test(name) ? '@example.org' : ''}'`
}
