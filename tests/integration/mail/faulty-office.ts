import { createHash } from 'node:crypto'
import type { AddressInfo, Server, Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'

type Fault =
  | 'busy'
  | 'gone'
  | 'cut first'
  | 'hang first'
  | 'full'
  | 'spam'
  | 'cut, taken'
  | 'cut, lost'
  | 'hang'
  | 'slow'

/** How often each happens, of a hundred tries; the others go well. */
const share: [Fault, number][] = [
  ...([
    ['busy', 4],
    ['gone', 2],
    ['cut first', 1],
    ['hang first', 0.5],
    ['full', 2],
  ] as const),
  ...([
    ['spam', 1],
    ['cut, taken', 2],
    ['cut, lost', 2],
    ['hang', 0.5],
    ['slow', 5],
  ] as const),
].map(([fault, percent]) => [fault, percent])

const reply = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode })

/**
 * A mail server that fails in every way it can, each try as the seed has it. `taken` counts, by the mail's id, the messages it has
 * and will deliver, whether it could say so or not: the truth that the queue is held against.
 */
export async function faultyOffice(seed: number) {
  const taken = new Map<string, number>()
  const seen = new Map<string, number>()
  const tries = new Map<string, number>()
  const sockets = new Set<Socket>()

  const fault = (address: string): Fault | undefined => {
    const drawn = createHash('sha256')
      .update(`${seed} ${address} ${tries.get(address)}`)
      .digest()
      .readUInt32BE()
    let upTo = 0
    for (const [fault, percent] of share) {
      upTo += percent
      if (drawn / 2 ** 32 < upTo / 100) return fault
    }
    return undefined
  }
  const happens = (what: Fault) => seen.set(what, (seen.get(what) ?? 0) + 1)
  const cut = (id: string) => {
    for (const connection of server.connections)
      if (connection.id === id) (connection as unknown as { _socket: Socket })._socket.destroy()
  }

  const make = () =>
    new SMTPServer({
      ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true, closeTimeout: 1 },
      onRcptTo({ address }, { id }, done) {
        tries.set(address, (tries.get(address) ?? 0) + 1)
        const now = fault(address)
        if (now) happens(now)
        if (now === 'busy') return done(reply(450, '4.7.1 try later'))
        if (now === 'gone') return done(reply(550, '5.1.1 no such mailbox'))
        if (now === 'cut first') return cut(id)
        if (now !== 'hang first') done()
      },
      onData(stream, session, done) {
        let head = ''
        stream.on('data', (chunk: Buffer) => {
          if (head.length < 4_000) head += chunk.toString('latin1')
        })
        stream.on('end', () => {
          const now = fault(session.envelope.rcptTo[0]?.address ?? '')
          if (now === 'full') return done(reply(452, 'disk is full'))
          if (now === 'spam') return done(reply(554, '5.7.1 not wanted'))
          if (now !== 'cut, lost') {
            const id = /^Message-ID: <([^@]+)@/im.exec(head)?.[1] ?? ''
            taken.set(id, (taken.get(id) ?? 0) + 1)
          }
          if (now === 'cut, taken' || now === 'cut, lost') return cut(session.id)
          if (now !== 'hang') setTimeout(done, now === 'slow' ? 300 : 0)
        })
      },
    })

  let server = make()
  const open = (port: number) =>
    new Promise<number>((ready) => {
      server = make()
      server.on('error', () => {})
      server.server.on('connection', (socket: Socket) => sockets.add(socket.on('close', () => sockets.delete(socket))))
      const listener = server.listen(port, '127.0.0.1') as Server
      listener.once('listening', () => ready((listener.address() as AddressInfo).port))
    })
  const close = async () => {
    const closed = new Promise<void>((done) => server.close(() => done()))
    for (const socket of sockets) socket.destroy()
    await closed
  }
  const port = await open(0)
  return { url: `smtp://127.0.0.1:${port}`, taken, seen, down: close, up: () => open(port) }
}
