import 'server-only'
import { now } from '@/lib/clock'
import { record } from '@/lib/history/record'
import { changingMail, type Handled, subjectOf } from '@/lib/mail/changing'
import { addressNow, sendAgain } from '@/lib/mail/send-again'
import { settleMail } from '@/lib/mail/settle'
import type { Settling } from '@/lib/mail/words'
import type { Administrator } from '@/lib/people/person'
import { isRefusal, type Refusal } from '@/lib/refusal'

/** What each says of the mail itself. The client of one that did not arrive gets it again, so nobody has to tell them. */
const became = { arrived: {}, not_arrived: { status: 'failed', failure: 'technical' }, nothing_more: {} }

/**
 * Says what became of a mail whose fate nobody knew: it arrived, or it did not and is sent again in the same transaction. Of one that
 * failed: that there is nothing more to do, for example because the receiver was told by phone. Refused for any other.
 */
export function settleByHand(
  administrator: Administrator,
  { mail, choice, reason }: { mail: string; choice: Settling; reason: string },
  at: Date = now(),
): Promise<Handled | Refusal> {
  return changingMail(administrator, { mail, choice }, async (tx, row) => {
    const to = choice === 'not_arrived' ? await addressNow(tx, row, at) : null
    if (isRefusal(to)) return to
    const closing = to ? {} : { closedAt: at, closedById: administrator.id, closedReason: reason }
    const by = { person: administrator.id }
    if (choice === 'arrived') await settleMail(tx, { id: row.id, status: row.status }, { status: 'sent' }, at, by)
    await tx.mail.update({ where: { id: row.id }, data: { ...became[choice], ...closing } })
    const data = { mail: row.id, kind: row.event, as: choice }
    await record(tx, { event: 'mail.settled', data }, subjectOf(row), by, at)
    return to ? sendAgain(tx, administrator, row, { ...to, reason }, at) : { mail: row.id }
  })
}
