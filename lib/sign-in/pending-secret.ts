import 'server-only'
import { cookies } from 'next/headers'
import { env } from '@/lib/env'
import { newTotpSecret, openTotpSecret, sealTotpSecret } from '@/lib/sign-in/totp'

const cookie = 'app-set-up'
/** How long a secret waits for the app's first code, in seconds. */
const maxAge = 10 * 60

/** Begins the setting up of an app: a new secret, sealed in the browser until the app has shown that it has it. In an action only. */
export async function startAppSetUp(personId: string): Promise<void> {
  const secure = env().PORTAL_URL.startsWith('https://')
  const sealed = sealTotpSecret(newTotpSecret(), personId)
  ;(await cookies()).set(cookie, sealed, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge })
}

/** The secret that waits in this browser for this person's app, or ''. */
export async function pendingSecret(personId: string): Promise<string> {
  const sealed = (await cookies()).get(cookie)?.value
  if (!sealed) return ''
  try {
    return openTotpSecret(sealed, personId)
  } catch {
    // Somebody else's, from this browser: it is theirs alone.
    return ''
  }
}

/** Forgets it, once the app is set up. In an action only. */
export async function endAppSetUp(): Promise<void> {
  ;(await cookies()).delete(cookie)
}
