import { isClientOutcome, type MailEvent } from '@/lib/mail/mail'
import { letsIn, type MailChoice } from '@/lib/mail/words'

type Standing = { readonly status: string; readonly event: string }

/** The one of the day is not about one request: it was for who was of the organisation then, and the next one says all that waits. */
const isDaily = (event: string): boolean => event === ('daily-mail' satisfies MailEvent)

/**
 * What an administrator can do about a mail. One that waits is the worker's; one whose fate is unknown is settled before it is sent
 * again, or it may come twice; one that lets somebody in and that of a day are never repeated.
 */
export function choicesOf({ status, event }: Standing): readonly MailChoice[] {
  const once = letsIn(event) || isDaily(event)
  if (status === 'sent') return once ? [] : ['resend']
  if (status === 'parked') return once ? ['arrived', 'nothing_more'] : ['arrived', 'not_arrived']
  if (status !== 'failed') return []
  if (once) return ['nothing_more']
  return isClientOutcome(event) ? ['change_address', 'resend', 'nothing_more'] : ['resend', 'nothing_more']
}

/** Why something cannot be done about a mail, as a sentence; null where it can. */
export function whyNot(mail: Standing, choice: MailChoice): string | null {
  if (choicesOf(mail).includes(choice)) return null
  if (mail.status === 'queued' || mail.status === 'claimed') return 'It still waits to be sent. Nothing was done.'
  if (letsIn(mail.event))
    return 'It lets somebody in, so it is not sent a second time. A new one is sent from the person’s page.'
  if (isDaily(mail.event))
    return 'The next daily mail says all that waits, so this one is not sent again. Nothing was done.'
  if (mail.status === 'sent') return 'It was delivered. Nothing was done.'
  if (mail.status === 'parked') return 'Nobody knows whether it arrived. Say that first. Nothing was done.'
  if (choice === 'change_address') return 'Only the address of a client’s outcome is changed here. Nothing was done.'
  return 'It is known that it did not arrive. Nothing was done.'
}

/**
 * In SQL, of a mail `m`: failed or parked, and neither sent again nor settled by an administrator since (migration 0018 has the index).
 */
export const needsSomebodySql = `m.status IN ('failed', 'parked') AND (m.closed_at IS NULL OR m.closed_at < m.bounced_at)
  AND NOT EXISTS (SELECT FROM mail again WHERE again.resend_of_id = m.id)`

type Closing = { readonly closedAt: Date | null; readonly bouncedAt: Date | null }

/** Whether an administrator's last word on it still holds: what came back after that needs somebody again. */
export const isClosed = ({ closedAt, bouncedAt }: Closing): boolean =>
  closedAt !== null && (bouncedAt === null || bouncedAt <= closedAt)
