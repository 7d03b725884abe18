import 'server-only'
import { now } from '@/lib/clock'
import { record } from '@/lib/history/record'
import { changingMail, type Handled, subjectOf } from '@/lib/mail/changing'
import { addressNow, sendAgain } from '@/lib/mail/send-again'
import type { Settling } from '@/lib/mail/words'
import type { Administrator } from '@/lib/people/person'
import { isRefusal, type Refusal } from '@/lib/refusal'

/** What each says of the mail itself. */
const became = {
  arrived: { status: 'sent' },
  not_arrived: { status: 'failed', failure: 'technical' },
  nothing_more: {},
}

/**
 * Says what became of a mail whose fate nobody knew: it arrived, or it did not and is sent again in the same transaction. Of one that
 * failed: that there is nothing more to do, for example because the receiver was told by phone. Refused for any other.
 */
export function settleMail(
  administrator: Administrator,
  { mail, choice, reason }: { mail: string; choice: Settling; reason: string },
  at: Date = now(),
): Promise<Handled | Refusal> {
  return changingMail(administrator, { mail, choice }, async (tx, row) => {
    const to = choice === 'not_arrived' ? addressNow(row) : null
    if (isRefusal(to)) return to
    const closing = to ? {} : { closedAt: at, closedById: administrator.id, closedReason: reason }
    await tx.mail.update({ where: { id: row.id, status: row.status }, data: { ...became[choice], ...closing } })
    const data = { mail: row.id, kind: row.event, as: choice }
    await record(tx, { event: 'mail.settled', data }, subjectOf(row), { person: administrator.id }, at)
    return to ? sendAgain(tx, administrator, row, { ...to, reason }, at) : { mail: row.id }
  })
}
