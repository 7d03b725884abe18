import 'server-only'
import { accountChanged } from '@/emails/account-changed'
import type { Mail } from '@/emails/brand'
import { emailedCode } from '@/emails/emailed-code'
import { invitation } from '@/emails/invitation'
import { newEmail } from '@/emails/new-email'
import { newPassword } from '@/emails/new-password'
import type { Tx } from '@/lib/db'
import type { PersonMailEvent } from '@/lib/mail/mail'
import { keptTexts } from '@/lib/mail/queries'
import { queueMails } from '@/lib/mail/queue'

/** Every mail about somebody's own way in, written from what it says and where support is found. */
const write = {
  invitation,
  'new-password': newPassword,
  'emailed-code': emailedCode,
  'new-email': newEmail,
  'account-changed': accountChanged,
} satisfies Record<PersonMailEvent, (told: never, support: string) => Mail>

type Told<Event extends PersonMailEvent> = Parameters<(typeof write)[Event]>[0]

/**
 * Queues a mail about somebody's own way in, in the transaction of the change. `to` is the address it goes to: the record's, or for
 * *new-email* the one that is to be confirmed.
 */
export async function tellPerson<Event extends PersonMailEvent>(
  tx: Tx,
  event: Event,
  told: Told<Event>,
  to: { personId: string; toAddress: string },
  at: Date,
): Promise<void> {
  const support = (await keptTexts(tx))('user_support')
  const mail = (write[event] as (told: Told<Event>, support: string) => Mail)(told, support)
  await queueMails(tx, mail, { to: [to], at })
}
