import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { asAction, asCredentials } from '@/bin/web/action'
import { addressOf } from '@/bin/web/address'
import { again, readBody } from '@/bin/web/body'
import { dropForeignWords } from '@/bin/web/headers'
import { type Refusal, refusal, sendRefusal } from '@/bin/web/refusal'
import { whyUnread } from '@/bin/web/request-line'
import { whyForeign } from '@/bin/web/sender'

export type Guarded = {
  /** The address that people open. */
  portal: URL
  /** How many of our own proxies stand in front: 0 where browsers reach this server itself. */
  proxies: number
  /** The ids of every action of the build. */
  actions: ReadonlySet<string>
  /** Counts a request; the seconds to wait where it was one too many. */
  secondsToWait: (request: IncomingMessage, address: string) => Promise<number>
}

/** Next follows its own redirects by asking this server once more: the word by which it is known again. */
const own = { header: 'x-own-word', word: randomUUID() }
export const isOwn = ({ headers }: IncomingMessage): boolean => headers[own.header] === own.word

/**
 * Before any page: refuses what no page of the portal sends. Returns the request as it was understood, or null where it has been
 * answered. It authorises nothing; only the gates and the data layer do (docs/decisions/0022).
 */
export async function guard(request: IncomingMessage, response: ServerResponse, guarded: Guarded) {
  const passed = await understood(request, response, guarded)
  if (passed === null || !('sentence' in passed)) return passed
  sendRefusal(response, passed)
  return null
}

async function understood(
  request: IncomingMessage,
  response: ServerResponse,
  guarded: Guarded,
): Promise<IncomingMessage | Refusal | null> {
  const refused = whyUnread(request) ?? (await whyNotFrom(request, guarded))
  if (refused) return refused
  const wait = request.headers['x-wait']
  // The answer gets its status 429 by this, whatever is said in it (send-whole.ts).
  if (wait !== undefined) response.setHeader('retry-after', wait)
  if (request.method !== 'POST') return wait === undefined ? request : tooOften(wait)
  const body = await readBody(request)
  if (body === null || 'sentence' in body) return body
  const post = request.url?.startsWith('/api/auth/')
    ? asCredentials(request, body)
    : await asAction(request, body, guarded.actions)
  if ('sentence' in post) return post
  // A form that was sent too often says so itself, and keeps what was typed.
  return wait === undefined || post.hasState ? again(request, post.type, post.body) : tooOften(wait)
}

/** Who sends this, from where, and how often. What is known of it stands in the headers from here on. */
async function whyNotFrom(request: IncomingMessage, { portal, proxies, secondsToWait }: Guarded) {
  const { headers } = request
  if (isOwn(request)) return null
  const address = addressOf(request.socket.remoteAddress, [headers['x-forwarded-for']].flat().join(), proxies)
  dropForeignWords(request, proxies)
  Object.assign(headers, { 'x-forwarded-for': address, [own.header]: own.word })
  const refused = whyForeign(request, portal)
  if (refused) return refused
  // Next compares the two once more, and knows nothing of the address that people open.
  if (request.method === 'POST') headers['x-forwarded-host'] = new URL(`${headers.origin}`).host
  const wait = await secondsToWait(request, address)
  if (wait > 0) headers['x-wait'] = String(wait)
  return null
}

const tooOften = (wait: unknown) => refusal(429, `That was too often. Nothing was done. Try again in ${wait} seconds.`)
