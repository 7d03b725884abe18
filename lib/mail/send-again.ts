import 'server-only'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/history/record'
import { type Handled, type LockedMail, subjectOf } from '@/lib/mail/changing'
import type { MailEvent } from '@/lib/mail/mail'
import { isOneRecipient } from '@/lib/mail/mail'
import { queueMail } from '@/lib/mail/queue'
import type { Administrator } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { outcomeAddress } from '@/lib/requests/outcome-task'

/**
 * Where a mail would go now, by the record (domain §6.2). Refused where the record has no address, or one that is not one recipient's;
 * and where the person is disabled, or has gone elsewhere, so that it is not theirs to read any more.
 */
export function addressNow({ request, person, clientId }: LockedMail, at: Date): { toAddress: string } | Refusal {
  if (person?.disabledAt) return refuse(`${person.name} is disabled. No mail goes to them.`)
  if (person && request && !isStillTheirs(person, request))
    return refuse(`${person.name} has gone elsewhere since. It is not theirs to read any more.`)
  const toAddress = clientId ? request && outcomeAddress(request, at) : person?.email
  if (!toAddress || !isOneRecipient(toAddress))
    return refuse('The record has no address that it can go to. Correct that first. Nothing was sent.')
  return { toAddress }
}

type Request = NonNullable<LockedMail['request']>
type Placed = NonNullable<LockedMail['person']>

/** The roles of `addresseesOf` (lib/mail/queries.ts), asked again. */
function isStillTheirs({ id, role, practiceId, organisationId }: Placed, request: Request): boolean {
  const ofTheirPractice = practiceId !== null && practiceId === request.consultant.practiceId
  if (role === 'reviewer') return organisationId === request.organisationId
  if (role === 'consultant') return id === request.consultantId
  if (role === 'practice_staff') return ofTheirPractice
  return role === 'administrator' || (id !== request.consultantId && id !== request.startedById && !ofTheirPractice)
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
