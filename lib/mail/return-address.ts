import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/env'

/**
 * Where a mail comes back to if it cannot be delivered: an address of its own (VERP), `b+<mail>.<seal>@BOUNCE_DOMAIN`, whose local part
 * has 55 of the 64 characters that RFC 5321 allows. Null where no BOUNCE_DOMAIN is set.
 */
export function returnAddressOf(mail: string): string | null {
  const domain = env().BOUNCE_DOMAIN
  return domain ? `b+${mail}.${sealOf(mail)}@${domain}` : null
}

const written = /^b\+([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{16})@([^@]+)$/

/** The mail behind such an address, in large or small letters; null where the address is not one of ours. */
export function mailBehind(address: string): string | null {
  const [, mail, seal, domain] = written.exec(address.toLowerCase()) ?? []
  if (!mail || !seal || domain !== env().BOUNCE_DOMAIN) return null
  return timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(mail))) ? mail : null
}

/** Nobody but us makes one: a bounce is believed by it alone. */
const sealOf = (mail: string): string =>
  createHmac('sha256', env().NEXTAUTH_SECRET).update(`bounce of ${mail}`).digest('hex').slice(0, 16)
