import 'server-only'
import type { Mail } from '@/emails/brand'
import { renderMail } from '@/emails/render'
import type { Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { isOneLine, isOneRecipient, type MailEvent } from '@/lib/mail/mail'

/** One mail to one recipient, rendered. `personId` or `clientId` says whose record the address came from. */
export type QueuedMail = {
  event: MailEvent
  requestId?: string
  personId?: string
  clientId?: string
  toAddress: string
  fromName: string
  subject: string
  text: string
  html: string
  /** The mail that an administrator sends again by this one, why, and who. */
  resendOfId?: string
  resendReason?: string
  resentById?: string
  at: Date
}

/** Whom a mail goes to: the address comes from the record, never from a form's hidden field (domain §6.2). */
export type Addressee = { toAddress: string } & (
  | { personId: string; clientId?: undefined }
  | { clientId: string; personId?: undefined }
)

/**
 * Adds a mail to the queue in the transaction of the change; the worker delivers it after the commit.
 * Throws when the address names anything but one recipient, or a header would need more than one line: addresses are
 * checked where people type them, so here it is a bug.
 */
export async function queueMail(tx: Tx, mail: QueuedMail): Promise<{ id: string }> {
  if (!isOneRecipient(mail.toAddress))
    throw new Error(`The ${mail.event} mail has an address that is not one recipient's.`)
  if (!isOneLine(mail.subject) || !isOneLine(mail.fromName))
    throw new Error(`The ${mail.event} mail has a subject or sender that is not one line.`)
  const { at, requestId = null, personId = null, clientId = null, ...row } = mail
  return tx.mail.create({
    data: { ...row, requestId, personId, clientId, queuedAt: at, nextAttemptAt: at },
    select: { id: true },
  })
}

/** Renders a mail once and queues it for each addressee, one row and one recipient each. The same address gets it once. */
export async function queueMails(
  tx: Tx,
  mail: Mail,
  about: { requestId?: string; to: readonly Addressee[]; at: Date },
): Promise<number> {
  const addressees = [...new Map(about.to.map((addressee) => [addressee.toAddress.toLowerCase(), addressee])).values()]
  if (addressees.length === 0) return 0
  const rendered = await renderMail(mail.element)
  for (const addressee of addressees) {
    await queueMail(tx, {
      ...rendered,
      ...addressee,
      event: mail.event,
      fromName: mail.from,
      subject: mail.subject,
      at: about.at,
      ...(about.requestId ? { requestId: about.requestId } : {}),
    })
  }
  return addressees.length
}

/** The absolute address of a page, for a link in a mail. It carries nothing but the path (domain §6.2). */
export const portalLink = (path: string): string => new URL(path, env().PORTAL_URL).href
