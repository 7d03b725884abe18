import 'server-only'
import type { TextKeys } from '@/lib/text-at-rest/keys'
import { open, seal } from '@/lib/text-at-rest/sealing'

// For each key that texts are sealed with the database keeps one known text, sealed with it: a key that is lost, or another under
// the same name, is found before anybody meets a text that does not open.

/** A row of `text_key`. */
export type Proof = { readonly id: string; readonly proof: string }

const known = 'This text opens with the key that it names.'
const place = (id: string): string => `text_key.proof:${id}`

/** The proof of the key that seals. */
export const newProof = (keys: TextKeys): Proof => ({
  id: keys.sealing.id,
  proof: seal(known, place(keys.sealing.id), keys),
})

/** One sentence that names the key that the database needs and these are not, and where it is set; null where all are there. */
export function whyLost(proofs: readonly Proof[], keys: TextKeys, where = 'TEXT_KEY'): string | null {
  for (const { id, proof } of proofs) {
    if (!keys.opening.has(id))
      return `The database holds texts sealed with the key ${id}, which is not in the environment. Put it back in ${where}, or in TEXT_KEYS_BEFORE where another key seals now; without it those texts stay closed.`
    if (!opens(id, proof, keys))
      return `The key ${id} in ${where} or TEXT_KEYS_BEFORE is not the one that the database’s texts are sealed with: its name is the same, its bytes are not. Put the right one back; a new key has a new name.`
  }
  return null
}

function opens(id: string, proof: string, keys: TextKeys): boolean {
  try {
    return open(proof, place(id), keys) === known
  } catch {
    return false
  }
}
