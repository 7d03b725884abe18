import { createServer, type Server } from 'node:http'
import { openMetrics, type Tried } from '@/bin/watching/metrics'
import type { Answered } from '@/bin/web/watch'
import { env } from '@/lib/env'
import { readiness } from '@/lib/readiness'

/** What tells of this process to those who look after it. */
export type Watching = {
  answered: (request: Answered) => void
  tried: (mail: Tried) => void
  stop: () => Promise<void>
}

/**
 * Opens the port that tells of this process: /metrics, /health/live and /health/ready. With port 0 it opens none and counts nothing.
 * It is no part of the portal: reachable on METRICS_HOST alone, and it answers nothing but these three.
 */
export async function openWatching(port: number): Promise<Watching> {
  if (port === 0) return { answered() {}, tried() {}, stop: async () => {} }
  const metrics = await openMetrics()
  const answers: Record<string, () => Promise<[status: number, type: string, body: string]>> = {
    '/metrics': async () => [200, metrics.contentType, await metrics.scrape()],
    '/health/live': async () => [200, json, JSON.stringify({ process: 'answers' })],
    '/health/ready': async () => {
      const { ready, ...said } = await readiness()
      return [ready ? 200 : 503, json, JSON.stringify(said)]
    },
  }
  const server = createServer({ requestTimeout: 5_000 }, async ({ url = '', method }, response) => {
    const answer = method === 'GET' && Object.hasOwn(answers, url) ? answers[url] : undefined
    const [status, type, body] = (await answer?.()) ?? [404, 'text/plain; charset=utf-8', '']
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
  })
  await listening(server, port)
  const stop = async () => {
    server.close()
    server.closeAllConnections()
  }
  return { answered: metrics.answered, tried: metrics.tried, stop }
}

const json = 'application/json; charset=utf-8'

/** Ends the process with one sentence where the port is not to be had. */
function listening(server: Server, port: number): Promise<void> {
  const host = env().METRICS_HOST
  return new Promise((done) => {
    server.once('error', () => {
      console.error(`Nothing can listen on ${host}:${port}: set METRICS_PORT or WORKER_PORT to a free port.`)
      process.exit(1)
    })
    server.listen(port, host, () => done())
  })
}
