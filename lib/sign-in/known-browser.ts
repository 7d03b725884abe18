import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { db, type Tx } from '@/lib/db'
import { ownCookie } from '@/lib/own-cookie'
import type { Browser } from '@/lib/sign-in/sign-ins'

/** One browser may be several people's, as at a practice's reception. */
const mostPeople = 8
const cookie = ownCookie('known-browser', 180 * 24 * 60 * 60)

/** Whether a person has signed in wholly in this browser before: the row's id, or null. */
export async function knownTo(personId: string | undefined, browser: Browser): Promise<string | null> {
  const tokenHash = { in: (browser.known ?? []).map(hashOf) }
  const rows = await db.knownBrowser.findMany({ where: { tokenHash }, select: { id: true, personId: true } })
  return rows.find((row) => row.personId === personId)?.id ?? null
}

/** Makes this browser known to somebody who has signed in wholly; returns the secret to keep in it, null where it was known. */
export async function makeKnown(tx: Tx, personId: string, browser: Browser, at: Date): Promise<string | null> {
  const known = { personId, tokenHash: { in: (browser.known ?? []).map(hashOf) } }
  const { count } = await tx.knownBrowser.updateMany({ where: known, data: { lastUsedAt: at } })
  if (count > 0) return null
  const token = randomBytes(24).toString('base64url')
  const data = { personId, tokenHash: hashOf(token), createdAt: at, lastUsedAt: at }
  await tx.knownBrowser.create({ data, select: { id: true } })
  return token
}

/** The secrets in this browser's cookie. */
export async function knownSecrets(): Promise<string[]> {
  const value = (await cookie.get()) ?? ''
  return value.split('.').filter((token) => /^[\w-]{32}$/.test(token))
}

/** Keeps one more secret in this browser. In an action only. */
export async function keepSecret(token: string): Promise<void> {
  await cookie.keep([token, ...(await knownSecrets())].slice(0, mostPeople).join('.'))
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
