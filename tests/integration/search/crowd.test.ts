import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wholeReads } from '@/bin/bench/plans'
import { type Statement, type Wire, watchWire } from '@/bin/bench/wire'
import { casesOf } from '@/lib/clients/list'
import { clientSearchSchema } from '@/lib/clients/schema'
import type { ClinicalLeader, Consultant } from '@/lib/people/person'
import { foundBy } from '@/lib/search/queries'
import { asOwner, databaseUrl } from '@/tests/support/database'
import { clinicalLeader, consultant, noon, organisation } from '@/tests/support/world'

// Search and My Clients of one consultant among 100,000 clients of others, all of them called the same.

let wire: Wire
let viewer: Consultant
let leader: ClinicalLeader
const own = 200

beforeAll(async () => {
  wire = await watchWire(databaseUrl)
  process.env.DATABASE_URL = wire.url
  leader = await clinicalLeader()
  viewer = await consultant()
  const [other, employer] = [await consultant(), await organisation()]
  await asOwner(async (client) => {
    await client.query('BEGIN')
    // What guards the verbs stands aside, and the index of names is built at once.
    await client.query('SET LOCAL session_replication_role = replica')
    await client.query('DROP INDEX client_name_search')
    await client.query(`
      CREATE TEMP TABLE n AS SELECT i, md5('client' || i)::uuid AS client, md5('case' || i)::uuid AS of,
        md5('request' || i)::uuid AS request, CASE WHEN i <= ${own} THEN '${viewer.id}'::uuid ELSE '${other.id}'::uuid END AS consultant
        FROM generate_series(1, 100000) AS i;
      INSERT INTO client (id, organisation_id, given_name, family_name, time_zone)
        SELECT client, '${employer}', 'Wren' || substr(md5(i::text), 1, 6), 'Marlowe', 'Australia/Sydney' FROM n;
      INSERT INTO assist_case (id, number, client_id, consultant_id, issue, opened_on) SELECT of, i, client, consultant, '', '2026-01-05' FROM n;
      INSERT INTO allotment (id, case_id, kind, sessions, granted_on) SELECT of, of, 'entitlement', 6, '2026-01-05' FROM n WHERE i <= ${own};
      INSERT INTO task (id, case_id, kind) SELECT of, of, 'next_steps' FROM n WHERE i <= ${own};
      INSERT INTO appointment (id, number, case_id, consultant_id, starts_at, ends_at, time_zone, manner, status)
        SELECT of, i, of, consultant, '2026-11-01Z', '2026-11-01T01:00Z', 'Australia/Sydney', 'video', 'completed' FROM n;
      INSERT INTO request (id, reference, submission_key, case_id, client_id, organisation_id, consultant_id, started_by_id, status, closed_at)
        SELECT request, upper(lpad(to_hex(i), 6, '0')), request, of, client, '${employer}', consultant, consultant, 'lapsed', now() FROM n;
      INSERT INTO request_stay (request_id, status, entered_at, left_at) SELECT request, 'clinical_review', now(), now() FROM n WHERE i % 4 = 0`)
    await client.query(`CREATE INDEX client_name_search ON client USING gin
      (lower(coalesce(preferred_name, '') || ' ' || given_name || ' ' || family_name) gin_trgm_ops)`)
    await client.query('COMMIT')
    await client.query('ANALYZE')
  })
}, 120_000)
afterAll(() => wire.close())

/** What is asked of the database, once its connections are open. */
async function asked(work: () => Promise<unknown>): Promise<Statement[]> {
  await work()
  await wire.watch(work)
  return wire.watch(work, 300)
}

async function expectFlat(work: () => Promise<unknown>, most: number) {
  const statements = await asked(work)
  expect(statements.length).toBeLessThanOrEqual(most)
  expect(statements.length).toBeGreaterThan(0)
  expect(new Set(statements.map(({ round }) => round)).size, 'rounds').toBe(1)
  expect(await wholeReads(databaseUrl, statements)).toEqual([])
}

describe('among 100,000 clients', () => {
  test.each(['marlowe', 'wren 000', 'asst-000123', 'app 77', 'esr-0000', 'a', '%'])(
    'the consultant’s search for %j is one round by indexes, and finds their own alone',
    async (typed) => {
      await expectFlat(() => foundBy(viewer, typed, noon), 4)
      const groups = await foundBy(viewer, typed, noon)
      const numbers = groups.flatMap(({ title, found }) => (title === 'Clients' ? [] : found.map((one) => one.title)))
      for (const number of numbers) {
        const value = number.slice(4)
        expect(
          Number(number.startsWith('ESR') ? `0x${value.replace('-', '')}` : value.replace('-', '')),
        ).toBeLessThanOrEqual(own)
      }
      expect(groups.length > 0).toBe(typed !== '%')
    },
    30_000,
  )

  test.each(['ESR-0001', 'wrenc4ca42 marlowe'])(
    'a leader’s search for %j is one round by indexes',
    async (typed) => {
      await expectFlat(() => foundBy(leader, typed, noon), 2)
    },
    30_000,
  )

  test.each([
    {},
    { q: 'marlowe esr-00' },
    { needs: '1', near: '1', request: '1' },
    { needs: '1', tab: 'closed' },
    { near: '1', q: '99' },
  ])(
    'My Clients with %o is one round by indexes',
    async (search) => {
      await expectFlat(() => casesOf(viewer, clientSearchSchema.parse(search), noon), 3)
    },
    30_000,
  )
})
