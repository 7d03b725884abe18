import { once } from 'node:events'
import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Balancer = {
  url: string
  /** From here on requests go to these in turn, and to none that is not ready. */
  between: (servers: readonly string[]) => void
  /** How many requests each has had. */
  dealt: () => Record<string, number>
  close: () => Promise<void>
}

const lookEvery = 100

/** Deals requests out to web servers in turn, each to the next one, whoever asks: no browser has a server of its own. */
export async function balancer(): Promise<Balancer> {
  let all: readonly string[] = []
  let ready: string[] = []
  let turn = 0
  const dealt: Record<string, number> = {}
  const look = async () => {
    const found = await Promise.all(
      all.map((one) =>
        fetch(`${one}/api/health/ready`).then(
          ({ ok }) => ok,
          () => false,
        ),
      ),
    )
    // Where none is ready, as on a machine that is too busy for a second, whoever was is asked on.
    const those = all.filter((_, index) => found[index])
    if (those.length > 0) ready = those
  }
  const server = createServer((request, response) => {
    const to = ready[turn++ % ready.length]
    if (!to) return void response.writeHead(503).end('No server is ready.')
    dealt[to] = (dealt[to] ?? 0) + 1
    const forwarded = { 'x-forwarded-for': '192.0.2.10', 'x-forwarded-host': request.headers.host }
    const options = { method: request.method, headers: { ...request.headers, ...forwarded } }
    const onward = ask(new URL(request.url ?? '/', to), options, (answer) => {
      const { connection: _, ...headers } = answer.headers
      response.writeHead(answer.statusCode ?? 502, headers)
      answer.pipe(response)
    })
    onward.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()))
    request.pipe(onward)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const looking = setInterval(look, lookEvery)
  const close = async () => {
    clearInterval(looking)
    server.close()
    server.closeAllConnections()
  }
  const between = (servers: readonly string[]) => {
    all = servers
    ready = [...servers]
  }
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, between, dealt: () => dealt, close }
}
