import { beforeAll, expect, test } from 'vitest'
import { runClocks } from '@/lib/clocks/run-clocks'
import { db } from '@/lib/db'
import { deciders, standing } from '@/tests/support/clocks'
import { asOwner } from '@/tests/support/database'
import { days, noon } from '@/tests/support/world'

// What the clocks read, however much there is: by index, and only what is due.

const rows = process.env.SIZE === 'full' ? 1_000_000 : 10_000
const tables = ['request', 'appointment', 'allotment', 'one_time_link', 'agreement']

beforeAll(async () => {
  const people = await deciders()
  for (let one = 0; one < 20; one++) await standing(people, 'organisation_review', noon)
  const { id, caseId } = await standing(people, 'organisation_review', noon)
  await asOwner(async (owner) => {
    await owner.query('SET session_replication_role = replica')
    // Like the last one, but at an end, or looked at later; appointments of long ago, allotments that lapsed or will, and invitations that were taken up.
    await owner.query(
      `INSERT INTO request SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'submission_key', gen_random_uuid(),
         'reference', translate(upper(lpad(to_hex(i), 6, '0')), 'ILOU', 'WXYZ'), 'status', 'approved', 'closed_at', now()))).*
         FROM request r, generate_series(1, ${rows}) AS i WHERE r.id = '${id}'`,
    )
    await owner.query(
      `INSERT INTO request SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'submission_key', gen_random_uuid(),
         'case_id', gen_random_uuid(), 'reference', 'Z' || lpad(i::text, 5, '0'), 'clock_at', timestamptz '2027-01-01' + i * interval '1 minute'))).*
         FROM request r, generate_series(1, 2000) AS i WHERE r.id = '${id}'`,
    )
    await owner.query(
      `INSERT INTO appointment (id, number, case_id, consultant_id, starts_at, ends_at, time_zone, manner, status)
       SELECT gen_random_uuid(), 1000 + i, '${caseId}', '${people.of.id}', t, t + interval '50 minutes', 'Australia/Sydney', 'video',
         CASE WHEN t > '${noon.toISOString()}' THEN 'scheduled' ELSE 'completed' END
       FROM generate_series(1, ${rows}) AS i, LATERAL (SELECT timestamptz '2020-01-01' + i * interval '${6 * 365 * 24 * 60} minutes' / ${rows / 1.2} AS t) at`,
    )
    await owner.query(
      `INSERT INTO allotment (id, case_id, kind, sessions, granted_on, clock_at)
       SELECT gen_random_uuid(), gen_random_uuid(), 'entitlement', 6, '2026-01-01', CASE WHEN i % 2 = 0 THEN timestamptz '2027-06-01' + i * interval '1 minute' END
         FROM generate_series(1, ${rows}) AS i`,
    )
    await owner.query(
      `INSERT INTO one_time_link (id, person_id, purpose, token_hash, expires_at, used_at)
       SELECT gen_random_uuid(), '${people.of.id}', 'invitation', md5(i::text), now(), now() FROM generate_series(1, ${rows / 10}) AS i`,
    )
    await owner.query(
      `INSERT INTO agreement (id, organisation_id, version, in_force_from, state, time_zone)
       SELECT gen_random_uuid(), gen_random_uuid(), 1, '2020-01-01', 'NSW', 'Australia/Sydney' FROM generate_series(1, ${rows / 10}) AS i`,
    )
    await owner.query(`ANALYZE ${tables.join(', ')}`)
  })
})

/** Rows of each table that were read one after the other, and by an index, since the statistics began. */
async function reads() {
  await db.$disconnect()
  return asOwner(async (owner) => {
    const { rows } = await owner.query(
      `SELECT relname, seq_tup_read::int AS along, idx_tup_fetch::int AS "byIndex" FROM pg_stat_user_tables WHERE relname = ANY($1)`,
      [tables],
    )
    return new Map<string, { along: number; byIndex: number }>(rows.map(({ relname, ...read }) => [relname, read]))
  })
}

test(`${rows} requests: a run reads by index what is due, and nothing else`, { timeout: 600_000 }, async () => {
  await runClocks(new Date(noon.getTime() + 60_000))
  const before = await reads()
  const began = performance.now()
  await runClocks(new Date(noon.getTime() + 120_000))
  const milliseconds = Math.round(performance.now() - began)
  const quiet = await reads()
  for (const table of tables) {
    const [was, is] = [before.get(table), quiet.get(table)]
    expect([table, (is?.along ?? 0) - (was?.along ?? 0)]).toEqual([table, 0])
    expect([table, (is?.byIndex ?? 0) - (was?.byIndex ?? 0) <= 20]).toEqual([table, true])
  }
  // On the day of a reminder it reads the 21 that wait, not the others.
  await runClocks(new Date(noon.getTime() + days(3)))
  const reminded = await reads()
  expect((reminded.get('request')?.along ?? 0) - (quiet.get('request')?.along ?? 0)).toBe(0)
  expect((reminded.get('request')?.byIndex ?? 0) - (quiet.get('request')?.byIndex ?? 0)).toBeLessThan(1_000)
  console.log(
    `V3: ${rows} requests, a run of the clocks with nothing due in ${milliseconds} ms, no row read without an index`,
  )
})
