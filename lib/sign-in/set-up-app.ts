import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { type Refusal, refuse } from '@/lib/refusal'
import { factorsOf, lockFactors, type Owner, tellOwner } from '@/lib/sign-in/factors'
import { keepRecoveryCodes, newRecoveryCodes } from '@/lib/sign-in/recovery-codes'
import { sealTotpSecret, stepOfCode } from '@/lib/sign-in/totp'

type Wish = { /** What the app was given, from `pendingSecret`. */ secret: string /** What it shows. */; code: string }

/**
 * Keeps the secret of an authenticator app once it shows a right code, in the place of one before; that code is used up. Codes
 * for recovery as in `addPasskey`. Refused where the code is wrong, or the secret was on the page for too long.
 */
export async function setUpApp(
  owner: Owner,
  { secret, code }: Wish,
  at: Date = now(),
): Promise<{ codes: readonly string[] } | Refusal> {
  if (!secret) return refuse('The page was open for too long. Scan the new square.')
  const step = stepOfCode(secret, code, null, at)
  if (step === null) return refuse('', { code: 'That is not the code that the app shows now. Enter the newest one.' })
  const fresh = (await factorsOf(owner.id)).recoveryCodes === 0 ? await newRecoveryCodes() : null
  return db.$transaction(async (tx) => {
    await lockFactors(tx, owner.id)
    const data = { totpSecret: sealTotpSecret(secret, owner.id), totpLastStep: step }
    await tx.person.update({ where: { id: owner.id }, data, select: { id: true } })
    if (fresh) await keepRecoveryCodes(tx, owner.id, fresh.hashes, at)
    const happened = { event: 'person.factor_added', data: { factor: 'totp' } } as const
    await tellOwner(tx, owner, happened, 'An authenticator app was added', at)
    return { codes: fresh?.codes ?? [] }
  })
}
