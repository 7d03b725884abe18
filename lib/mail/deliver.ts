import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { textUnreadable } from '@/lib/form-state'
import { type Claimed, claimNext } from '@/lib/mail/claim'
import type { MailStatus } from '@/lib/mail/mail'
import type { Fate, Letter, Transport } from '@/lib/mail/transport'
import { placeOf } from '@/lib/text-at-rest/fields'
import { isTextUnreadable, open } from '@/lib/text-at-rest/sealing'
import { span } from '@/lib/traces'

/** `waited` are the milliseconds from the mail's queuing to the end of this try. */
export type Delivery = {
  mail: string
  event: string
  attempt: number
  status: MailStatus
  code: string
  waited: number
}

/** How long a mail that is not accepted is tried again. */
export const triedFor = 72 * 3_600_000
const firstWait = 30_000
const longestWait = 2 * 3_600_000

/** Milliseconds until the next try: 30 s, doubled each time, at most 2 h, give or take a fifth so that mails spread out. */
export function waitBefore(attempt: number, random: number): number {
  return Math.round(Math.min(longestWait, firstWait * 2 ** (attempt - 1)) * (0.8 + 0.4 * random))
}

/**
 * Claims the next mail, sends it and marks what became of it. A mail whose fate is unknown is parked and never sent again by
 * itself; one that was not accepted goes back to the queue for up to 72 hours. Null when nothing is due.
 */
export async function deliverNext(
  transport: Transport,
  worker: string,
  clock: () => Date = now,
): Promise<Delivery | null> {
  const mail = await claimNext(worker, clock())
  if (!mail) return null
  const letter = opened(mail)
  const facts = { 'mail.event': mail.event, 'mail.attempt': mail.attempts }
  const fate = letter ? await span('mail', facts, () => transport.send(letter)) : closed
  const marked = mark(mail, fate, clock())
  await settle(mail, worker, marked)
  return {
    mail: mail.id,
    event: mail.event,
    attempt: mail.attempts,
    status: marked.status,
    code: fate.fate === 'sent' ? '' : fate.code,
    waited: clock().getTime() - mail.queuedAt.getTime(),
  }
}

/** A mail that does not open was not sent: it waits for its key as one waits for a server. */
const closed: Fate = {
  ...{ fate: 'later', code: textUnreadable },
  error: 'Its text does not open: the key for clinical text is missing or wrong.',
}

/** The mail as it is sent; null where it does not open. */
function opened(mail: Claimed): Letter | null {
  try {
    const [text, html] = [
      open(mail.text, placeOf('mail', 'text', mail.id)),
      open(mail.html, placeOf('mail', 'html', mail.id)),
    ]
    return { ...mail, text, html }
  } catch (error) {
    if (isTextUnreadable(error)) return null
    throw error
  }
}

type Mark = { status: MailStatus; nextAttemptAt: Date; settledAt: Date | null; lastError: string }

/** What a fate makes of the mail's row. */
export function mark(
  mail: Pick<Claimed, 'attempts' | 'queuedAt' | 'nextAttemptAt'>,
  fate: Fate,
  at: Date,
  random = Math.random(),
): Mark {
  const settled = { nextAttemptAt: mail.nextAttemptAt, settledAt: at }
  if (fate.fate === 'sent') return { ...settled, status: 'sent', lastError: '' }
  if (fate.fate === 'refused') return { ...settled, status: 'failed', lastError: fate.error }
  if (fate.fate === 'unknown') return { ...settled, status: 'parked', lastError: `It may have arrived. ${fate.error}` }
  const nextAttemptAt = new Date(at.getTime() + waitBefore(mail.attempts, random))
  if (nextAttemptAt.getTime() - mail.queuedAt.getTime() > triedFor)
    return { ...settled, status: 'failed', lastError: `Given up after 72 hours. ${fate.error}` }
  return { status: 'queued', nextAttemptAt, settledAt: null, lastError: fate.error }
}

/**
 * Writes the mark, as long as it takes: what was sent must not be forgotten because the database was away for a while.
 * A claim that another worker parked meanwhile is still ours to mark, since we know its fate.
 */
async function settle(mail: Claimed, worker: string, marked: Mark): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await db.mail.updateMany({
        where: { id: mail.id, claimedBy: worker, status: { in: ['claimed', 'parked'] } },
        data: { ...marked, claimedAt: null, claimedBy: null },
      })
      return
    } catch (error) {
      if (tries === 60) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.min(5_000, 200 * tries)))
    }
  }
}
