import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { type Refusal, refuse } from '@/lib/refusal'
import { logAttempt } from '@/lib/sign-in/attempts'
import { finishSignIn, openWhole, type Whole } from '@/lib/sign-in/finish'
import type { Half } from '@/lib/sign-in/half-sign-in'
import { takePasskeyAnswer } from '@/lib/sign-in/passkeys'
import type { Browser } from '@/lib/sign-in/sign-ins'

/**
 * Signs in by a passkey, which proves its holder by device and by finger, face or PIN: after the password where there is a half
 * sign-in, or all by itself. Never held up by anybody's wrong guesses. Refused where it is not known, or took too long.
 */
export async function enterPasskey(
  half: Half | null,
  answer: string,
  browser: Browser,
  at: Date = now(),
): Promise<Whole | Refusal> {
  const personId = await takePasskeyAnswer(half?.person.id ?? '', answer, at)
  const person = personId
    ? await db.person.findFirst({ where: { id: personId, disabledAt: null }, select: { id: true, email: true } })
    : null
  if (!person) return refuse('This passkey is not known here, or it took too long.')
  await logAttempt({ email: person.email, step: 'passkey', succeeded: true }, browser, at)
  if (half) return finishSignIn(half, 'passkey', browser, at)
  return db.$transaction((tx) => openWhole(tx, person.id, 'passkey', browser, at))
}
