import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** How often in a hundred each thing goes wrong. */
const faults = { busy: 2, cut: 1, slow: 3 }

/** An SMTP server as they are: busy now and then, slow, and gone just after it has taken a message. `taken` counts by Message-ID. */
export async function sink(chance: () => number) {
  const taken = new Map<string, number>()
  const reply = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo: (_, __, done) => done(chance() * 100 < faults.busy ? reply(450, '4.3.2 try later') : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const id =
          Buffer.concat(chunks)
            .toString('latin1')
            .match(/^message-id: <([^@>]+)@/im)?.[1] ?? ''
        taken.set(id, (taken.get(id) ?? 0) + 1)
        const chosen = chance() * 100
        if (chosen < faults.cut) return cut(server, session.id)
        if (chosen < faults.cut + faults.slow) setTimeout(done, 1_500)
        else done()
      })
    },
  })
  server.on('error', () => {})
  const listener = server.listen(0, '127.0.0.1')
  if (!listener.listening) await once(listener, 'listening')
  return {
    url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    taken,
    close: () => server.close(() => {}),
  }
}

function cut(server: SMTPServer, id: string): void {
  for (const connection of server.connections)
    if (connection.id === id) (connection as unknown as { _socket: Socket })._socket.destroy()
}
