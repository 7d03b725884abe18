import 'server-only'
import { db } from '@/lib/db'

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
