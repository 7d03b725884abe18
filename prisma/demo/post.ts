import 'server-only'
import { db } from '@/lib/db'

/** Mails of the last days are left to the worker, so that the mailbox has something to show. */
const daysInTheMailbox = 3

/** What was queued earlier counts as sent then: a demo that starts should not deliver the mail of a year. */
export async function settleOldMails(at: Date): Promise<void> {
  const since = new Date(at.getTime() - daysInTheMailbox * 86_400_000)
  await db.$executeRaw`
    UPDATE mail SET status = 'sent', attempts = 1, settled_at = queued_at + interval '20 seconds' WHERE queued_at < ${since}`
}
