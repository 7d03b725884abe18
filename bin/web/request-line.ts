import type { IncomingMessage } from 'node:http'
import { type Refusal, refusal } from '@/bin/web/refusal'

const longestUrl = 4_000
const mostHeaders = 100
const methods = ['GET', 'HEAD', 'POST']
const files = ['GET', 'HEAD']
const unwritten = refusal(400, 'This address is not written as addresses are.')

/** What is wrong with method, address or number of headers, before anything else is looked at. */
export function whyUnread({ method = '', url = '', rawHeaders, headers }: IncomingMessage): Refusal | null {
  if (!methods.includes(method)) return notAllowed(methods)
  if (url.length > longestUrl) return refusal(414, 'This address is too long.')
  if (rawHeaders.length / 2 > mostHeaders) return refusal(431, 'These are too many headers.')
  if (!/^\/(?![/\\])/.test(url) || !/^[\w.:[\]-]+$/.test(headers.host ?? '')) return unwritten
  const [path = '', ...query] = url.split('?')
  const [place, asked] = [decoded(path), decoded(query.join('?'))]
  if (place === null || asked === null || asked.includes('\0')) return unwritten
  // A slash or dots that were encoded mean a folder to one reader and a name to the next.
  if (/%2f|%5c|\\/i.test(path) || isControl.test(place) || /(^|\/)\.{1,2}(\/|$)/.test(place)) return unwritten
  if (method === 'POST' && /^\/(_next|api)(\/|$)/.test(path) && !path.startsWith('/api/auth/')) return notAllowed(files)
  return path.startsWith('/api/auth/') ? whyNotAuth(method, path) : null
}

const isControl = /[\u0000-\u001f\u007f]/

const notAllowed = (allowed: string[]) =>
  refusal(405, 'Pages are read, and forms are sent. There is nothing else to do here.', { allow: allowed.join(', ') })

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** Of next-auth only what works here; its own pages and other providers' routes would answer with errors of their own. */
const auth: Record<string, RegExp> = {
  GET: /^\/api\/auth\/(csrf|providers|session)$/,
  POST: /^\/api\/auth\/(callback\/credentials|signout)$/,
}

const whyNotAuth = (method: string, path: string) =>
  (auth[method === 'HEAD' ? 'GET' : method] ?? auth.GET)?.test(path) ? null : refusal(404, 'There is no such page.')
