import { join } from 'node:path'
import { smtpServer } from '@/bin/mailbox/receive'
import { openStore } from '@/bin/mailbox/store'
import { webServer } from '@/bin/mailbox/web'

// The demo's mailbox: takes the portal's mails by SMTP on loopback, keeps them on disk, shows them at MAILBOX_PORT.

const loopback = '127.0.0.1'
const smtpPort = Number(process.env.SMTP_PORT || 1025)
const webPort = Number(process.env.MAILBOX_PORT || 8025)

const store = openStore(join(process.env.DATA_DIR || '.data', 'mailbox'))
const smtp = smtpServer(store)
const web = webServer(store)

const stopFor = (setting: string, port: number) => (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return
  console.error(`Port ${port} is in use. Stop what uses it, or choose another one with ${setting}.`)
  process.exit(1)
}
smtp.server.once('error', stopFor('SMTP_PORT', smtpPort))
web.once('error', stopFor('MAILBOX_PORT', webPort))

smtp.listen(smtpPort, loopback)
web.listen(webPort, loopback, () =>
  console.log(`Mailbox at http://localhost:${webPort}, SMTP at ${loopback}:${smtpPort}`),
)

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    web.close()
    web.closeAllConnections()
    smtp.close(() => process.exit(0))
  })
