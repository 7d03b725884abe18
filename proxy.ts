import { type NextRequest, NextResponse } from 'next/server'

/** Larger posts than the longest honest form (eight texts of 20,000 characters, encoded) are refused. */
const mostBytes = 1_000_000

/**
 * Before any page: refuses malformed, oversize and foreign posts (they would answer 500 before reaching any code), and sets
 * the security headers with a fresh nonce. It authorises nothing; only the gates and the data layer do.
 */
export function proxy(request: NextRequest) {
  const refusal = request.method === 'POST' ? whyRefused(request) : null
  if (refusal)
    return new NextResponse(refusal.sentence, {
      status: refusal.status,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64')
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('cache-control', 'no-store')
  return response
}

function whyRefused(request: NextRequest): { status: number; sentence: string } | null {
  if (request.nextUrl.pathname.startsWith('/api/auth/')) return null
  const origin = request.headers.get('origin')
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host')
  if (origin && hostOf(origin) !== host) return { status: 403, sentence: 'This form was sent from another site.' }
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes)
    return { status: 413, sentence: 'That is more text than the form takes.' }
  const type = request.headers.get('content-type') ?? ''
  const action = request.headers.get('next-action')
  if (action !== null && !/^[0-9a-f]{40,64}$/.test(action)) return { status: 400, sentence: 'There is no such action.' }
  const form = /^multipart\/form-data;.*boundary=/i.test(type)
  if (!form && !(action && type.startsWith('text/plain')))
    return { status: 400, sentence: 'This is not a form the portal knows.' }
  return null
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

function contentSecurityPolicy(nonce: string): string {
  const developing = process.env.NODE_ENV === 'development'
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${developing ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export const config = { matcher: ['/((?!_next/static|_next/image|favicon.ico|api/health).*)'] }
