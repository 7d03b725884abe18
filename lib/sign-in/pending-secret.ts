import 'server-only'
import { ownCookie } from '@/lib/own-cookie'
import { newTotpSecret, openTotpSecret, sealTotpSecret } from '@/lib/sign-in/totp'

/** A secret waits ten minutes for the app's first code. */
const cookie = ownCookie('app-set-up', 10 * 60)

/** Begins the setting up of an app: a new secret, sealed in the browser until the app has shown that it has it. In an action only. */
export const startAppSetUp = (personId: string): Promise<void> => cookie.keep(sealTotpSecret(newTotpSecret(), personId))

/** The secret that waits in this browser for this person's app, or ''. */
export async function pendingSecret(personId: string): Promise<string> {
  const sealed = await cookie.get()
  if (!sealed) return ''
  try {
    return openTotpSecret(sealed, personId)
  } catch {
    // Somebody else's, from this browser: it is theirs alone.
    return ''
  }
}

/** Forgets it, once the app is set up. In an action only. */
export const endAppSetUp = (): Promise<void> => cookie.drop()
