import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import type { Person } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import type { Proof } from '@/lib/sign-in/account-schema'
import { tellOwner } from '@/lib/sign-in/factors'
import { takePasskeyAnswer } from '@/lib/sign-in/passkeys'
import { passwordFits } from '@/lib/sign-in/passwords'
import { takeTotpCode } from '@/lib/sign-in/totp'

/** So many wrong tries in a row are allowed; the next one ends the sign-in. Nobody else is kept out by it. */
const mostWrong = 5

const wrong: Record<Proof['way'], Refusal> = {
  password: refuse('', { password: 'This is not your password.' }),
  app: refuse('', { code: 'That is not the code that the app shows now. Enter the newest one.' }),
  passkey: refuse('No passkey was used, or it took too long. Try again, or use another way.'),
}
const ended = refuse('That was wrong too often, so you were signed out. Sign in again.')

/**
 * Proves once more that it is them: what needs it (`requireRecentProof`) is open for ten minutes. Refused for a wrong password, code or
 * passkey; after five in a row the sign-in ends, and they are told by mail.
 */
export async function prove(person: Person, given: Proof, at: Date = now()): Promise<{ proved: true } | Refusal> {
  if (!(await mayTry(person, at))) return ended
  if (!(await isRight(person, given, at))) return wrong[given.way]
  const where = { id: person.signInId, revokedAt: null }
  const { count } = await db.signIn.updateMany({ where, data: { provedAt: at, wrongProofs: 0 } })
  return count === 1 ? { proved: true } : ended
}

/** Counts a try before it is made, so that five at once are five; one more ends the sign-in. */
export async function mayTry(person: Person, at: Date): Promise<boolean> {
  const tried = { id: person.signInId, revokedAt: null, wrongProofs: { lt: mostWrong } }
  if ((await db.signIn.updateMany({ where: tried, data: { wrongProofs: { increment: 1 } } })).count === 1) return true
  await db.$transaction(async (tx) => {
    const where = { id: person.signInId, revokedAt: null }
    if ((await tx.signIn.updateMany({ where, data: { revokedAt: at } })).count === 0) return
    const happened = { event: 'person.sign_ins_ended', data: { signIns: 1 } } as const
    await tellOwner(
      tx,
      person,
      happened,
      'You were signed out, because a wrong password or code was given too often',
      at,
    )
  })
  return false
}

async function isRight({ id }: Person, given: Proof, at: Date): Promise<boolean> {
  if (given.way === 'app') return takeTotpCode(id, given.code, at)
  if (given.way === 'passkey') return (await takePasskeyAnswer(id, given.answer, at)) === id
  const { passwordHash } = await db.person.findUniqueOrThrow({ where: { id }, select: { passwordHash: true } })
  return passwordFits(passwordHash, given.password)
}
