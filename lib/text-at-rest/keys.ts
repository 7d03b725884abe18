import 'server-only'
import { createSecretKey, type KeyObject } from 'node:crypto'
import { env, keyWords } from '@/lib/env'

/** A key that texts are sealed with: a short name that stands in every sealed text, and 32 bytes. */
export type TextKey = { readonly id: string; readonly key: KeyObject }

/** The key that seals, and by name all that open. */
export type TextKeys = { readonly sealing: TextKey; readonly opening: ReadonlyMap<string, TextKey> }

/** The keys of the environment: TEXT_KEY seals, older ones in TEXT_KEYS_BEFORE still open. Read once. */
export function textKeys(): TextKeys {
  kept ??= readKeys(env())
  return kept
}

let kept: TextKeys | undefined

/** Reads keys as they are written. Throws `keyWords`, never a part of what was written, and one sentence where a name comes twice. */
export function readKeys(written: { TEXT_KEY?: string | undefined; TEXT_KEYS_BEFORE?: string | undefined }): TextKeys {
  const before = (written.TEXT_KEYS_BEFORE ?? '').split(',').filter((one) => one.trim())
  const [sealing, ...older] = [written.TEXT_KEY ?? '', ...before].map(read)
  if (!sealing) throw new Error(keyWords)
  const all = [sealing, ...older]
  const twice = all.find(({ id }, at) => all.findIndex((other) => other.id === id) !== at)
  if (twice)
    throw new Error(
      `The key ${twice.id} stands twice in TEXT_KEY and TEXT_KEYS_BEFORE. Give each key a name of its own.`,
    )
  return { sealing, opening: new Map(all.map((one) => [one.id, one])) }
}

/** 43 characters say 32 bytes; of the last one two bits say nothing and must be 0, so that a slip of the pen is seen. */
function read(written: string): TextKey {
  const [, id, text = ''] = /^([a-z0-9]{1,16}):([\w-]{43})=?$/.exec(written.trim()) ?? []
  const bytes = Buffer.from(text, 'base64url')
  if (!id || bytes.toString('base64url') !== text) throw new Error(keyWords)
  return { id, key: createSecretKey(bytes) }
}
