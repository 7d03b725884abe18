import 'server-only'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Claimed } from '@/lib/mail/claim'
import { isClientOutcome, type MailFailure, type MailStatus } from '@/lib/mail/mail'
import { mending, noteTroubles, troublesIn } from '@/lib/mail/rest'
import { settleMail } from '@/lib/mail/settle'
import type { Fate } from '@/lib/mail/transport'

/** `waited` are the milliseconds from the mail's queuing to the end of this try. */
export type Delivery = {
  mail: string
  event: string
  attempt: number
  status: MailStatus
  code: string
  waited: number
}

/** A mail that was tried, what came of it and when. */
export type Tried = { mail: Claimed; fate: Fate; at: Date }

/** The same without what the mail server said, for a row that does not take that. */
export const inPlainWords = ({ fate, ...tried }: Tried): Tried => ({
  ...tried,
  fate: fate.fate === 'sent' ? fate : { ...fate, error: 'What the mail server said could not be kept.' },
})

/** How long a mail that is not accepted is tried again. */
export const triedFor = 72 * 3_600_000
const firstWait = 30_000
const longestWait = 2 * 3_600_000

/** Milliseconds until the next try: 30 s, doubled each time, at most 2 h, give or take a fifth so that mails spread out. */
export function waitBefore(attempt: number, random: number): number {
  return Math.round(Math.min(longestWait, firstWait * 2 ** (attempt - 1)) * (0.8 + 0.4 * random))
}

type Mark = {
  status: MailStatus
  failure: MailFailure | null
  nextAttemptAt: Date
  settledAt: Date | null
  lastError: string
}

/** What a fate makes of the mail's row. */
export function mark(
  mail: Pick<Claimed, 'attempts' | 'queuedAt' | 'nextAttemptAt'>,
  fate: Fate,
  at: Date,
  random = Math.random(),
): Mark {
  const settled = { failure: null, nextAttemptAt: mail.nextAttemptAt, settledAt: at }
  if (fate.fate === 'sent') return { ...settled, status: 'sent', lastError: '' }
  const { failure, error } = fate
  if (fate.fate === 'refused') return { ...settled, status: 'failed', failure, lastError: error }
  if (fate.fate === 'unknown') return { ...settled, status: 'parked', lastError: `It may have arrived. ${error}` }
  const nextAttemptAt = new Date(at.getTime() + waitBefore(mail.attempts, random))
  if (nextAttemptAt.getTime() - mail.queuedAt.getTime() > triedFor)
    return { ...settled, status: 'failed', failure, lastError: `Given up after 72 hours. ${error}` }
  return { ...settled, status: 'queued', nextAttemptAt, settledAt: null, lastError: error }
}

/**
 * Writes what became of mails: those that only change themselves all at once, each of the others with what follows from it. A claim that
 * another worker parked meanwhile is still ours to mark, since we know its fate. What fails here may be tried again as a whole.
 */
export async function keep(worker: string, tried: readonly Tried[]): Promise<Delivery[]> {
  const last = tried.at(-1)
  if (!last) return []
  const marked = tried.map(({ mail, fate, at }) => ({ mail, fate, at, mark: mark(mail, fate, at) }))
  const alone = marked.filter(
    ({ mail, mark: { status } }) => status === 'failed' || (status === 'sent' && isClientOutcome(mail.event)),
  )
  const together = marked.filter((one) => !alone.includes(one))
  const found = troublesIn(tried.map(({ mail, fate }) => ({ domain: mail.toDomain, fate })))
  await markTogether(worker, together, mending(found, last.at))
  for (const one of alone) await markAlone(worker, one)
  await noteTroubles(found, last.at)
  return marked.map(({ mail, fate, at, mark: { status } }) => ({
    ...{ mail: mail.id, event: mail.event, attempt: mail.attempts, status },
    code: fate.fate === 'sent' ? '' : fate.code,
    waited: at.getTime() - mail.queuedAt.getTime(),
  }))
}

type Marked = Tried & { mark: Mark }

/** IS TRUE holds the planner to the primary key, which it would leave for the index of all that is claimed or parked. */
function markTogether(worker: string, marked: readonly Marked[], mended: Prisma.Sql): Promise<number> {
  const rows = JSON.stringify(marked.map(({ mail, mark }) => ({ id: mail.id, ...mark })))
  return db.$executeRaw`
    WITH mended AS (${mended})
    UPDATE mail SET status = m.status, next_attempt_at = m."nextAttemptAt", settled_at = m."settledAt", last_error = m."lastError",
           claimed_at = NULL, claimed_by = NULL
      FROM jsonb_to_recordset(${rows}::jsonb)
        AS m (id uuid, status text, "nextAttemptAt" timestamptz, "settledAt" timestamptz, "lastError" text)
     WHERE mail.id = m.id AND claimed_by = ${worker} AND (mail.status IN ('claimed', 'parked')) IS TRUE`
}

function markAlone(worker: string, { mail, at, mark: { failure, lastError } }: Marked): Promise<boolean> {
  const ours = { id: mail.id, claimedBy: worker, status: { in: ['claimed', 'parked'] } }
  const as = failure ? ({ status: 'failed', failure, lastError } as const) : ({ status: 'sent' } as const)
  return db.$transaction((tx) => settleMail(tx, ours, as, at))
}
