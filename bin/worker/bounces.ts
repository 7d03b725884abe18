import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import { now } from '@/lib/clock'
import { factsOf, log } from '@/lib/log'
import { reportIn, takeReport } from '@/lib/mail/bounce'
import { mailBehind } from '@/lib/mail/return-address'

/** A report with the mail it is about is far smaller. */
const largest = 1_000_000

const reply = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode })

/**
 * The SMTP server that undeliverable mails come back to: it takes a message only for the return address of one of our mails, so
 * nobody without one of those can say anything. Resolves once it listens, with its port and the function that ends it.
 */
export async function startBounces(host: string, port: number): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = new SMTPServer({
    ...{ name: 'phoenix', banner: 'Returned mail only', authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'] },
    ...{ disableReverseLookup: true, size: largest, rejectOversized: true, maxClients: 50, maxRecipients: 1 },
    ...{ maxCommandLength: 1_024, socketTimeout: 30_000, closeTimeout: 2_000 },
    onRcptTo: ({ address }, _, done) => done(mailBehind(address) ? null : reply(550, '5.1.1 No such return address')),
    onData(stream, { envelope }, done) {
      take(stream, mailBehind(envelope.rcptTo[0]?.address ?? '') ?? '')
        .then(() => done())
        .catch((error: unknown) => {
          log('cannot take a bounce', factsOf(error))
          done(reply(451, '4.3.0 Try again later'))
        })
    },
  })
  server.on('error', () => {}) // of one connection, which ends by it
  const listener = server.listen(port, host)
  await new Promise<void>((ready, fail) => listener.once('listening', ready).once('error', fail))
  return {
    port: (listener.address() as AddressInfo).port,
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  }
}

async function take(stream: SMTPServerDataStream, mail: string): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer)
  if (stream.sizeExceeded) return
  const report = await reportIn(Buffer.concat(chunks))
  const settled = report ? await takeReport(mail, report, now()) : false
  log('bounce', { mail, action: report?.action.slice(0, 20) ?? 'none', ...(settled && { failure: report?.failure }) })
}
