// A web server of one page, in a process of its own: all of bin/web.ts but Next. What stops in order is tried on it.
import type { AddressInfo } from 'node:net'
import { endInOrder, within } from '@/bin/ending'
import { startTraces } from '@/bin/traces'
import { openServer } from '@/bin/web/server'
import { stopServing } from '@/bin/web/stop'
import { watch } from '@/bin/web/watch'
import { closeDatabase, db } from '@/lib/db'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { closeLimits } from '@/lib/rate-limit'
import { readiness } from '@/lib/readiness'
import { poolNow } from '@/lib/watched-adapter'

const endTraces = await startTraces('phoenix-web')
const watching = watch({
  proxies: env().TRUSTED_PROXIES,
  routeOf: () => '/slow',
  answered() {},
  personOf: async () => null,
})
const server = openServer(
  {},
  async ({ url = '' }, response) => {
    if (url === '/ready') return void response.end(JSON.stringify(await readiness()))
    log('begun')
    const seconds = Number(url.slice(1))
    await db.$queryRaw`SELECT 1 FROM pg_sleep(${seconds})`
    response.end('finished')
  },
  {},
  watching,
)
server.listen(0, '127.0.0.1', () => log('listening', { port: (server.address() as AddressInfo).port }))
endInOrder(async () => {
  await stopServing(server, { drain: env().DRAIN_SECONDS * 1_000, most: env().STOP_SECONDS * 1_000 })
  await within(2_000, Promise.all([closeDatabase(), closeLimits(), endTraces()]))
  log('closed', { connections: stillOpen() })
})

/** Connections that this process would leave behind. */
function stillOpen() {
  const { inUse, idle } = poolNow()
  return inUse + idle
}
