import 'server-only'
import { env } from '@/lib/env'

/** A key that texts are sealed with: a short name that stands in every sealed text, and 32 bytes. */
export type TextKey = { readonly id: string; readonly bytes: Buffer }

/** The key that seals, first, and older ones that still open: TEXT_KEY and TEXT_KEYS_BEFORE, each `name:base64url of 32 bytes`. */
export function textKeys(): readonly [TextKey, ...TextKey[]] {
  const given = env()
  const [sealing, ...before] = [given.TEXT_KEY, ...given.TEXT_KEYS_BEFORE.split(',')].filter(Boolean).map(read)
  if (!sealing) throw new Error(keyWords)
  return [sealing, ...before]
}

export const keyWords = 'TEXT_KEY is a name, a colon and 32 random bytes in base64url, for example k1:…'

function read(written: string): TextKey {
  const [id = '', text = ''] = written.split(':')
  const bytes = Buffer.from(text, 'base64url')
  if (!/^[a-z0-9]{1,16}$/.test(id) || bytes.length !== 32) throw new Error(keyWords)
  return { id, bytes }
}
