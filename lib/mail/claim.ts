import 'server-only'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import type { Letter } from '@/lib/mail/transport'
import type { Sealed } from '@/lib/text-at-rest/sealing'

/** A mail that a worker has taken, its text as it lies in the queue. */
export type Claimed = Omit<Letter, 'text' | 'html'> & {
  text: Sealed
  html: Sealed
  event: string
  attempts: number
  queuedAt: Date
  nextAttemptAt: Date
}

/**
 * Takes the next mail for one worker, committed before anything is sent, so that no other takes it. Null when none is due.
 * Mails of one request to one recipient keep their order: a later one waits until the earlier is settled.
 */
export async function claimNext(worker: string, at: Date): Promise<Claimed | null> {
  const [mail] = await db.$queryRaw<(Omit<Claimed, 'fromAddress'> & { toClient: boolean })[]>`
    WITH due AS MATERIALIZED (
      SELECT m.id FROM mail m
       WHERE m.status = 'queued' AND m.next_attempt_at <= ${at}
         AND NOT EXISTS (SELECT 1 FROM mail earlier
                          WHERE earlier.request_id = m.request_id AND earlier.to_address = m.to_address
                            AND (earlier.queued_at, earlier.id) < (m.queued_at, m.id) AND earlier.status IN ('queued', 'claimed'))
       ORDER BY m.next_attempt_at, m.id LIMIT 1 FOR UPDATE OF m SKIP LOCKED)
    UPDATE mail SET status = 'claimed', claimed_at = ${at}, claimed_by = ${worker}, attempts = attempts + 1
      FROM due WHERE mail.id = due.id
    RETURNING mail.id::text, event, from_name AS "fromName", to_address AS "toAddress", subject, text, html, attempts,
              queued_at AS "queuedAt", next_attempt_at AS "nextAttemptAt", client_id IS NOT NULL AS "toClient"`
  if (!mail) return null
  const { toClient, ...rest } = mail
  return { ...rest, fromAddress: toClient ? env().MAIL_FROM_CLIENT : env().MAIL_FROM }
}
