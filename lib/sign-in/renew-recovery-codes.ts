import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { type Refusal, refuse } from '@/lib/refusal'
import { lockFactors, type Owner, tell } from '@/lib/sign-in/factors'
import { codesMadeAt, keepRecoveryCodes, newRecoveryCodes } from '@/lib/sign-in/recovery-codes'

/**
 * Makes ten new recovery codes in the place of all before, told here and never again. `before` is when the set was made that the page
 * was about, '' for none: the same form sent again (a page that is loaded anew) is refused, or it would void what was just printed.
 */
export async function renewRecoveryCodes(
  owner: Owner,
  before: string,
  at: Date = now(),
): Promise<{ codes: readonly string[] } | Refusal> {
  const { codes, hashes } = await newRecoveryCodes()
  return db.$transaction(async (tx) => {
    await lockFactors(tx, owner.id)
    if ((await codesMadeAt(owner.id, tx)) !== before)
      return refuse('New codes were made already, and those work. If you did not keep them, make new ones again.')
    await keepRecoveryCodes(tx, owner.id, hashes, at)
    await tell(tx, owner, 'New recovery codes were made; the ones before no longer work', at)
    return { codes }
  })
}
