import 'server-only'
import { now } from '@/lib/clock'
import { changingMail, type Handled } from '@/lib/mail/changing'
import { addressNow, sendAgain } from '@/lib/mail/send-again'
import type { Administrator } from '@/lib/people/person'
import { isRefusal, type Refusal } from '@/lib/refusal'

/**
 * Sends a mail again that did not arrive, or that its receiver says never came: the same words, to the address of the record as it is
 * now. Refused while it waits or nobody knows its fate, and for one that lets somebody in.
 */
export function resendMail(
  administrator: Administrator,
  { mail, reason }: { mail: string; reason: string },
  at: Date = now(),
): Promise<Handled | Refusal> {
  return changingMail(administrator, { mail, choice: 'resend' }, async (tx, row) => {
    const to = await addressNow(tx, row, at)
    return isRefusal(to) ? to : sendAgain(tx, administrator, row, { ...to, reason }, at)
  })
}
