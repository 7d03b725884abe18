import type { IncomingMessage } from 'node:http'
import { decode } from 'next-auth/jwt'
import { networkOf } from '@/bin/web/address'
import { env } from '@/lib/env'
import { askQuickly, limitOf } from '@/lib/rate-limit'

// How often is too often: far beyond what anybody does by hand, for a person and for all who share an address on the network.

const minute = 60
const hour = 60 * minute
const pair = (name: string, seconds: number, person: number, network: number) => ({
  person: limitOf(`${name}-person`, { points: person, seconds }),
  network: limitOf(`${name}-network`, { points: network, seconds }),
})

const limits = {
  posts: pair('posts', minute, 600, 3_000),
  search: pair('search', minute, 240, 1_200),
  exports: pair('exports', hour, 60, 240),
}

/** What of it is counted; most of what is read is not. */
function kindOf({ method, url = '' }: IncomingMessage): keyof typeof limits | null {
  if (method === 'POST') return 'posts'
  if (/^\/search\?/.test(url)) return 'search'
  return /\/export(\?|$)/.test(url) ? 'exports' : null
}

/** Counts a request, and returns the seconds to wait where it was one too many; 0 otherwise. */
export async function secondsToWait(request: IncomingMessage, address: string): Promise<number> {
  const kind = kindOf(request)
  if (!kind) return 0
  const person = await personOf(request)
  const { person: perPerson, network } = limits[kind]
  const taken = [network.take(networkOf(address)), ...(person ? [perPerson.take(person)] : [])]
  return Math.max(...(await Promise.all(taken)))
}

/** A token names the same sign-in for ever. */
const known = new Map<string, string | null>()
const mostKnown = 5_000

/** Whose sign-in a request's cookie names, standing or not: null for none, and where the database is away. */
export async function personOf({ headers }: IncomingMessage): Promise<string | null> {
  const token = headers.cookie?.match(/(?:^|; )(?:__Host-)?next-auth\.session-token=([^;]+)/)?.[1]
  if (!token) return null
  const found = known.get(token)
  if (found !== undefined) return found
  const { signInId } = (await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null)) ?? {}
  const whose = 'SELECT person_id AS id FROM sign_in WHERE id = $1'
  const asked = typeof signInId === 'string' ? askQuickly<{ id: string }>(whose, [signInId]) : Promise.resolve([])
  const rows = await asked.catch(() => undefined)
  if (!rows) return null
  if (known.size >= mostKnown) known.clear()
  known.set(token, rows[0]?.id ?? null)
  return rows[0]?.id ?? null
}
