import 'server-only'
import { db } from '@/lib/db'
import { type Refusal, refuse } from '@/lib/refusal'
import type { Half } from '@/lib/sign-in/half-sign-in'
import { makeKnown } from '@/lib/sign-in/known-browser'
import { type Browser, type Factor, openSignIn } from '@/lib/sign-in/sign-ins'

/** A whole sign-in: its id for the token, and where this browser was not known yet, what it is known by from now on. */
export type Whole = { readonly signInId: string; readonly secret: string | null }

/**
 * Makes a half sign-in whole once its second factor was given. The half one ends and another takes its place, so that nobody who
 * knew its token is in. Of two at once one wins; refused where it is over.
 */
export function finishSignIn(half: Half, factor: Factor, browser: Browser, at: Date): Promise<Whole | Refusal> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.signIn.updateMany({
      where: { id: half.id, factorAt: null, revokedAt: null, expiresAt: { gt: at } },
      data: { revokedAt: at },
    })
    if (count !== 1) return refuse('This sign-in took too long. Sign in anew.')
    return openWhole(tx, half.person.id, factor, browser, at)
  })
}

/** Opens a whole sign-in for whoever gave both factors in one, with a passkey. */
export async function openWhole(
  tx: Parameters<typeof makeKnown>[0],
  personId: string,
  factor: Factor,
  browser: Browser,
  at: Date,
): Promise<Whole> {
  const signInId = await openSignIn(personId, browser, factor, at, tx)
  return { signInId, secret: await makeKnown(tx, personId, browser, at) }
}
