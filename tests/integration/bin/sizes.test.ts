import { beforeAll, expect, test } from 'vitest'
import { crowd } from '@/bin/bench/crowd'
import { tellTheStory } from '@/prisma/demo/story'
import { asOwner, databaseUrl } from '@/tests/support/database'
import { manyAppointments } from '@/tests/support/many-appointments'

// How many bytes a row takes on disk, with its indexes and what lies beside it: what docs/operations.md counts with.

const full = process.env.SIZE === 'full'
const most: Record<string, number> = {
  ...{
    appointment: 900,
    history_entry: 900,
    history_seal: 300,
    client_view: 500,
    task: 500,
    client: 900,
    assist_case: 700,
  },
  ...{ request: 2_500, request_stay: 400, decision: 900, further_detail: 1_500, mail: 60_000 },
}

beforeAll(async () => {
  if (!full) return
  await tellTheStory(new Date('2026-11-23T23:42:00Z'))
  await crowd(databaseUrl, 10_000)
  await manyAppointments(100_000)
  await asOwner((client) =>
    client.query(`INSERT INTO client_view (at, person_id, client_id, page, case_id)
      SELECT h.at, h.person_id, h.client_id, 'case', h.case_id FROM history_entry h
       WHERE h.person_id IS NOT NULL AND h.client_id IS NOT NULL`),
  )
}, 1_200_000)

test.skipIf(!full)('a row of each large table takes no more than the sizing counts with', async () => {
  const sizes = await asOwner(async (client) => {
    const each = Object.keys(most).map(
      (name) => `('${name}', pg_total_relation_size('${name}'), (SELECT count(*) FROM ${name}))`,
    )
    const sql = `SELECT name, (bytes / rows)::int AS bytes, rows::int FROM (VALUES ${each.join(', ')}) AS t (name, bytes, rows)`
    return (await client.query<{ name: string; bytes: number; rows: number }>(sql)).rows
  })
  console.log(
    `Sizes: bytes a row with indexes: ${sizes.map(({ name, bytes, rows }) => `${name} ${bytes} (of ${rows})`).join(', ')}`,
  )
  expect(sizes.filter(({ name, bytes }) => bytes > (most[name] ?? 0))).toEqual([])
})
