import 'server-only'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { paths } from '@/lib/paths'
import { signInIdOfToken } from '@/lib/sign-in/token'

/** A sign-in of which only the password was right. It opens nothing but the pages on which the second factor is given. */
export type Half = {
  readonly id: string
  readonly person: { readonly id: string; readonly name: string; readonly email: string; readonly timeZone: string }
}

/** The half sign-in that still waits for its second factor; null once whole, ended, over ten minutes old, or its person disabled. */
export async function waitingHalf(signInId: string, at: Date = now()): Promise<Half | null> {
  return db.signIn.findFirst({
    where: { id: signInId, factorAt: null, revokedAt: null, expiresAt: { gt: at }, person: { disabledAt: null } },
    relationLoadStrategy: 'join',
    select: { id: true, person: { select: { id: true, name: true, email: true, timeZone: true } } },
  })
}

/** This browser's half sign-in, or null. */
export const halfSignedIn = cache(async (): Promise<Half | null> => {
  const signInId = await signInIdOfToken()
  return signInId ? waitingHalf(signInId) : null
})

/** The same for a page: without one, the sign-in page, which leads on to `to`. */
export async function requireHalf(to: string): Promise<Half> {
  return (await halfSignedIn()) ?? redirect(paths.signIn(to))
}
