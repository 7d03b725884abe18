import 'server-only'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/history/record'
import { changingMail, type Handled, type LockedMail, subjectOf } from '@/lib/mail/changing'
import { sendAgain } from '@/lib/mail/send-again'
import type { Administrator } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { wantsMail } from '@/lib/requests/outcome-task'

type Request = NonNullable<LockedMail['request']>

/**
 * Corrects where a client's outcome goes and sends it there: the client's own email, or the other address that the consent names,
 * whichever it went to. History keeps that it changed, not from what to what. Refused for a mail that did not fail, for the same
 * address, and where the client wants no email or their consent to it is over.
 */
export function changeAddress(
  administrator: Administrator,
  { mail, address, reason }: { mail: string; address: string; reason: string },
  at: Date = now(),
): Promise<Handled | Refusal> {
  return changingMail(administrator, { mail, choice: 'change_address', address }, async (tx, row) => {
    if (address === row.toAddress.toLowerCase())
      return refuse('', { address: 'It went to this address. Enter another one, or send it again as it is.' })
    if (!row.request || !wantsMail(row.request, at))
      return refuse('The client wants no email, or their consent to it is over. Nothing was done.')
    const whose = await correct(tx, row.request, address)
    const data = { mail: row.id, kind: row.event, whose }
    await record(tx, { event: 'mail.address_changed', data }, subjectOf(row), { person: administrator.id }, at)
    return sendAgain(tx, administrator, row, { toAddress: address, reason }, at)
  })
}

/** Whose address it was. */
async function correct(tx: Tx, { id, consent, clientId }: Request, address: string): Promise<'client' | 'request'> {
  if (consent?.outcomeTo === 'another_address') {
    await tx.consent.update({ where: { requestId: id }, data: { address } })
    return 'request'
  }
  await tx.client.update({ where: { id: clientId }, data: { email: address } })
  return 'client'
}
