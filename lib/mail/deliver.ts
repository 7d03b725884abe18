import 'server-only'
import { now } from '@/lib/clock'
import { textUnreadable } from '@/lib/form-state'
import { type Claimed, claimMails } from '@/lib/mail/claim'
import { type Delivery, keep, type Tried } from '@/lib/mail/keep'
import { isOneRecipient } from '@/lib/mail/mail'
import type { Fate, Letter, Transport } from '@/lib/mail/transport'
import { placeOf } from '@/lib/text-at-rest/fields'
import { isTextUnreadable, open } from '@/lib/text-at-rest/sealing'
import { span } from '@/lib/traces'

/**
 * Claims the next mail, sends it and marks what became of it. A mail whose fate is unknown is parked and never sent again by
 * itself; one that was not accepted goes back to the queue for up to 72 hours. Null when nothing is due.
 */
export async function deliverNext(
  transport: Transport,
  worker: string,
  clock: () => Date = now,
): Promise<Delivery | null> {
  const [mail] = await claimMails(worker, 1, clock())
  if (!mail) return null
  const [delivery] = await keep(worker, [await send(transport, mail, clock)])
  return delivery ?? null
}

/** Sends a mail that was claimed. Never throws: what goes wrong is its fate. */
export async function send(transport: Transport, mail: Claimed, clock: () => Date = now): Promise<Tried> {
  const letter = isOneRecipient(mail.toAddress) ? opened(mail) : nobody
  const facts = { 'mail.event': mail.event, 'mail.attempt': mail.attempts }
  const fate = 'fate' in letter ? letter : await span('mail', facts, () => transport.send(letter))
  return { mail, fate, at: clock() }
}

/** No address that the portal writes is one of these; a row that has one must not hold up the others. */
const nobody: Fate = {
  ...{ fate: 'refused', code: 'EADDRESS', error: 'Its address does not name one recipient.' },
  ...{ failure: 'no_such_address', about: 'mail' },
}

/** A mail that does not open was not sent: it waits for its key as one waits for a server. */
const closed: Fate = {
  ...{ fate: 'later', code: textUnreadable, failure: 'technical', about: 'mail' },
  error: 'Its text does not open: the key for clinical text is missing or wrong.',
}

/** The mail as it is sent, or the fate of one that cannot be. */
function opened(mail: Claimed): Letter | Fate {
  try {
    const [text, html] = [
      open(mail.text, placeOf('mail', 'text', mail.id)),
      open(mail.html, placeOf('mail', 'html', mail.id)),
    ]
    return { ...mail, text, html }
  } catch (error) {
    if (isTextUnreadable(error)) return closed
    throw error
  }
}
