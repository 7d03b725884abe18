import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { type Refusal, refuse } from '@/lib/refusal'
import { countOf, factorsOf, lockFactors, type Owner, tellOwner } from '@/lib/sign-in/factors'

/** Takes away one of somebody's own passkeys. Refused where it is their last factor, and where it is not theirs or gone. */
export function removePasskey(owner: Owner, passkeyId: string, at: Date = now()): Promise<{ removed: true } | Refusal> {
  return db.$transaction(async (tx) => {
    await lockFactors(tx, owner.id)
    const mine = await tx.passkey.findFirst({ where: { id: passkeyId, personId: owner.id }, select: { id: true } })
    if (!mine) return refuse('This passkey is gone already.')
    if (countOf(await factorsOf(owner.id, tx)) < 2)
      return refuse('This is the last way to prove that it is you. Add another before you remove it.')
    await tx.passkey.delete({ where: { id: mine.id } })
    const happened = { event: 'person.factor_removed', data: { factor: 'passkey' } } as const
    await tellOwner(tx, owner, happened, 'A passkey was removed', at)
    return { removed: true as const }
  })
}
