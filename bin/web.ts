// The production web server: Next's own handler behind the guard, with its scripts and styles served as they were compressed at
// build time, and the reviewers' house without any scripts.
import type { IncomingMessage, ServerResponse } from 'node:http'
import next from 'next'
import sirv from 'sirv'
import { endInOrder, within } from '@/bin/ending'
import { guardDatabase } from '@/bin/guard-database'
import { guardSettings } from '@/bin/guard-settings'
import { guardTextKeys } from '@/bin/text-keys'
import { startTraces } from '@/bin/traces'
import { openWatching } from '@/bin/watching'
import { knownActions } from '@/bin/web/action'
import { guard } from '@/bin/web/guard'
import { headersOf } from '@/bin/web/headers'
import { personOf, secondsToWait } from '@/bin/web/limits'
import { routesOf } from '@/bin/web/routes'
import { sendWhole } from '@/bin/web/send-whole'
import { openServer } from '@/bin/web/server'
import { stopServing } from '@/bin/web/stop'
import { watch } from '@/bin/web/watch'
import { isWithoutScripts, sendWithoutScripts } from '@/bin/web/without-scripts'
import { closeDatabase } from '@/lib/db'
import { env } from '@/lib/env'
import { endQuietly } from '@/lib/log'
import { closeLimits } from '@/lib/rate-limit'

endQuietly()
guardSettings()
await guardDatabase()
await guardTextKeys()
const endTraces = await startTraces('phoenix-web')
const hostname = process.env.HOST || '127.0.0.1'
const port = Number(process.env.PORT) || 3000
const year = 365 * 24 * 60 * 60
const prefix = '/_next/static'
const portal = new URL(env().PORTAL_URL)
const guarded = { portal, proxies: env().TRUSTED_PROXIES, actions: knownActions(), secondsToWait }

// Next asks itself under this address, whatever name and scheme the browser used: to follow a redirect after an action.
process.env.__NEXT_PRIVATE_ORIGIN = `http://${/^(0\.0\.0\.0|::)$/.test(hostname) ? '127.0.0.1' : hostname}:${port}`
const app = next({ dev: false, hostname, port })
await app.prepare()
const page = app.getRequestHandler()
// Not named after what is in it, so browsers ask whether it is still the same.
const own = sirv('public', { brotli: true, gzip: true, etag: true, maxAge: 0 })
const asset = sirv('.next/static', { brotli: true, gzip: true, immutable: true, maxAge: year, etag: true })

const answer = async (asked: IncomingMessage, response: ServerResponse) => {
  const request = await guard(asked, response, guarded)
  if (!request) return
  if (request.url?.startsWith(`${prefix}/`)) {
    request.url = request.url.slice(prefix.length)
    response.removeHeader('cache-control')
    return asset(request, response, () => void response.writeHead(404, { 'cache-control': 'no-store' }).end())
  }
  if (request.url?.startsWith('/own/')) return own(request, response, () => void response.writeHead(404).end())
  if (isWithoutScripts(request)) sendWithoutScripts(request, response)
  else sendWhole(request, response)
  await page(request, response)
}

const watched = await openWatching(env().METRICS_PORT)
const watching = watch({ proxies: env().TRUSTED_PROXIES, routeOf: routesOf(), answered: watched.answered, personOf })
const server = openServer(headersOf(portal.protocol === 'https:'), answer, {}, watching)
server.listen(port, hostname)

const stop = { drain: env().DRAIN_SECONDS * 1_000, most: env().STOP_SECONDS * 1_000 }
endInOrder(async () => {
  await stopServing(server, stop)
  await within(2_000, Promise.all([closeDatabase(), closeLimits(), endTraces(), watched.stop()]))
})
