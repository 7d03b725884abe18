import 'server-only'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type TextKey, textKeys } from '@/lib/text-at-rest/keys'

const algorithm = 'aes-256-gcm'
const mark = 'sealed'

/**
 * Seals a text with the key of the environment (AES-256-GCM): `sealed.<key>.<nonce>.<text and tag>`. `place` is where it belongs, for
 * example 'question.answer:' and the request's id: a sealed text moved to another place does not open. '' stays ''.
 */
export function seal(text: string, place: string): string {
  if (text === '') return ''
  const [key] = textKeys()
  const nonce = randomBytes(12)
  const cipher = createCipheriv(algorithm, key.bytes, nonce)
  cipher.setAAD(Buffer.from(place))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return [mark, key.id, nonce.toString('base64url'), sealed.toString('base64url')].join('.')
}

/** Opens what `seal` sealed for the same place. Throws when the key is not there, or the text was changed or moved. */
export function open(sealed: string, place: string): string {
  if (sealed === '') return ''
  const [marked, id, nonce, content] = sealed.split('.')
  if (marked !== mark || !id || !nonce || !content)
    throw new Error(`What is kept at ${placeName(place)} is not sealed.`)
  const bytes = Buffer.from(content, 'base64url')
  const decipher = createDecipheriv(algorithm, keyNamed(id).bytes, Buffer.from(nonce, 'base64url'))
  decipher.setAAD(Buffer.from(place))
  decipher.setAuthTag(bytes.subarray(-16))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
  } catch {
    throw new Error(
      `What is kept at ${placeName(place)} does not open with the key ${id}: it was changed, or moved here.`,
    )
  }
}

/** The place without the record it is of: nothing of a person belongs in a log. */
const placeName = (place: string): string => place.split(':')[0] ?? ''

function keyNamed(id: string): TextKey {
  const key = textKeys().find((known) => known.id === id)
  if (!key)
    throw new Error(`A text is sealed with the key ${id}, which is neither in TEXT_KEY nor in TEXT_KEYS_BEFORE.`)
  return key
}
