import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { type Refusal, refuse } from '@/lib/refusal'
import { type Count, logAttempt, mayTry, takeBack } from '@/lib/sign-in/attempts'
import { takeEmailedCode } from '@/lib/sign-in/emailed-code'
import { tellSuspicion } from '@/lib/sign-in/factors'
import { finishSignIn, type Whole } from '@/lib/sign-in/finish'
import type { Half } from '@/lib/sign-in/half-sign-in'
import { knownTo } from '@/lib/sign-in/known-browser'
import { takeRecoveryCode } from '@/lib/sign-in/recovery-codes'
import type { Browser } from '@/lib/sign-in/sign-ins'
import { takeTotpCode } from '@/lib/sign-in/totp'

export const codeSteps = ['totp', 'recovery_code', 'emailed_code'] as const
type Given = { step: (typeof codeSteps)[number]; code: string }

const wrong = {
  totp: 'That is not the code that the app shows now. Each code works once.',
  recovery_code: 'That is none of your recovery codes, or it was used.',
  emailed_code: 'That is not the code of the last mail, or it is too old.',
} as const

/**
 * Gives a half sign-in its second factor by a code. Five wrong ones end it, and its person is told, because somebody knows the
 * password; the count of a person's wrong codes elsewhere stops nobody in a browser that is known.
 */
export async function enterCode(
  half: Half,
  { step, code }: Given,
  browser: Browser,
  at: Date = now(),
): Promise<Whole | Refusal> {
  const known = await knownTo(half.person.id, browser)
  const ofPerson: Count = known ? ['code-known', known] : ['code-person', half.person.id]
  if (!(await mayTry([['code-half', half.id]]))) return end(half, at)
  if (!(await mayTry([ofPerson])))
    return refuse('Too many wrong codes. Use a passkey, wait a day, or call User Support.')
  const right = await take(half, { step, code }, at)
  await logAttempt({ email: half.person.email, step, succeeded: right }, browser, at)
  if (!right) return refuse('', { code: wrong[step] })
  await takeBack([['code-half', half.id], ofPerson])
  return finishSignIn(half, step, browser, at)
}

function take(half: Half, { step, code }: Given, at: Date): Promise<boolean> {
  if (step === 'totp') return takeTotpCode(half.person.id, code, at)
  return step === 'recovery_code' ? takeRecoveryCode(half.person, code, at) : takeEmailedCode(half, code, at)
}

async function end({ id, person }: Half, at: Date): Promise<Refusal> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.signIn.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: at } })
    if (count > 0) await tellSuspicion(tx, person, at)
  })
  return refuse('Five codes were wrong. Sign in anew, or call User Support.')
}
