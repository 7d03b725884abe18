import { connect } from 'node:net'

export type RawAnswer = { status: number; headers: Map<string, string>; body: string }

/** Sends bytes as they are, which no client would write, and reads what comes until the connection ends. `pieces` go one after the other. */
export function sendRaw(port: number, ...pieces: (string | Buffer)[]): Promise<RawAnswer> {
  return new Promise((done, failed) => {
    const socket = connect(port, '127.0.0.1')
    const chunks: Uint8Array[] = []
    const read = () => {
      const [head = '', ...rest] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n')
      const [first = '', ...lines] = head.split('\r\n')
      const headers = lines
        .map((line) => line.split(/: ?(.*)/s))
        .map(([name = '', value = '']) => [name.toLowerCase(), value] as const)
      return { status: Number(first.split(' ')[1] ?? 0), headers: new Map(headers), body: rest.join('\r\n\r\n') }
    }
    socket.setTimeout(10_000, () => socket.destroy(new Error('The server says nothing.')))
    socket.on('data', (chunk) => chunks.push(Buffer.from(chunk)))
    socket.on('error', (error) => (chunks.length > 0 ? done(read()) : failed(error)))
    socket.on('close', () => done(read()))
    socket.on('connect', () => {
      for (const piece of pieces) socket.write(piece)
    })
  })
}

/** A request's bytes; the connection ends with the answer. */
export function rawRequest(line: string, headers: Record<string, string>, body: string | Buffer = ''): Buffer {
  const length: Record<string, string> = body.length > 0 ? { 'content-length': String(Buffer.byteLength(body)) } : {}
  const lines = Object.entries({ connection: 'close', ...length, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  return Buffer.concat([Buffer.from(`${line} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)])
}

/** A multipart body; a part is a field's name and value, or the lines of its own. */
export function multipart(parts: readonly (readonly [string, string] | string)[], boundary = 'seven-words'): Buffer {
  const lines = parts.map((part) =>
    typeof part === 'string' ? part : `content-disposition: form-data; name="${part[0]}"\r\n\r\n${part[1]}`,
  )
  return Buffer.from(`${lines.map((line) => `--${boundary}\r\n${line}\r\n`).join('')}--${boundary}--\r\n`)
}
