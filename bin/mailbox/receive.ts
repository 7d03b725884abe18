import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { Store } from '@/bin/mailbox/store'

const largest = 10 * 1024 * 1024

/** An SMTP server that takes every mail and keeps it. It listens on loopback only and passes nothing on. */
export function smtpServer(store: Store): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: largest,
    banner: 'Phoenix mailbox',
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address).join(', ')
      simpleParser(stream, { skipImageLinks: true, skipTextToHtml: true })
        .then(({ from, subject = '', text = '', html, headerLines }) =>
          store.add({
            to,
            from:
              from?.value.map(({ name, address }) => (name ? `${name} <${address}>` : `${address}`)).join(', ') ?? '',
            subject,
            text: text.trimEnd(),
            html: html || '',
            headers: Object.fromEntries(
              headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()]),
            ),
            receivedAt: new Date().toISOString(),
          }),
        )
        .then(
          () => done(null, 'Kept'),
          () => done(Object.assign(new Error('It could not be kept, try again later'), { responseCode: 452 })),
        )
    },
  })
  server.on('error', () => {}) // a client that broke off; the next one is served
  return server
}
