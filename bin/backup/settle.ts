import type pg from 'pg'
import type { HistoryEvent } from '@/lib/history/event'

/** What a restore has set aside, in numbers. */
export type SetAside = { mails: number; signIns: number; links: number; codes: number }

const rule = 'the restore, version 1'
const why = 'It may have been sent after the backup was taken that this portal was restored from.'

/**
 * What was true when the backup was taken and need not be any more: a mail that waited may have been sent, so it is parked and
 * never sent by itself; sign-ins, links and codes may have been ended. Limits and challenges begin anew. History says so. All in one transaction, as the owner.
 */
export async function settleRestored(owner: pg.ClientBase, takenAt: string, at: Date): Promise<SetAside> {
  const change = async (sql: string) => (await owner.query(sql, [at])).rowCount ?? 0
  await owner.query('BEGIN')
  const set = {
    mails: await change(
      `UPDATE mail SET status = 'parked', settled_at = $1, last_error = '${why}' WHERE status IN ('queued', 'claimed')`,
    ),
    signIns: await change('UPDATE sign_in SET revoked_at = $1 WHERE revoked_at IS NULL'),
    links: await change(
      'UPDATE one_time_link SET revoked_at = $1 WHERE used_at IS NULL AND revoked_at IS NULL AND expires_at > $1',
    ),
    codes: await change('UPDATE emailed_code SET expires_at = $1 WHERE used_at IS NULL AND expires_at > $1'),
  }
  await owner.query('DELETE FROM rate_limit')
  await owner.query('DELETE FROM passkey_challenge')
  const happened = { event: 'portal.restored', data: { takenAt, ...set } } satisfies HistoryEvent
  await owner.query('INSERT INTO history_entry (at, event, rule, data) VALUES ($1, $2, $3, $4)', [
    ...[at, happened.event, rule, JSON.stringify(happened.data)],
  ])
  await owner.query('COMMIT')
  return set
}
