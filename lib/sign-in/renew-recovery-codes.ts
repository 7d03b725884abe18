import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { lockFactors, type Owner, tell } from '@/lib/sign-in/factors'
import { keepRecoveryCodes, newRecoveryCodes } from '@/lib/sign-in/recovery-codes'

/** Makes ten new recovery codes in the place of all before, told here and never again. */
export async function renewRecoveryCodes(owner: Owner, at: Date = now()): Promise<{ codes: readonly string[] }> {
  const { codes, hashes } = await newRecoveryCodes()
  await db.$transaction(async (tx) => {
    await lockFactors(tx, owner.id)
    await keepRecoveryCodes(tx, owner.id, hashes, at)
    await tell(tx, owner, 'New recovery codes were made; the ones before count no more', at)
  })
  return { codes }
}
