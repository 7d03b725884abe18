import { needsSomebodySql } from '@/lib/mail/lifecycle'
import { askQuickly } from '@/lib/rate-limit'
import { openStatuses } from '@/lib/requests/request'

/** What the database says of the portal's work: counts and ages, nothing of anybody. */
export type Figures = {
  /** Of those that failed or are parked, the ones that need somebody. */
  mails: Record<'queued' | 'claimed' | 'failed' | 'parked', number>
  /** Seconds since the oldest mail that waits, or is with a worker, was queued; 0 where there is none. */
  oldest: number
  requests: Record<string, number>
  overdue: number
  /** Seconds since each clock last looked. */
  clocks: Record<string, number>
  /** Tries to sign in within the last hour that failed. */
  failures: number
}

/** Each count by an index of what is unfinished alone, so that it costs the same after ten years. */
const question = `
  SELECT
    json_build_object(
      'queued', (SELECT count(*) FROM mail WHERE status = 'queued'),
      'claimed', (SELECT count(*) FROM mail WHERE status = 'claimed'),
      'failed', (SELECT count(*) FROM mail m WHERE status = 'failed' AND ${needsSomebodySql}),
      'parked', (SELECT count(*) FROM mail m WHERE status = 'parked' AND ${needsSomebodySql})) AS mails,
    (SELECT coalesce(extract(epoch FROM now() - min(queued_at)), 0)::float8
       FROM mail WHERE settled_at IS NULL AND status IN ('queued', 'claimed')) AS oldest,
    (SELECT coalesce(json_object_agg(status, many), '{}')
       FROM (SELECT status, count(*) AS many FROM request WHERE status = ANY ($1) GROUP BY status) AS counted) AS requests,
    (SELECT count(*)::int FROM request JOIN agreement ON agreement.id = request.agreement_id
      WHERE request.status = ANY ($1) AND request.due_on < (now() AT TIME ZONE agreement.time_zone)::date) AS overdue,
    (SELECT coalesce(json_object_agg(name, extract(epoch FROM now() - ran_at)), '{}') FROM clock_state) AS clocks,
    (SELECT count(*)::int FROM sign_in_attempt WHERE at > now() - interval '1 hour' AND NOT succeeded) AS failures`

const keptFor = 5_000

/** Asks for the figures, at most once in five seconds, whoever scrapes; null where the database does not answer. */
export function figures(): () => Promise<Figures | null> {
  let last: { at: number; asked: Promise<Figures | null> } | undefined
  return () => {
    if (last && Date.now() - last.at < keptFor) return last.asked
    const asked = askQuickly<Figures>(question, [openStatuses]).then(
      ([found]) => found ?? null,
      () => null,
    )
    last = { at: Date.now(), asked }
    return asked
  }
}
