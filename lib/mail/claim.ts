import 'server-only'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { Prisma } from '@/lib/generated/prisma/client'
import { mailServer, troublesToRest } from '@/lib/mail/rest'
import { returnAddressOf } from '@/lib/mail/return-address'
import type { Letter } from '@/lib/mail/transport'
import type { Sealed } from '@/lib/text-at-rest/sealing'

/** A mail that a worker has taken, its text as it lies in the queue. */
export type Claimed = Omit<Letter, 'text' | 'html'> & {
  text: Sealed
  html: Sealed
  event: string
  toDomain: string
  attempts: number
  queuedAt: Date
  nextAttemptAt: Date
}

type Row = Omit<Claimed, 'fromAddress' | 'returnAddress'> & { toClient: boolean }

/**
 * Takes up to `most` mails for one worker, committed before anything is sent, so that no other takes them; none when none is due.
 * Mails of one request to one recipient keep their order: a later one waits until the earlier is settled. Of one domain no more than
 * MAIL_PER_DOMAIN are at work at once, over all workers; of one in trouble, one; of one that rests, none.
 */
export async function claimMails(worker: string, most: number, at: Date): Promise<Claimed[]> {
  const [, rows] = await db.$transaction([turn(), db.$queryRaw<Row[]>(claim(worker, most, at))])
  return rows.map(({ toClient, ...mail }) => {
    const fromAddress = toClient ? env().MAIL_FROM_CLIENT : env().MAIL_FROM
    return { ...mail, fromAddress, returnAddress: returnAddressOf(mail.id) }
  })
}

/**
 * Claims are made one after the other, so that two workers cannot fill a domain twice; a worker that freezes holds up the others for a
 * few seconds at most. The queue is long when nobody has counted it yet, so the planner is held to the indexes' own order.
 */
export const turn = () => db.$executeRaw`
  SELECT set_config('idle_in_transaction_session_timeout', '5s', true), set_config('enable_bitmapscan', 'off', true),
         set_config('enable_seqscan', 'off', true), set_config('enable_sort', 'off', true),
         pg_advisory_xact_lock(hashtextextended('claim mail', 0))`

/** How many of the oldest mails are looked at before those of other domains are looked for. */
const looked = 100

const columns = Prisma.sql`m.id, m.to_domain, m.next_attempt_at, m.request_id, m.to_address, m.queued_at`

const inOrder = Prisma.sql`
  NOT EXISTS (SELECT 1 FROM mail earlier
               WHERE earlier.request_id = m.request_id AND earlier.to_address = m.to_address
                 AND (earlier.queued_at, earlier.id) < (m.queued_at, m.id) AND earlier.status IN ('queued', 'claimed'))`

/**
 * The claim as one statement, by indexes alone: the oldest mails; where none of them may go, the oldest of each domain. BETWEEN holds
 * the planner to the index by domain, which it would leave for a domain that has most of the queue; IS TRUE to the primary key.
 */
export const claim = (worker: string, most: number, at: Date): Prisma.Sql => Prisma.sql`
  WITH RECURSIVE
  at_work AS MATERIALIZED (SELECT to_domain, count(*)::int AS mails FROM mail WHERE status = 'claimed' GROUP BY to_domain),
  rest AS MATERIALIZED (SELECT domain, until > ${at} AS rests FROM mail_rest WHERE troubles >= ${troublesToRest}),
  room AS MATERIALIZED (
    SELECT coalesce(domain, to_domain) AS domain,
           CASE WHEN rests THEN 0 WHEN domain IS NULL THEN ${env().MAIL_PER_DOMAIN} ELSE 1 END - coalesce(mails, 0) AS free
      FROM rest FULL JOIN at_work ON to_domain = domain),
  oldest AS MATERIALIZED (
    SELECT m.id, m.to_domain, m.next_attempt_at FROM (
      SELECT ${columns} FROM mail m WHERE m.status = 'queued' AND m.next_attempt_at <= ${at} ORDER BY m.next_attempt_at, m.id LIMIT ${looked}) m
     WHERE NOT EXISTS (SELECT 1 FROM room WHERE domain = m.to_domain AND free <= 0) AND ${inOrder}),
  waiting (domain) AS (
    (SELECT to_domain FROM mail WHERE status = 'queued' AND NOT EXISTS (SELECT 1 FROM oldest) ORDER BY to_domain LIMIT 1)
    UNION ALL
    SELECT (SELECT m.to_domain FROM mail m WHERE m.status = 'queued' AND m.to_domain > waiting.domain ORDER BY m.to_domain LIMIT 1)
      FROM waiting WHERE domain IS NOT NULL),
  beside AS MATERIALIZED (
    SELECT m.id, m.to_domain, m.next_attempt_at FROM waiting, LATERAL (
      SELECT ${columns} FROM mail m
       WHERE m.status = 'queued' AND m.to_domain BETWEEN waiting.domain AND waiting.domain AND m.next_attempt_at <= ${at} AND ${inOrder}
       ORDER BY m.to_domain, m.next_attempt_at, m.id LIMIT ${env().MAIL_PER_DOMAIN}) m
     WHERE NOT EXISTS (SELECT 1 FROM room WHERE domain = waiting.domain AND free <= 0)),
  ranked AS (
    SELECT id, next_attempt_at, free, row_number() OVER (PARTITION BY to_domain COLLATE "C" ORDER BY next_attempt_at, id) AS place
      FROM (TABLE oldest UNION ALL TABLE beside) AS due LEFT JOIN room ON domain = to_domain),
  server AS (
    SELECT coalesce((SELECT CASE WHEN rests OR EXISTS (SELECT 1 FROM at_work) THEN 0 ELSE 1 END FROM rest WHERE domain = ${mailServer}), ${most}) AS most),
  due AS MATERIALIZED (
    SELECT m.id FROM mail m
     WHERE m.id = ANY(ARRAY(SELECT id FROM ranked WHERE place <= coalesce(free, ${env().MAIL_PER_DOMAIN})
                             ORDER BY next_attempt_at, id LIMIT (SELECT least(server.most, ${most}) FROM server)))
       AND (m.status = 'queued') IS TRUE FOR UPDATE SKIP LOCKED)
  UPDATE mail SET status = 'claimed', claimed_at = ${at}, claimed_by = ${worker}, attempts = attempts + 1
    FROM due WHERE mail.id = due.id
  RETURNING mail.id::text, event, from_name AS "fromName", to_address AS "toAddress", to_domain AS "toDomain", subject, text, html, attempts,
            queued_at AS "queuedAt", next_attempt_at AS "nextAttemptAt", client_id IS NOT NULL AS "toClient"`
