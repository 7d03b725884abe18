import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { mailboxPage, mailFrame } from '@/bin/mailbox/page'
import type { Store } from '@/bin/mailbox/store'

const font = 'node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2'
const own = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"

/** The mailbox as a page for people and as JSON for tests. Answers only to names of this machine. */
export function webServer(store: Store): Server {
  return createServer((request, response) => {
    response.setHeader('Cache-Control', request.url === '/font.woff2' ? 'max-age=86400' : 'no-store')
    response.setHeader('X-Content-Type-Options', 'nosniff')
    response.setHeader('Referrer-Policy', 'no-referrer')
    if (!own.test(request.headers.host ?? ''))
      return answer(response, 421, 'text/plain', 'The mailbox answers on this machine only.')
    try {
      route(store, request, response)
    } catch {
      answer(response, 400, 'text/plain', 'That address makes no sense.')
    }
  })
}

function route(store: Store, request: IncomingMessage, response: ServerResponse) {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const to = searchParams.get('to') ?? ''
  if (request.method === 'DELETE' && pathname === '/messages') {
    store.empty()
    return response.writeHead(204).end()
  }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return answer(response, 405, 'text/plain', 'The mailbox is read with GET.')
  if (pathname === '/messages.json') return answer(response, 200, 'application/json', JSON.stringify(store.list(to)))
  if (pathname === '/font.woff2') return answer(response, 200, 'font/woff2', readFileSync(font))
  const [, id = '', part] = /^\/mails\/([\w-]+)(\/html|\/text)?$/.exec(pathname) ?? []
  const message = store.find(id)
  if (part === '/html' && message) {
    // The mail's own page: no scripts, no forms, nothing loaded; its links open beside the mailbox.
    const inside = "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups allow-popups-to-escape-sandbox"
    response.setHeader('Content-Security-Policy', inside)
    return answer(response, 200, 'text/html', mailFrame(message))
  }
  response.setHeader('Content-Security-Policy', policy)
  if (pathname === '/' || message) {
    return answer(
      response,
      200,
      'text/html',
      mailboxPage({ messages: store.list(to), to, opened: message, asText: part === '/text' }),
    )
  }
  return answer(response, 404, 'text/plain', 'There is no such mail.')
}

function answer(response: ServerResponse, status: number, type: string, body: string | Buffer) {
  response.writeHead(status, { 'Content-Type': typeof body === 'string' ? `${type}; charset=utf-8` : type }).end(body)
}
