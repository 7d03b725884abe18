import { type NextRequest, NextResponse } from 'next/server'

/** Gives every page its policy with a fresh nonce. It authorises nothing, and refuses nothing: that is done before it (bin/web/guard.ts). */
export function proxy(request: NextRequest) {
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

/** Attributes of style place the tiles of the calendar; elements of style, which could read a page, need the nonce. */
function contentSecurityPolicy(nonce: string): string {
  const developing = process.env.NODE_ENV === 'development'
  const directives = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${developing ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${developing ? ' ws:' : ''}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]
  const secure = process.env.PORTAL_URL?.startsWith('https:') ? ['upgrade-insecure-requests'] : []
  return [...directives, ...secure].join('; ')
}

export const config = { matcher: ['/((?!_next/static|api/health).*)'] }
