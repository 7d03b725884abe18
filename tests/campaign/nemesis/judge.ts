import { withDatabase } from '@/bin/prepare'
import { differences, type MailEnd, mailDifferences } from './model'
import type { Happened, Operation } from './operation'

export type Ending = { lines: string[]; mails: string }

/** Reads how it ended, and holds it against what people were told and what the mail server took. */
export async function judge(
  url: string,
  operations: readonly Operation[],
  taken: ReadonlyMap<string, number>,
): Promise<Ending> {
  const from = Math.min(...operations.map(({ startedAt }) => startedAt)) - 60_000
  return withDatabase(url, async (client) => {
    const { rows: happened } = await client.query<Happened>(
      `SELECT h.event, h.person_id AS by, 'ESR-' || r.reference AS request, r.submission_key::text AS key,
              (extract(epoch FROM h.at) * 1000)::float8 AS at
         FROM history_entry h JOIN request r ON r.id = h.request_id
        WHERE h.event LIKE 'request.%' AND h.person_id IS NOT NULL AND h.at >= to_timestamp($1 / 1000.0)
          AND h.event NOT IN ('request.started', 'request.review_taken', 'request.review_given_back')
        UNION ALL
       SELECT h.event, h.person_id, '', 'ASST-' || lpad(c.number::text, 6, '0') || ' ' || (h.data->>'startsAt'),
              (extract(epoch FROM h.at) * 1000)::float8
         FROM history_entry h JOIN assist_case c ON c.id = h.case_id
        WHERE h.event = 'appointment.booked' AND h.at >= to_timestamp($1 / 1000.0)`,
      [from],
    )
    const { rows: mails } = await client.query<MailEnd>('SELECT id::text, event, status FROM mail')
    for (const mail of mails) mail.taken = taken.get(mail.id) ?? 0
    const { rows: outcomes } = await client.query<{ request: string; mails: number; wanted: number }>(
      `SELECT 'ESR-' || r.reference AS request, count(m.id)::int AS mails, 2 AS wanted
         FROM request r LEFT JOIN mail m ON m.request_id = r.id AND m.event ~ '^(approved|declined)-' AND m.resend_of_id IS NULL
        WHERE r.status IN ('approved', 'declined') GROUP BY r.reference HAVING count(m.id) <> 2`,
    )
    const counted = Object.entries(Object.groupBy(mails, ({ status }) => status)).map(
      ([status, all]) => `${all?.length} ${status}`,
    )
    return {
      lines: [
        ...differences(operations, happened),
        ...mailDifferences(mails),
        ...outcomes.map(({ request, mails: found, wanted }) => `${request} has ${found} outcome mails, not ${wanted}`),
      ],
      mails: `${mails.length} mails (${counted.join(', ')})`,
    }
  })
}
