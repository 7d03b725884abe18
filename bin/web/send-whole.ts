import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/**
 * Holds an answer back until it is whole, then sends it at one go, compressed as the browser accepts. A page waits for one
 * round of queries, so there is nothing to show before; compressing piece by piece costs several times the CPU. `instead` is a
 * page to send in the place of the answer, or null.
 */
export function sendWhole(
  request: IncomingMessage,
  response: ServerResponse,
  change = (html: string) => html,
  instead: () => string | null = () => null,
): void {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  delete request.headers['accept-encoding']
  const chunks: Buffer[] = []
  const keep = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === 'string')
      chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'))
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  const done = (args: unknown[]) => args.find((arg): arg is () => void => typeof arg === 'function')?.()
  const [head, end] = [response.writeHead.bind(response), response.end.bind(response)]
  response.flushHeaders = () => {}
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    response.statusCode = status
    const headers = rest.findLast((one) => typeof one === 'object' && one !== null)
    for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value as string)
    return response
  }) as typeof response.writeHead
  response.write = ((chunk: unknown, ...args: unknown[]) => {
    keep(chunk, args[0])
    done(args)
    return true
  }) as typeof response.write
  response.end = ((...args: unknown[]) => {
    keep(args[0], args[1])
    const page = instead()
    if (page !== null) {
      response.statusCode = 200
      response.removeHeader('location')
      response.setHeader('content-type', 'text/html; charset=utf-8')
    }
    const body = page === null ? Buffer.concat(chunks) : Buffer.from(page)
    const type = String(response.getHeader('content-type') ?? '')
    const text = /^(text\/|application\/json)/.test(type) && body.length > 0
    const changed = type.startsWith('text/html') ? change(body.toString('utf8')) : body
    const sent = text ? compressed(changed, accepted, response) : changed
    secureCookies(response)
    // What was asked too often says so in its own words; the status says it to programs.
    head(response.hasHeader('retry-after') ? 429 : response.statusCode)
    end(sent)
    done(args)
    return response
  }) as typeof response.end
}

/** Where the portal is reached by https every cookie stays there, whoever set it. */
function secureCookies(response: ServerResponse): void {
  if (!response.hasHeader('strict-transport-security') || !response.hasHeader('set-cookie')) return
  const cookies = [response.getHeader('set-cookie')].flat().map(String)
  response.setHeader(
    'set-cookie',
    cookies.map((cookie) => (/;\s*secure/i.test(cookie) ? cookie : `${cookie}; Secure`)),
  )
}

/** Quick rather than small: an answer is made for one reader. What many read is compressed when it is built. */
function compressed(text: string | Buffer, accepted: string, response: ServerResponse): string | Buffer {
  response.removeHeader('content-length')
  response.appendHeader('vary', 'accept-encoding')
  if (/\bbr\b/.test(accepted)) {
    response.setHeader('content-encoding', 'br')
    return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } })
  }
  if (!/\bgzip\b/.test(accepted)) return text
  response.setHeader('content-encoding', 'gzip')
  return gzipSync(text, { level: 3 })
}
