import type { IncomingMessage } from 'node:http'
import { type Refusal, refusal } from '@/bin/web/refusal'

const foreign = refusal(403, 'This was sent from another site. Open the portal itself, and send it from there.')

/**
 * Whether another site had the browser send this. Browsers name the origin of every post, so a post without one is refused too;
 * other sites may lead here by a link, and neither frame a page nor fetch one.
 */
export function whyForeign({ method, headers }: IncomingMessage, portal: URL): Refusal | null {
  const led = headers['sec-fetch-mode'] === 'navigate' && !/frame|object|embed/.test(`${headers['sec-fetch-dest']}`)
  if (headers['sec-fetch-site'] === 'cross-site' && (method === 'POST' || !led)) return foreign
  if (method !== 'POST') return null
  const { origin = '' } = headers
  if (!URL.canParse(origin)) return foreign
  const { host, protocol } = new URL(origin)
  if (origin === portal.origin) return null
  // Under another name of this server, such as the loopback's: a page and its posts have the same one.
  const named = [headers['x-forwarded-host'] ?? headers.host].flat().join()
  return host === named && protocol === portal.protocol ? null : foreign
}
