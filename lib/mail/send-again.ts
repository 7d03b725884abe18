import 'server-only'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/history/record'
import { type Handled, type LockedMail, subjectOf } from '@/lib/mail/changing'
import type { MailEvent } from '@/lib/mail/mail'
import { isOneRecipient } from '@/lib/mail/mail'
import { addresseesOf } from '@/lib/mail/queries'
import { queueMail } from '@/lib/mail/queue'
import { isFor } from '@/lib/mail/recipients'
import type { Administrator } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { type LockedRequest, lockedRequest } from '@/lib/requests/change'
import { outcomeAddress } from '@/lib/requests/outcome-task'

/**
 * Where a mail would go now, by the record (domain §6.2). Refused where the record has no address, or one that is not one recipient's;
 * and where the person is disabled, or is not among those whom it is for any more.
 */
export async function addressNow(tx: Tx, mail: LockedMail, at: Date): Promise<{ toAddress: string } | Refusal> {
  const { request, person, clientId } = mail
  if (person?.disabledAt) return refuse(`${person.name} is disabled. No mail goes to them.`)
  if (person && request && !(await isStillTheirs(tx, mail, person.id, await lockedRequest(tx, request.id), at)))
    return refuse(`It is not for ${person.name} to read any more. Nothing was sent.`)
  const toAddress = clientId ? request && outcomeAddress(request, at) : person?.email
  if (!toAddress || !isOneRecipient(toAddress))
    return refuse('The record has no address that it can go to. Correct that first. Nothing was sent.')
  return { toAddress }
}

/** Whether it would go to them today. Who asked is known of the last question alone: once there is another, its answer is nobody's. */
async function isStillTheirs(
  tx: Tx,
  { event, queuedAt }: LockedMail,
  personId: string,
  request: LockedRequest,
  at: Date,
): Promise<boolean> {
  const to = isFor(event)
  if (!to || (to === 'asker' && request.questions.some(({ askedAt }) => askedAt > queuedAt))) return false
  return (await addresseesOf(tx, to, request, at)).some((one) => one.personId === personId)
}

type Anew = { readonly toAddress: string; readonly reason: string }

/**
 * Queues the same words to one address as a mail of its own, with its own Message-ID, and closes the one before. What it says was opened
 * by reading it, and is sealed for its new row by writing it.
 */
export async function sendAgain(
  tx: Tx,
  by: Administrator,
  mail: LockedMail,
  { toAddress, reason }: Anew,
  at: Date,
): Promise<Handled> {
  const { fromName, subject, text, html, requestId, personId, clientId } = mail
  const whose = {
    ...(requestId && { requestId }),
    ...(personId && { personId }),
    ...(clientId && { clientId }),
  }
  const again = { resendOfId: mail.id, resendReason: reason, resentById: by.id }
  const event = mail.event as MailEvent
  const queued = await queueMail(tx, { event, fromName, subject, text, html, toAddress, ...whose, ...again, at })
  await tx.mail.update({
    where: { id: mail.id, status: { in: ['sent', 'failed'] } },
    data: { closedAt: at, closedById: by.id },
  })
  const data = { mail: mail.id, kind: mail.event }
  await record(tx, { event: 'mail.resent', data }, subjectOf(mail), { person: by.id }, at)
  return { mail: queued.id }
}
