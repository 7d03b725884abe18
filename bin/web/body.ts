import { IncomingMessage } from 'node:http'
import { type Refusal, refusal } from '@/bin/web/refusal'

/** Larger posts than the longest honest form (eight texts of 20,000 characters, encoded) are refused. */
export const mostBytes = 1_000_000
const tooMuch = refusal(413, 'That is more text than the form takes.', { connection: 'close' })
/** What comes beyond is let run out, or the refusal would be cut off with the connection; in milliseconds. */
const longestRunOut = 2_000

/** A post's body, counted while it is read, whatever its declared length says. */
export async function readBody(request: IncomingMessage): Promise<Buffer | Refusal | null> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return runOut(request)
  const chunks: Buffer[] = []
  let bytes = 0
  return new Promise((done) => {
    const read = (chunk: Buffer) => {
      bytes += chunk.length
      chunks.push(chunk)
      if (bytes <= mostBytes) return
      request.off('data', read)
      done(runOut(request))
    }
    request.on('data', read)
    request.once('end', () => done(Buffer.concat(chunks)))
    // The sender left, or was too slow; there is nobody to answer.
    for (const gone of ['error', 'close']) request.once(gone, () => done(null))
  })
}

function runOut(request: IncomingMessage): Promise<Refusal> {
  return new Promise((done) => {
    const over = setTimeout(() => done(tooMuch), longestRunOut)
    for (const ended of ['end', 'error', 'close'])
      request.once(ended, () => {
        clearTimeout(over)
        done(tooMuch)
      })
    request.resume()
  })
}

/** The same request once more, with the body as it was understood: what is behind the guard reads nothing else. */
export function again(request: IncomingMessage, type: string, body: Buffer): IncomingMessage {
  const copy = new IncomingMessage(request.socket)
  const { 'transfer-encoding': _, ...headers } = request.headers
  const { method, url, httpVersion, httpVersionMajor, httpVersionMinor } = request
  Object.assign(copy, { method, url, httpVersion, httpVersionMajor, httpVersionMinor, complete: true })
  copy.headers = { ...headers, 'content-type': type, 'content-length': String(body.length) }
  copy.push(body)
  copy.push(null)
  return copy
}
