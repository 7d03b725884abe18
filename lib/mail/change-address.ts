import 'server-only'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/history/record'
import { changingMail, type Handled, type LockedMail, subjectOf } from '@/lib/mail/changing'
import { sendAgain } from '@/lib/mail/send-again'
import type { Administrator } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

/**
 * Corrects where a client's outcome goes and sends it there: the client's own email, or the other address that the consent names,
 * whichever it went to. History keeps that it changed, not from what to what. Refused for a mail that did not fail, for the same
 * address, and where the client wants no email.
 */
export function changeAddress(
  administrator: Administrator,
  { mail, address, reason }: { mail: string; address: string; reason: string },
  at: Date = now(),
): Promise<Handled | Refusal> {
  return changingMail(administrator, { mail, choice: 'change_address', address }, async (tx, row) => {
    if (address === row.toAddress.toLowerCase())
      return refuse('', { address: 'It went to this address. Enter another one, or send it again as it is.' })
    const whose = await correct(tx, row, address)
    if (!whose) return refuse('The client does not want an email. Nothing was done.')
    const data = { mail: row.id, kind: row.event, whose }
    await record(tx, { event: 'mail.address_changed', data }, subjectOf(row), { person: administrator.id }, at)
    return sendAgain(tx, administrator, row, { toAddress: address, reason }, at)
  })
}

/** Whose address it was; null where there is none to correct. */
async function correct(tx: Tx, { request }: LockedMail, address: string): Promise<'client' | 'request' | null> {
  if (!request?.consent || request.consent.outcomeTo === 'nobody') return null
  if (request.consent.outcomeTo === 'another_address') {
    await tx.consent.update({ where: { requestId: request.id }, data: { address } })
    return 'request'
  }
  await tx.client.update({ where: { id: request.clientId }, data: { email: address } })
  return 'client'
}
