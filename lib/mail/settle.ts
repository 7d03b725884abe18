import 'server-only'
import type { Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { DoneBy } from '@/lib/history/event'
import { record } from '@/lib/history/record'
import { subjectOf } from '@/lib/mail/changing'
import { isClientOutcome, type MailFailure } from '@/lib/mail/mail'
import { endTellTheClientByMail, openTellTheClientAfterMail } from '@/lib/requests/outcome-task'

/** What became of a mail in the end. `bouncedAt`: when the receiver's server said so, after it had taken it. */
export type Settled =
  | { status: 'sent' }
  | { status: 'failed'; failure: MailFailure; lastError: string; bouncedAt?: Date }

/**
 * Says what became of one mail, with all that follows from it: a failed one is in history, and the client's outcome that did not arrive
 * becomes the task *Tell the client the outcome* (domain §6.1), unless it was sent again and that one arrived or may; one that arrives
 * ends that task. `where` names the mail and what it must still be; false, and nothing written, where it is not. The one place where a
 * mail comes to its end, whoever says so.
 */
export async function settleMail(
  tx: Tx,
  where: Prisma.MailWhereInput & { id: string },
  as: Settled,
  at: Date,
  by: DoneBy = { rule: 'mail delivery, version 1' },
): Promise<boolean> {
  const failed = as.status === 'failed'
  const { count } = await tx.mail.updateMany({
    where,
    data: {
      ...{ status: as.status, settledAt: at, claimedAt: null, claimedBy: null },
      ...{ failure: failed ? as.failure : null, lastError: failed ? as.lastError : '' },
      ...(failed && as.bouncedAt ? { bouncedAt: as.bouncedAt } : {}),
    },
  })
  if (count === 0) return false
  const mail = await tx.mail.findUniqueOrThrow({
    where: { id: where.id },
    select: {
      ...{ event: true, personId: true, clientId: true },
      request: { select: { id: true, caseId: true, clientId: true } },
    },
  })
  if (as.status === 'failed') await record(tx, undeliverable(where.id, mail.event, as.failure), subjectOf(mail), by, at)
  if (!mail.request || !isClientOutcome(mail.event)) return true
  if (!failed) await endTellTheClientByMail(tx, mail.request, at)
  else if (!(await goesOn(tx, where.id))) await openTellTheClientAfterMail(tx, mail.request, at)
  return true
}

const undeliverable = (mail: string, kind: string, failure: MailFailure) =>
  ({ event: 'mail.undeliverable', data: { mail, kind, failure } }) as const

/** Whether a mail was sent again by one, over however many steps, that arrived or may yet. */
async function goesOn(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE again AS (
      SELECT id, status FROM mail WHERE resend_of_id = ${id}::uuid
      UNION ALL SELECT m.id, m.status FROM mail m JOIN again ON m.resend_of_id = again.id)
    SELECT id::text FROM again WHERE status <> 'failed'`
  return rows.length > 0
}
