import 'server-only'
import { headers } from 'next/headers'
import { env } from '@/lib/env'
import { knownSecrets } from '@/lib/sign-in/known-browser'
import { lastAddress } from '@/lib/sign-in/next-auth'
import type { Browser } from '@/lib/sign-in/sign-ins'

/** The browser that asks, for the rate limit and the list of sign-ins. */
export async function thisBrowser(): Promise<Browser> {
  const [given, known] = await Promise.all([headers(), knownSecrets()])
  return { address: lastAddress(given.get('x-forwarded-for')), userAgent: given.get('user-agent') ?? '', known }
}

/** True in the demo, on this machine's own address only: there people may be signed in by a click. */
export async function isDemoOnLoopback(): Promise<boolean> {
  const host = (await headers()).get('host') ?? ''
  return env().DEMO === '1' && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host)
}
