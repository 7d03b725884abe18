import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { db, type Tx } from '@/lib/db'

export type Purpose = 'invitation' | 'new_password' | 'new_email'

const hour = 60 * 60_000
/** How long a link in a mail counts, in milliseconds. */
const counts: Record<Purpose, number> = { invitation: 7 * 24 * hour, new_password: hour, new_email: hour }

type Wish = { personId: string; purpose: Purpose; madeById?: string | null; newEmail?: string | null }

/**
 * Makes the secret part of a link in a mail, told here and never again: only its hash is kept. The one of the kind that stood open
 * before no longer works.
 */
export async function issueLink(tx: Tx, wish: Wish, at: Date): Promise<{ token: string; expiresAt: Date }> {
  const { personId, purpose, madeById = null, newEmail = null } = wish
  await tx.$queryRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR UPDATE`
  await revokeLink(tx, personId, purpose, at)
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(at.getTime() + counts[purpose])
  const data = { personId, purpose, newEmail, madeById, tokenHash: hashOf(token), createdAt: at, expiresAt }
  await tx.oneTimeLink.create({ data, select: { id: true } })
  return { token, expiresAt }
}

/** Ends the open link of a kind; returns whether there was one. */
export async function revokeLink(tx: Tx, personId: string, purpose: Purpose, at: Date): Promise<boolean> {
  const where = { personId, purpose, usedAt: null, revokedAt: null }
  return (await tx.oneTimeLink.updateMany({ where, data: { revokedAt: at } })).count > 0
}

/** What a link is for, as long as it counts: not used, revoked or over, and its person not disabled. Looking changes nothing. */
export function openLink(token: string, purpose: Purpose, at: Date, tx: Tx = db) {
  return tx.oneTimeLink.findFirst({
    where: { ...whereOpen(token, purpose, at), person: { disabledAt: null } },
    relationLoadStrategy: 'join',
    select: {
      ...{ id: true, expiresAt: true, newEmail: true, madeBy: { select: { name: true } } },
      person: { select: { id: true, name: true, email: true, role: true, timeZone: true, passwordHash: true } },
    },
  })
}

/** Uses a link up and returns whose it was; null where it no longer works. Of two at once one wins. */
export async function useLink(tx: Tx, token: string, purpose: Purpose, at: Date) {
  const link = await openLink(token, purpose, at, tx)
  if (!link) return null
  const { count } = await tx.oneTimeLink.updateMany({ where: whereOpen(token, purpose, at), data: { usedAt: at } })
  return count === 1 ? { ...link.person, newEmail: link.newEmail } : null
}

const whereOpen = (token: string, purpose: Purpose, at: Date) => ({
  ...{ tokenHash: hashOf(token), purpose, usedAt: null, revokedAt: null, expiresAt: { gt: at } },
})

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
