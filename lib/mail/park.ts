import 'server-only'
import { db } from '@/lib/db'
import { turn } from '@/lib/mail/claim'

/** The number that a worker's name stands for as an advisory lock: held as long as the worker lives. */
export const workerLock = 'SELECT pg_advisory_lock(hashtextextended($1, 0))'

/**
 * Parks what dead workers had claimed: nobody knows whether it was sent, so a person decides (domain §6). A worker is alive
 * while its advisory lock is held. Returns how many were parked.
 */
export async function parkAbandoned(at: Date): Promise<number> {
  return db.$executeRaw`
    WITH dead AS MATERIALIZED (
      SELECT claimed_by FROM (SELECT DISTINCT claimed_by FROM mail WHERE status = 'claimed') AS claims
       WHERE pg_try_advisory_xact_lock(hashtextextended(claimed_by, 0)))
    UPDATE mail SET status = 'parked', settled_at = ${at}, last_error = 'It may have arrived. The worker stopped while it was sending.'
      FROM dead WHERE mail.claimed_by = dead.claimed_by AND mail.status = 'claimed'`
}

/**
 * Puts back into the queue what stands claimed by a worker and is not in its hands: the claim was made and its answer lost, so nobody
 * began to send it. Comes after a claim that is still being made, in its turn. Returns how many were put back.
 */
export async function putBackUnbegun(worker: string, inHands: readonly string[]): Promise<number> {
  const [, back] = await db.$transaction([
    turn(),
    db.$executeRaw`
      UPDATE mail SET status = 'queued', claimed_at = NULL, claimed_by = NULL, attempts = attempts - 1
       WHERE claimed_by = ${worker} AND status = 'claimed' AND id <> ALL(${inHands}::uuid[])`,
  ])
  return back
}
