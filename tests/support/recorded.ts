import { asOwner } from '@/tests/support/database'

/**
 * Writes the history that verbs would have written of a case which a test put into the database as it is: that it was opened, and
 * each of its appointments booked and completed in the order of their times. Before the case's first verb.
 */
export const recorded = (caseId: string) =>
  asOwner((client) =>
    client.query(
      `INSERT INTO history_entry (at, event, client_id, case_id, appointment_id, data)
       SELECT told.at, event, k.client_id, k.id, told.appointment, data FROM assist_case k CROSS JOIN LATERAL (
         SELECT 0 AS nth, NULL::uuid AS appointment, (k.opened_on + time '10:00') AT TIME ZONE 'Australia/Sydney' AS at, 'case.opened' AS event,
                jsonb_build_object('entitled', l.sessions) AS data, k.opened_on::timestamptz AS on
           FROM allotment l WHERE l.case_id = k.id AND l.kind = 'entitlement'
         UNION ALL
         SELECT 1, a.id, a.starts_at - interval '1 day', 'appointment.booked', jsonb_build_object('startsAt',
                to_char(a.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'manner', a.manner), a.starts_at
           FROM appointment a WHERE a.case_id = k.id
         UNION ALL
         SELECT 2, a.id, a.ends_at, 'appointment.completed', '{}', a.starts_at
           FROM appointment a WHERE a.case_id = k.id AND a.status = 'completed') told
       WHERE k.id = '${caseId}' ORDER BY (told.nth > 0), told.on, told.nth`,
    ),
  )
