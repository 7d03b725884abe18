import { asOwner } from '@/tests/support/database'

/** Past appointments of the consultants who are there, each with the three rows of history that a session leaves. Not told by verbs. */
export async function manyAppointments(count: number): Promise<void> {
  await asOwner(async (client) => {
    await client.query('BEGIN')
    await client.query('SET LOCAL session_replication_role = replica')
    for (const table of ['assist_case', 'appointment'])
      await client.query(`SELECT setval(pg_get_serial_sequence($1, 'number'), (SELECT max(number) FROM ${table}))`, [
        table,
      ])
    await client.query(
      `WITH cases AS (SELECT row_number() OVER (ORDER BY id) - 1 AS n, count(*) OVER () AS of, id, client_id, consultant_id
         FROM assist_case WHERE consultant_id IS NOT NULL),
       made AS (
        INSERT INTO appointment (id, case_id, consultant_id, starts_at, ends_at, time_zone, manner, status)
        SELECT md5('many' || i)::uuid, c.id, c.consultant_id, begins, begins + interval '50 minutes', 'Australia/Sydney', 'video', 'completed'
          FROM generate_series(1, $1::int) AS i JOIN cases c ON c.n = i % c.of,
               LATERAL (SELECT timestamptz '2020-01-01 00:00Z' + (i / c.of) * interval '1 hour' AS begins) AS at
        RETURNING id, case_id, consultant_id, starts_at)
       INSERT INTO history_entry (at, event, person_id, client_id, case_id, appointment_id, data)
       SELECT m.starts_at, e.event, m.consultant_id, c.client_id, m.case_id, m.id, e.data
         FROM made m JOIN cases c ON c.id = m.case_id, (VALUES
          ('appointment.booked', '{"startsAt":"2020-01-01T00:00:00.000Z","manner":"video"}'::jsonb),
          ('appointment.commenced', '{}'), ('appointment.completed', '{}')) AS e(event, data)`,
      [count],
    )
    await client.query('SELECT seal_history()')
    await client.query('COMMIT')
    await client.query('ANALYZE')
  })
}
