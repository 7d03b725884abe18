import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { isJson, sealedTables } from '@/lib/text-at-rest/fields'
import { database, portal } from '@/tests/support/portal'

// Opens the sealed texts of the portal's database by node:crypto alone, as somebody would who had the database, the key and docs/decisions/0024.

/** Opens one text that lies in a place, with a key as TEXT_KEY writes it. */
export function unsealed(text: string, place: string, key: string): string {
  if (text === '') return ''
  const [, , nonce = '', content = ''] = text.split('.')
  const bytes = Buffer.from(content, 'base64url')
  const secret = Buffer.from(key.split(':')[1] ?? '', 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', secret, Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-16))
  return decipher.update(bytes.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8')
}

/** Seals one text for a place, likewise. */
export function sealedText(text: string, place: string, key: string): string {
  const [id, secret = ''] = key.split(':')
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(secret, 'base64url'), nonce)
  cipher.setAAD(Buffer.from(place))
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `sealed.${id}.${nonce.toString('base64url')}.${content.toString('base64url')}`
}

/** Texts of a sealed table of the portal under test, opened: of some of its columns, of some of its rows. */
export async function textsOf(table: string, columns: readonly string[], where = 'true'): Promise<string[]> {
  const key = sealedTables[table]?.key ?? []
  const texts = columns.map((one) => (isJson(table, one) ? `${one} #>> '{}' AS ${one}` : one))
  const rows = await database<Record<string, string | null>>(
    `SELECT concat_ws(' ', ${key.join(', ')}) AS key, ${texts.join(', ')} FROM ${table} WHERE ${where}`,
  )
  const { textKey } = portal()
  return rows.flatMap(({ key, ...row }) =>
    Object.entries(row).flatMap(([column, text]) =>
      text?.startsWith('sealed.') ? [unsealed(text, `${table}.${column}:${key}`, textKey)] : [],
    ),
  )
}
