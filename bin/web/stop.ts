import type { Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { leave } from '@/lib/readiness'

/**
 * Stops a web server in order: it is not ready from now on, takes connections for `drain` milliseconds more, so that whoever deals
 * out requests sees it, then finishes what it has begun. What takes longer than `most` milliseconds is cut off.
 */
export async function stopServing(server: Server, { drain, most }: { drain: number; most: number }): Promise<void> {
  leave()
  await wait(drain)
  const closed = new Promise((done) => server.close(done))
  // A connection that is kept for another request becomes idle with the end of its answer.
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  const cut = setTimeout(() => server.closeAllConnections(), most)
  await closed
  clearInterval(idle)
  clearTimeout(cut)
}
