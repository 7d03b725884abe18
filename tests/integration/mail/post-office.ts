import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { Letter } from '@/lib/mail/transport'

/** What the server does with a recipient whose address begins with one of these; any other gets its mail. */
type Behaviour = 'busy' | 'full' | 'gone' | 'spam' | 'cut' | 'slow'

const reply = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode })

/**
 * A real SMTP server on loopback. `arrived` are the recipients of all messages that came in whole, whatever was answered:
 * busy 450 and gone 550 at the recipient, full 452 and spam 554 after the message, cut closes the connection instead of
 * answering it, slow answers late and slower later.
 */
export async function postOffice() {
  const arrived: { from: string; to: string; raw: string; at: number }[] = []
  const behaviours = new Map<Behaviour, boolean>()
  const does = (behaviour: Behaviour, to: string) => to.startsWith(behaviour) && behaviours.get(behaviour) !== false
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo({ address }, _, done) {
      if (does('busy', address)) return done(reply(450, 'try later'))
      return done(does('gone', address) ? reply(550, 'no such mailbox') : null)
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join()
        const { mailFrom } = session.envelope
        arrived.push({
          from: mailFrom ? mailFrom.address : '',
          to,
          raw: Buffer.concat(chunks).toString(),
          at: performance.now(),
        })
        if (does('cut', to)) return cut(server, session.id)
        if (does('full', to)) return done(reply(452, 'disk is full'))
        if (does('spam', to)) return done(reply(554, 'not wanted'))
        return does('slow', to) ? setTimeout(done, to.startsWith('slower') ? 3_500 : 900) : done()
      })
    },
  })
  server.on('error', () => {})
  const port = await listening(server.listen(0, '127.0.0.1') as Server)
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    /** The number of messages that came in for an address. */
    count: (to: string) => arrived.filter((mail) => mail.to === to).length,
    mend: (behaviour: Behaviour) => void behaviours.set(behaviour, false),
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  }
}

function cut(server: SMTPServer, id: string) {
  for (const connection of server.connections)
    if (connection.id === id) (connection as unknown as { _socket: Socket })._socket.destroy()
}

/** A server that takes connections and never says a word. */
export async function silentServer() {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => sockets.add(socket.on('error', () => {})))
  const port = await listening(server.listen(0, '127.0.0.1'))
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** What a server that has lost its mind says: as it is greeted, to each command, and once the message is in. Null: it is silent. */
export type Script = {
  greeting?: string | null
  /** Ends the connection instead of greeting. */
  hangsUp?: boolean
  answers?: (command: string) => string | null
  afterMessage?: string | null
  /** Ends the connection after the message. */
  drops?: boolean
  /** Says this again and again from then on: at once, or every so many milliseconds. */
  endless?: { after: 'greeting' | 'EHLO' | 'message'; text: string; every?: number }
}

const sane = (command: string) => (command === 'DATA' ? '354 go on' : command === 'QUIT' ? '221 bye' : '250 ok')

/** A TCP server that follows a script. `messages` is how many came in whole, `connections` how often it was called. */
export async function scriptedServer({
  greeting = '220 hello',
  hangsUp,
  answers = sane,
  afterMessage = '250 taken',
  drops,
  endless,
}: Script) {
  const sockets = new Set<Socket>()
  const counted = { messages: 0, connections: 0 }
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}))
    counted.connections += 1
    if (hangsUp) return void socket.end()
    const say = (words: string | null) => words !== null && socket.write(`${words}\r\n`)
    const babble = (after: string) => {
      if (endless?.after !== after) return
      const again = () => (endless.every ? setTimeout(more, endless.every) : setImmediate(more))
      const more = () => !socket.destroyed && socket.write(endless.text, again)
      more()
    }
    let [unread, inMessage] = ['', false]
    say(greeting)
    babble('greeting')
    socket.on('data', (chunk) => {
      unread += chunk
      for (;;) {
        const [end, length] = inMessage ? ['\r\n.\r\n', 5] : ['\r\n', 2]
        const at = unread.indexOf(end)
        if (at < 0) return
        const read = unread.slice(0, at)
        unread = unread.slice(at + length)
        if (inMessage) {
          inMessage = false
          counted.messages += 1
          say(afterMessage)
          babble('message')
          if (drops) socket.end()
          continue
        }
        const command = read.split(' ')[0]?.toUpperCase() ?? ''
        const answer = answers(command)
        say(answer)
        babble(command)
        inMessage = command === 'DATA' && answer?.startsWith('354') === true
      }
    })
  })
  const port = await listening(server.listen(0, '127.0.0.1'))
  return {
    url: `smtp://127.0.0.1:${port}`,
    counted,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

const listening = (server: Server) =>
  new Promise<number>((ready) => {
    if (server.listening) ready((server.address() as AddressInfo).port)
    else server.once('listening', () => ready((server.address() as AddressInfo).port))
  })

/** A row's content, for a mail whose words do not matter. */
export const plain = (
  toAddress: string,
): Pick<Letter, 'toAddress' | 'subject' | 'text' | 'html'> & { fromName: string } => ({
  toAddress,
  fromName: 'Phoenix',
  subject: 'A request waits for your decision',
  text: 'A request waits.',
  html: '<p>A request waits.</p>',
})
