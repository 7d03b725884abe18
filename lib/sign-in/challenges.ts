import 'server-only'
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { db, isTaken } from '@/lib/db'
import { env } from '@/lib/env'

/** How long a page with a passkey button can be used, in milliseconds. */
const stands = 10 * 60_000

/** What a challenge is for: a new passkey of a person, their second factor, or a sign-in of whoever it is (''). */
export type Ceremony = { readonly kind: 'register' | 'sign-in'; readonly personId: string }

/**
 * A challenge for a passkey to sign: random, with its end and our mark upon it, so that showing a page writes nothing. It
 * counts once: `spendChallenge` is what remembers.
 */
export function newChallenge(of: Ceremony, at: Date): string {
  const body = `${randomBytes(24).toString('base64url')}.${at.getTime() + stands}`
  return `${body}.${markOf(of, body)}`
}

/** Uses a challenge up: true once, and false where it is not ours, was for something else, is over or was used before. */
export async function spendChallenge(of: Ceremony, challenge: string, at: Date): Promise<boolean> {
  const [random = '', until = '', mark = ''] = challenge.split('.')
  const [given, right] = [Buffer.from(mark), Buffer.from(markOf(of, `${random}.${until}`))]
  if (given.length !== right.length || !timingSafeEqual(given, right) || !(Number(until) > at.getTime())) return false
  await db.passkeyChallenge.deleteMany({ where: { expiresAt: { lt: at } } })
  const personId = of.personId || null
  const data = { challenge: random, personId, expiresAt: new Date(Number(until)) }
  return db.passkeyChallenge.create({ data, select: { id: true } }).then(
    () => true,
    (error) => {
      if (isTaken(error)) return false
      throw error
    },
  )
}

const markOf = ({ kind, personId }: Ceremony, body: string): string =>
  createHmac('sha256', env().NEXTAUTH_SECRET).update(`passkey ${kind} ${personId} ${body}`).digest('base64url')
