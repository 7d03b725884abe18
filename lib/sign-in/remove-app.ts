import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { type Refusal, refuse } from '@/lib/refusal'
import { countOf, factorsOf, lockFactors, type Owner, tellOwner } from '@/lib/sign-in/factors'

/** Takes away somebody's own authenticator app. Refused where it is their last factor, and where there is none. */
export function removeApp(owner: Owner, at: Date = now()): Promise<{ removed: true } | Refusal> {
  return db.$transaction(async (tx) => {
    await lockFactors(tx, owner.id)
    const factors = await factorsOf(owner.id, tx)
    if (!factors.app) return refuse('The authenticator app is gone already.')
    if (countOf(factors) < 2)
      return refuse('This is the last way to prove that it is you. Add another before you remove it.')
    await tx.person.update({ where: { id: owner.id }, data: { totpSecret: null }, select: { id: true } })
    const happened = { event: 'person.factor_removed', data: { factor: 'totp' } } as const
    await tellOwner(tx, owner, happened, 'The authenticator app was removed', at)
    return { removed: true as const }
  })
}
