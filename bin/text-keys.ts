import pg from 'pg'
import { withDatabase } from '@/bin/prepare'
import { Stop } from '@/bin/stop'
import { readKeys, type TextKeys } from '@/lib/text-at-rest/keys'
import { newProof, type Proof, whyLost } from '@/lib/text-at-rest/proofs'
import { sealPlain } from '@/lib/text-at-rest/rotate'

/** The keys that clinical text is sealed with, and where the first of them is set. */
type Given = Record<string, string | undefined>

/** Reads the keys of an environment. Throws a Stop with one sentence where they are written wrongly. */
export function givenKeys(given: Given): TextKeys {
  try {
    return readKeys(given)
  } catch (error) {
    throw new Stop((error as Error).message)
  }
}

/**
 * Part of every start, after migrating: the database's keys must all be there, the present one leaves its proof, and what was written
 * before texts were sealed is sealed. Throws a Stop that names a missing key and where it is set.
 */
export async function settleTexts(url: string, given: Given, where = 'TEXT_KEY'): Promise<void> {
  const keys = givenKeys(given)
  const sealed = await withDatabase(url, async (owner) => {
    await proveKeys(owner, keys, where)
    return sealPlain(owner, keys)
  })
  if (sealed > 0) console.log(`Sealed ${sealed} texts that were written before texts were sealed`)
}

/** Throws a Stop where a key is lost; leaves the proof of the key that seals. */
export async function proveKeys(owner: pg.Client, keys: TextKeys, where?: string): Promise<void> {
  const why = whyLost(
    (await owner.query<Proof>('SELECT id, proof FROM text_key ORDER BY created_at')).rows,
    keys,
    where,
  )
  if (why) throw new Stop(why)
  const { id, proof } = newProof(keys)
  await owner.query('INSERT INTO text_key (id, proof) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING', [id, proof])
}

/** For web server and worker: ends them with one sentence where a key is lost or miswritten. A database that is away is asked until it answers. */
export async function guardTextKeys(): Promise<void> {
  try {
    const keys = givenKeys(process.env)
    const client = new pg.Client({
      connectionString: process.env.DATABASE_URL,
      ...{ connectionTimeoutMillis: 5_000, query_timeout: 5_000 },
    })
    client.on('error', () => {})
    try {
      await client.connect()
      await proveKeys(client, keys)
    } finally {
      await client.end().catch(() => {})
    }
  } catch (error) {
    if (error instanceof Stop) {
      console.error(error.message)
      process.exit(1)
    }
    setTimeout(guardTextKeys, 5_000).unref()
  }
}
