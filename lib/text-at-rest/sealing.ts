import 'server-only'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { textUnreadable } from '@/lib/form-state'
import { type TextKeys, textKeys } from '@/lib/text-at-rest/keys'

const algorithm = 'aes-256-gcm'
const tag = { authTagLength: 16 }
const head = /^sealed\.([a-z0-9]{1,16})\.([\w-]{16})\./

/** A text as a query of our own reads it from a sealed column. No page takes one: `open` makes it a text. */
export type Sealed = { readonly [sealedMark]: true }
declare const sealedMark: unique symbol

/**
 * That a text does not open: its key is missing or another, or it was changed or moved. The message names the column and the key, never
 * a record or a text, so that it may stand in a log; error pages know it by its digest.
 */
export class TextUnreadable extends Error {
  readonly digest = textUnreadable
}

/**
 * Seals a text (AES-256-GCM, SP 800-38D): `sealed.<key>.<nonce>.<text and tag>`. `place` is where it belongs, as `placeOf` says it: a sealed
 * text moved to another place does not open. '' stays ''. Nonces are random, which allows 2^32 texts a key: far more than a portal
 * writes in the life of a key.
 */
export function seal(text: string, place: string, { sealing }: TextKeys = textKeys()): string {
  if (text === '') return ''
  const nonce = randomBytes(12)
  const cipher = createCipheriv(algorithm, sealing.key, nonce, tag)
  cipher.setAAD(Buffer.from(place))
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `sealed.${sealing.id}.${nonce.toString('base64url')}.${content.toString('base64url')}`
}

/** Opens what `seal` sealed for the same place. Throws `TextUnreadable`; a text that was never sealed is one too. */
export function open(sealed: string | Sealed, place: string, { opening }: TextKeys = textKeys()): string {
  if (sealed === '') return ''
  const text = String(sealed)
  const [start = '', id = '', nonce = ''] = head.exec(text) ?? []
  if (!id) throw new TextUnreadable(`What is kept at ${columnOf(place)} is not sealed.`)
  const known = opening.get(id)
  if (!known)
    throw new TextUnreadable(
      `A text at ${columnOf(place)} is sealed with the key ${id}, which is neither in TEXT_KEY nor in TEXT_KEYS_BEFORE.`,
    )
  try {
    const bytes = exactly(text.slice(start.length))
    const decipher = createDecipheriv(algorithm, known.key, Buffer.from(nonce, 'base64url'), tag)
    decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-16))
    const opened = decipher.update(bytes.subarray(0, -16))
    decipher.final()
    return opened.toString('utf8')
  } catch {
    throw new TextUnreadable(
      `A text at ${columnOf(place)} does not open with the key ${id}: the key is another, or the text was changed or moved.`,
    )
  }
}

/** The name of the key a text is sealed with; null for one that is not sealed. */
export const keyOf = (sealed: string): string | null =>
  /^sealed\.([a-z0-9]{1,16})\.[\w-]{16}\.[\w-]{22,}$/.exec(sealed)?.[1] ?? null

/** True for an error that comes of a text that does not open. */
export const isTextUnreadable = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'digest' in error && error.digest === textUnreadable

/** One spelling a text: base64url has bits to spare at its end, and Node skips what is no part of it. */
function exactly(content: string): Buffer {
  const bytes = Buffer.from(content, 'base64url')
  if (bytes.toString('base64url') !== content) throw new Error('not base64url')
  return bytes
}

/** The column without the record: nothing of a person belongs in a log. */
const columnOf = (place: string): string => place.split(':')[0] ?? ''
