import 'server-only'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { MailEvent } from '@/lib/mail/mail'

/** Mails of the last days are left to the worker, so that the mailbox has something to show. */
const daysInTheMailbox = 3

/** What was queued earlier counts as sent then: a demo that starts should not deliver the mail of a year. */
export async function settleOldMails(at: Date): Promise<void> {
  const since = new Date(at.getTime() - daysInTheMailbox * 86_400_000)
  await db.$executeRaw`
    UPDATE mail SET status = 'sent', attempts = 1, settled_at = queued_at + interval '20 seconds' WHERE queued_at < ${since}`
  await losePost()
}

/** Of the newest of them one client's outcome has no such address, one mail is parked, and one came back. */
async function losePost(): Promise<void> {
  await lose(['approved-client', 'declined-client'], () => ({
    ...{ status: 'failed', failure: 'no_such_address', lastError: '550 5.1.1 There is no such mailbox' },
  }))
  await lose(['request-waits'], () => ({
    ...{ status: 'parked', lastError: 'It may have arrived. The worker stopped while it was sending.' },
  }))
  await lose(['with-organisation', 'request-ended'], (sentAt) => ({
    ...{ status: 'failed', failure: 'not_accepting', lastError: '552 5.2.2 The mailbox is full' },
    bouncedAt: new Date(sentAt.getTime() + 240_000),
  }))
}

type Lost = Pick<Prisma.MailUncheckedUpdateInput, 'status' | 'failure' | 'lastError' | 'bouncedAt'>

async function lose(events: MailEvent[], became: (sentAt: Date) => Lost): Promise<void> {
  const where = { event: { in: events }, status: 'sent' }
  const newest = await db.mail.findFirst({ where, orderBy: [{ queuedAt: 'desc' }, { id: 'desc' }] })
  if (newest) await db.mail.update({ where: { id: newest.id }, data: became(newest.settledAt ?? newest.queuedAt) })
}
