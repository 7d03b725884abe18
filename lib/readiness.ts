import 'server-only'
import { readdirSync } from 'node:fs'
import { askQuickly } from '@/lib/rate-limit'
import { textKeys } from '@/lib/text-at-rest/keys'
import { type Proof, whyLost } from '@/lib/text-at-rest/proofs'

/** Whether a process may be sent work, and what of it is so. */
export type Readiness = {
  ready: boolean
  process: 'answers' | 'stopping'
  database: 'answers' | 'away'
  texts: 'open' | 'closed' | 'unknown'
  migrations: 'current' | 'behind' | 'unknown'
}

// The program knows first that it stops, the pages that it serves are bundled apart.
const kept = globalThis as { phoenixLeaves?: boolean }

/** From here on this process is not ready any more. */
export function leave(): void {
  kept.phoenixLeaves = true
}
export const leaves = (): boolean => kept.phoenixLeaves === true

/**
 * Ready is what has a database that answers within a second, as new as this build expects, whose texts open, and does not stop.
 * A database that is newer is right too: the next release migrates before it takes over.
 */
export async function readiness(): Promise<Readiness> {
  const found = await asked().catch(() => null)
  const process = leaves() ? 'stopping' : 'answers'
  if (!found) return { ready: false, process, database: 'away', texts: 'unknown', migrations: 'unknown' }
  const texts = whyLost(found.proofs, textKeys()) === null ? 'open' : 'closed'
  const migrations = found.migrated ? 'current' : 'behind'
  const ready = process === 'answers' && texts === 'open' && migrations === 'current'
  return { ready, process, database: 'answers', texts, migrations }
}

type Found = { proofs: Proof[]; migrated: boolean }

const question = `
  SELECT (SELECT coalesce(json_agg(json_build_object('id', id, 'proof', proof)), '[]') FROM text_key) AS proofs,
    EXISTS (SELECT FROM _prisma_migrations
             WHERE migration_name = $1 AND finished_at IS NOT NULL AND rolled_back_at IS NULL) AS migrated`

async function asked(): Promise<Found | null> {
  newest ??=
    readdirSync('prisma/migrations')
      .toSorted()
      .findLast((name) => /^\d/.test(name)) ?? ''
  return (await askQuickly<Found>(question, [newest]))[0] ?? null
}

/** The newest migration when this process first looked, not one of a release that is laid down beside it later. */
let newest: string | undefined
