import 'server-only'
import { now } from '@/lib/clock'
import { isDatabaseUnreachable } from '@/lib/database-fault'
import { db } from '@/lib/db'
import { open, seal } from '@/lib/text-at-rest/sealing'

/** How long typed text is kept for somebody who was signed out, in milliseconds; how much of it, in bytes; and for how many pages. */
const keptFor = 24 * 60 * 60_000
const mostBytes = 20_000
const mostPages = 20

type Typed = Readonly<Record<string, string>>

const place = (personId: string, path: string): string => `kept_text.typed:${personId} ${path}`

/**
 * Keeps what somebody sent when their sign-in had ended, sealed, for a day, for them and the page they sent it from. Nothing is kept
 * where the sign-in never was whole, or ended more than a day ago. Returns whether it was kept.
 */
export async function keepText(signInId: string, path: string, typed: Typed, at: Date = now()): Promise<boolean> {
  const text = JSON.stringify(typed)
  if (Object.keys(typed).length === 0 || Buffer.byteLength(text) > mostBytes || path.length > 300) return false
  const yesterday = new Date(at.getTime() - keptFor)
  const ended = { id: signInId, factorAt: { not: null }, lastSeenAt: { gt: yesterday } }
  const signIn = await db.signIn.findFirst({ where: ended, select: { personId: true } })
  if (!signIn) return false
  const { personId } = signIn
  const kept = { typed: seal(text, place(personId, path)), keptAt: at }
  return db.$transaction(async (tx) => {
    if ((await tx.keptText.count({ where: { personId, path: { not: path } } })) >= mostPages) return false
    await tx.keptText.upsert({
      where: { personId_path: { personId, path } },
      create: { personId, path, ...kept },
      update: kept,
    })
    return true
  })
}

/** What this person typed on this page before they were signed out; it is given back once. Null where there is nothing. */
export async function takeKeptText(personId: string, path: string, at: Date = now()): Promise<Typed | null> {
  const rows = await db.$queryRaw<{ typed: string; keptAt: Date }[]>`
    DELETE FROM kept_text WHERE person_id = ${personId}::uuid AND path = ${path} RETURNING typed, kept_at AS "keptAt"`.catch(
    noneWhenUnreachable,
  )
  const [kept] = rows
  if (!kept || kept.keptAt.getTime() <= at.getTime() - keptFor) return null
  return JSON.parse(open(kept.typed, place(personId, path)))
}

/** Deletes what was kept for longer than a day; returns how many pages' text. */
export async function forgetKeptText(at: Date): Promise<number> {
  return (await db.keptText.deleteMany({ where: { keptAt: { lte: new Date(at.getTime() - keptFor) } } })).count
}

/** A database that can only be read still shows its pages. */
function noneWhenUnreachable(error: unknown): [] {
  if (isDatabaseUnreachable(error)) return []
  throw error
}
