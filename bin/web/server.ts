import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { setHeaders } from '@/bin/web/headers'
import { factsOf, log } from '@/lib/log'

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>
type Watch = (request: IncomingMessage, response: ServerResponse, work: () => Promise<void>) => Promise<void>

/**
 * In milliseconds. A request must have arrived whole by then: a post of the largest size over the slowest line takes less. A connection
 * is kept for longer than proxies keep theirs, most of them a minute: else they send requests to one that is just being closed.
 */
export const patience = {
  ...{ requestTimeout: 30_000, headersTimeout: 10_000, connectionsCheckingInterval: 2_000 },
  keepAliveTimeout: 65_000,
}

/** An HTTP server on which every answer has the same headers, also where the request could not be read at all. `watch` sees each one. */
export function openServer(
  headers: Record<string, string>,
  answer: Answer,
  waits: Partial<typeof patience> = {},
  watch: Watch = (_request, _response, work) => work(),
): Server {
  const server = createServer(
    { ...patience, ...waits, maxHeaderSize: 16_384, requireHostHeader: false },
    (request, response) => {
      setHeaders(response, headers)
      void watch(request, response, () => answer(request, response).catch((error: unknown) => fail(error, response)))
    },
  )
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (!socket.writable) return socket.destroy()
    const status = statusOf[error.code ?? ''] ?? 400
    const lines = Object.entries({ ...headers, connection: 'close', 'content-length': 0 })
    const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines.map(([name, value]) => `${name}: ${value}`)]
    socket.end(`${head.join('\r\n')}\r\n\r\n`)
  })
  return server
}

const statusOf: Record<string, number> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 }

function fail(error: unknown, response: ServerResponse): void {
  log('failed', factsOf(error))
  if (response.headersSent) response.destroy()
  else response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end('Something went wrong.\n')
}
