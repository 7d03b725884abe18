import 'server-only'
import { cookies } from 'next/headers'
import { env } from '@/lib/env'

const secure = () => env().PORTAL_URL.startsWith('https://')
const year = 365 * 24 * 60 * 60

/** The name of a cookie of the portal: where people come by https, one that no other host and nothing without TLS can have set. */
export const ownName = (name: string): string => (secure() ? `__Host-${name}` : name)

/** How it is set: no script reads it, no other site's form sends it, and it never leaves https. */
export const ownOptions = () => ({ httpOnly: true, sameSite: 'lax', secure: secure(), path: '/' }) as const

/** A cookie of the portal, for `maxAge` seconds. Kept and dropped in actions only. */
export const ownCookie = (name: string, maxAge: number) => ({
  get: async () => (await cookies()).get(ownName(name))?.value,
  async keep(value: string): Promise<void> {
    ;(await cookies()).set(ownName(name), value, { ...ownOptions(), maxAge })
  },
  async drop(): Promise<void> {
    ;(await cookies()).delete({ name: ownName(name), ...ownOptions() })
  },
})

/** The theme a person chose (design §8), so that this browser's first paint is right. */
export const themeCookie = ownCookie('theme', year)
