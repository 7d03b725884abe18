import 'server-only'
import { db } from '@/lib/db'
import type { MailEvent } from '@/lib/mail/mail'
import { type Settled, settleMail } from '@/lib/mail/settle'

/** Mails of the last days are left to the worker, so that the mailbox has something to show. */
const daysInTheMailbox = 3

/** What was queued earlier counts as sent then: a demo that starts should not deliver the mail of a year. */
export async function settleOldMails(at: Date): Promise<void> {
  const since = new Date(at.getTime() - daysInTheMailbox * 86_400_000)
  await db.$executeRaw`
    UPDATE mail SET status = 'sent', attempts = 1, settled_at = queued_at + interval '20 seconds' WHERE queued_at < ${since}`
  await losePost(at)
}

/** Of the newest of them one client's outcome has no such address, one mail came back, and one is parked. */
async function losePost(at: Date): Promise<void> {
  await fail(['approved-client', 'declined-client'], at, () => ({
    ...{ status: 'failed', failure: 'no_such_address', lastError: '550 5.1.1 There is no such mailbox' },
  }))
  await fail(['with-organisation', 'request-ended'], at, (bouncedAt) => ({
    ...{ status: 'failed', failure: 'not_accepting', lastError: '552 5.2.2 The mailbox is full', bouncedAt },
  }))
  const parked = await newestOf(['request-waits'])
  const lastError = 'It may have arrived. The worker stopped while it was sending.'
  if (parked) await db.mail.update({ where: { id: parked.id }, data: { status: 'parked', lastError } })
}

const newestOf = (events: MailEvent[]) =>
  db.mail.findFirst({
    where: { event: { in: events }, status: 'sent' },
    orderBy: [{ queuedAt: 'desc' }, { id: 'desc' }],
  })

/** History tells of it last: what happened in between is written already. */
async function fail(events: MailEvent[], at: Date, became: (soon: Date) => Settled): Promise<void> {
  const mail = await newestOf(events)
  if (!mail) return
  const soon = new Date(mail.queuedAt.getTime() + 240_000)
  await db.$transaction((tx) => settleMail(tx, { id: mail.id }, became(soon), at))
}
