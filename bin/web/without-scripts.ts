import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** The reviewers' house (design §3): small pages whose forms work without scripts, so none are sent. */
const house = /^\/(approvals|help)(\/|\?|$)/

/** Whether a request asks for a whole page of the reviewers' house; what a script asks for stays as it is. */
export function isWithoutScripts({ url = '', headers }: IncomingMessage): boolean {
  return house.test(url) && !('rsc' in headers) && !('next-action' in headers)
}

/** Takes every script out of a page: elements, their preloads, and the page data that only they would read. */
export function stripScripts(html: string): string {
  return html
    .replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replaceAll(/<link\b(?=[^>]*\bas="script")[^>]*>/g, '')
}

/** Holds the answer back until it is whole, then sends it without scripts, compressed as the browser accepts. */
export function sendWithoutScripts(request: IncomingMessage, response: ServerResponse): void {
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
    const body = Buffer.concat(chunks)
    const html = String(response.getHeader('content-type') ?? '').startsWith('text/html')
    const sent = html ? compressed(stripScripts(body.toString('utf8')), accepted, response) : body
    head(response.statusCode)
    end(sent)
    done(args)
    return response
  }) as typeof response.end
}

function compressed(html: string, accepted: string, response: ServerResponse): Buffer {
  response.removeHeader('content-length')
  response.appendHeader('vary', 'accept-encoding')
  if (/\bbr\b/.test(accepted)) {
    response.setHeader('content-encoding', 'br')
    return brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
  }
  if (!/\bgzip\b/.test(accepted)) return Buffer.from(html)
  response.setHeader('content-encoding', 'gzip')
  return gzipSync(html)
}
