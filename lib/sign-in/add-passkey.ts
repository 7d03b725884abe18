import 'server-only'
import { now } from '@/lib/clock'
import { db, isTaken } from '@/lib/db'
import { type Refusal, refuse } from '@/lib/refusal'
import { factorsOf, lockFactors, type Owner, tellOwner } from '@/lib/sign-in/factors'
import { provedPasskey } from '@/lib/sign-in/passkeys'
import { keepRecoveryCodes, newRecoveryCodes } from '@/lib/sign-in/recovery-codes'

type Wish = { /** What the browser answered, as JSON. */ answer: string /** What the person calls it. */; name: string }

/**
 * Keeps a new passkey that a browser has made. Somebody without recovery codes gets ten, told here and never again; otherwise
 * `codes` is empty. Refused where the answer is not to what we asked, comes late, or the passkey is known already.
 */
export async function addPasskey(
  owner: Owner,
  { answer, name }: Wish,
  at: Date = now(),
): Promise<{ passkeyId: string; codes: readonly string[] } | Refusal> {
  const proved = await provedPasskey(owner, answer, at)
  if (!proved) return refuse('The passkey was not made, or it took too long. Try again.')
  const fresh = (await factorsOf(owner.id)).recoveryCodes === 0 ? await newRecoveryCodes() : null
  const data = { ...proved, personId: owner.id, name: name.trim() || 'Passkey', createdAt: at }
  const kept = db.$transaction(async (tx) => {
    await lockFactors(tx, owner.id)
    const { id } = await tx.passkey.create({ data, select: { id: true } })
    if (fresh) await keepRecoveryCodes(tx, owner.id, fresh.hashes, at)
    await tellOwner(tx, owner, { event: 'person.factor_added', data: { factor: 'passkey' } }, 'A passkey was added', at)
    return { passkeyId: id, codes: fresh?.codes ?? [] }
  })
  return kept.catch((error) => {
    if (!isTaken(error)) throw error
    return refuse('This passkey is known already. Nothing was changed.')
  })
}
