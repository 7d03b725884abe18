import { connect, createServer, type Socket } from 'node:net'

/** What went over the wire to the database since `begin`. */
export type Traffic = { queries: number; rounds: number }

/**
 * Stands between the portal and PostgreSQL and counts: every statement sent, and the rounds, times at which nothing was
 * under way before something was asked.
 */
export async function watchWire(url: string): Promise<{ url: string; begin: () => void; end: () => Traffic }> {
  const target = new URL(url)
  let traffic: Traffic = { queries: 0, rounds: 0 }
  let underWay = 0
  const asked = (type: string) => {
    if (type === 'E' || type === 'Q') traffic.queries++
    if (type !== 'S' && type !== 'Q') return
    if (underWay++ === 0) traffic.rounds++
  }
  const answered = (type: string) => {
    if (type === 'Z') underWay = Math.max(0, underWay - 1)
  }
  const server = createServer((client) => {
    const database = connect(Number(target.port || 5432), target.hostname)
    // The first message of a connection has no type.
    pass(client, database, messages(asked, true))
    pass(database, client, messages(answered, false))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  server.unref()
  const watched = new URL(url)
  watched.hostname = '127.0.0.1'
  watched.port = String((server.address() as { port: number }).port)
  const begin = () => {
    traffic = { queries: 0, rounds: 0 }
    underWay = 0
  }
  return { url: watched.href, begin, end: () => traffic }
}

function pass(from: Socket, to: Socket, see: (chunk: Buffer) => void) {
  from.on('data', (chunk: Buffer) => {
    see(chunk)
    to.write(chunk)
  })
  from.on('close', () => to.destroy()).on('error', () => to.destroy())
}

/** Cuts a stream into PostgreSQL's messages (type, length, body) and names the type of each. */
function messages(seen: (type: string) => void, untypedFirst: boolean): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  let first = untypedFirst
  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      const head = first ? 0 : 1
      if (rest.length < head + 4) return
      const length = head + rest.readUInt32BE(head)
      if (rest.length < length) return
      if (!first) seen(String.fromCharCode(rest[0] ?? 0))
      first = false
      rest = rest.subarray(length)
    }
  }
}
