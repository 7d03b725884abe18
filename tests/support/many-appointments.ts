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
    await client.query(`CREATE TEMP TABLE chosen ON COMMIT DROP AS
      SELECT row_number() OVER (ORDER BY id) - 1 AS n, id, client_id, consultant_id FROM assist_case WHERE consultant_id IS NOT NULL`)
    const of = (await client.query('SELECT count(*)::int AS of FROM chosen')).rows[0].of
    const made = `SELECT i, md5('many' || i)::uuid AS id, c.id AS case_id, c.client_id, c.consultant_id,
        timestamptz '2020-01-01 00:00Z' + (i / $2::int) * interval '1 hour' AS starts_at
      FROM generate_series(1, $1::int) AS i JOIN chosen c ON c.n = i % $2::int`
    await client.query(
      `INSERT INTO appointment (id, case_id, consultant_id, starts_at, ends_at, time_zone, manner, status)
       SELECT id, case_id, consultant_id, starts_at, starts_at + interval '50 minutes', 'Australia/Sydney', 'video', 'completed' FROM (${made}) AS made`,
      [count, of],
    )
    await client.query(
      `INSERT INTO history_entry (at, event, person_id, client_id, case_id, appointment_id, data)
       SELECT starts_at, event, consultant_id, client_id, case_id, id, data FROM (${made}) AS made, (VALUES
         ('appointment.booked', '{"startsAt":"2020-01-01T00:00:00.000Z","manner":"video"}'::jsonb),
         ('appointment.commenced', '{}'), ('appointment.completed', '{}')) AS e(event, data) ORDER BY i`,
      [count, of],
    )
    await client.query('SELECT seal_history()')
    await client.query('COMMIT')
    await client.query('ANALYZE')
  })
}
