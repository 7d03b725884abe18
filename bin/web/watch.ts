import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { isOwn } from '@/bin/web/guard'
import { inRequest, log } from '@/lib/log'
import { leaves } from '@/lib/readiness'
import { span } from '@/lib/traces'

/** One request as it is counted. */
export type Answered = { method: string; route: string; status: number; ms: number }

type Watching = {
  /** How many of our own proxies stand in front. */
  proxies: number
  routeOf: (url: string | undefined) => string
  answered: (request: Answered) => void
  personOf: (request: IncomingMessage) => Promise<string | null>
}

/** As proxies make them: figures, letters a to f and hyphens. Anything else might be a name. */
const wellFormed = /^[\da-f](?:[\da-f-]{14,62})[\da-f]$/i
const parent = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/
/** What was left before it was answered, as proxies write it. */
const left = 499

/** Not found, not from here, malformed, too large, too often: whoever tries that again and again is seen in the log. */
const isRefused = (status: number) => status >= 400 && status < left

/**
 * Watches each request: gives it the id that everything logged for it carries, a span, and one line when it is answered, which for one
 * that was refused says whose sign-in it came with.
 */
export function watch({ proxies, routeOf, answered, personOf }: Watching) {
  return (request: IncomingMessage, response: ServerResponse, work: () => Promise<void>): Promise<void> => {
    const trusted = proxies > 0 || isOwn(request)
    const id = idOf(request.headers, trusted)
    const method = /^[A-Z]{3,7}$/.test(request.method ?? '') ? `${request.method}` : 'other'
    const route = routeOf(request.url)
    request.headers['x-request-id'] = id
    response.setHeader('x-request-id', id)
    if (leaves()) response.shouldKeepAlive = false
    const began = performance.now()
    const closed = new Promise((done) => response.once('close', done))
    const facts = { 'http.request.method': method, 'http.route': route, request: id }
    const answering = async (add: (facts: Record<string, number>) => void) => {
      await work()
      await closed
      const status = response.writableFinished ? response.statusCode : left
      const ms = Math.round(performance.now() - began)
      add({ 'http.response.status_code': status })
      const person = isRefused(status) ? await personOf(request) : null
      log('request', { method, route, status, ms, ...(person && { person }) })
      answered({ method, route, status, ms })
    }
    const from = String(request.headers.traceparent ?? '')
    return inRequest(id, () =>
      span(`${method} ${route}`, facts, answering, trusted && parent.test(from) ? from : undefined),
    )
  }
}

function idOf({ 'x-request-id': given }: IncomingHttpHeaders, trusted: boolean): string {
  return trusted && typeof given === 'string' && wellFormed.test(given) ? given : randomUUID()
}
