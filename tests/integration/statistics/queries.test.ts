import { afterAll, beforeAll, expect, test } from 'vitest'
import { wholeReads } from '@/bin/bench/plans'
import { type Wire, watchWire } from '@/bin/bench/wire'
import { approveRequest } from '@/lib/approvals/approve'
import { declineRequest } from '@/lib/approvals/decline'
import { submitRequest } from '@/lib/requests/submit'
import { statisticsFor, statisticsOfAny } from '@/lib/statistics/queries'
import { asOwner, databaseUrl } from '@/tests/support/database'
import { administrator } from '@/tests/support/practices'
import { assistCase, client, consultant, done, form, noon, organisation, reviewer } from '@/tests/support/world'

// Statistics of one organisation among 100,000 requests of others.

let wire: Wire
let own: string
const at = new Date('2026-11-24T01:00:00Z')

beforeAll(async () => {
  wire = await watchWire(databaseUrl)
  process.env.DATABASE_URL = wire.url
  own = await organisation()
  const [other, of] = [await organisation(), await consultant()]
  await asOwner(async (client) => {
    await client.query('BEGIN')
    await client.query('SET LOCAL session_replication_role = replica')
    // In the last financial year 30 requests a quarter, of goals 1 to 3: 20, 7 and 3; two of the others' in three are older.
    await client.query(`
      CREATE TEMP TABLE n AS SELECT i, md5('r' || i)::uuid AS request, i <= 120 AS own, CASE WHEN i <= 120
          THEN '2025-08-20T03:00Z'::timestamptz + (i % 4) * interval '91 days' ELSE '2026-08-20Z'::timestamptz - (i % 1000) * interval '3 days' END AS decided,
          CASE WHEN i / 4 % 30 < 20 THEN 'complete_goals' WHEN i / 4 % 30 < 27 THEN 'consolidate' ELSE 'stabilise' END AS goal
        FROM generate_series(1, 100000) AS i;
      INSERT INTO request (id, reference, submission_key, case_id, client_id, organisation_id, agreement_id, consultant_id, started_by_id,
          status, sessions_asked, goal_id, reached_on, closed_at)
        SELECT n.request, upper(lpad(to_hex(n.i), 6, '0')), n.request, n.request, n.request, a.organisation_id, a.id, '${of.id}', '${of.id}',
          'approved', 3, o.id, n.decided::date - 2, n.decided
          FROM n JOIN option o ON o.list = 'goal' AND o.code = n.goal
          JOIN agreement a ON a.organisation_id = CASE WHEN n.own THEN '${own}'::uuid ELSE '${other}'::uuid END;
      INSERT INTO decision (id, request_id, stage, outcome, sessions, by_person_id, decided_at, request_version)
        SELECT request, request, 'organisation', 'approved', CASE WHEN i / 4 % 5 = 0 THEN 2 ELSE 3 END, '${of.id}', decided, 1 FROM n`)
    await client.query('COMMIT')
    await client.query('ANALYZE')
  })
}, 120_000)
afterAll(() => wire.close())

test('a quarter of 30, without its 3 and what would reveal them', async () => {
  const { periods, period, figures } = await statisticsFor(await reviewer(own), '', at)
  expect(periods.slice(0, 6).map(({ key }) => key)).toEqual([
    ...['2026-07-01', '2026-04-01', '2026-01-01', '2025-10-01', '2025-07-01', 'year-2026'].slice(1),
    '2024-07-01',
  ])
  expect(period?.key).toBe('2026-04-01')
  expect(figures).toMatchObject({
    decided: 30,
    days: 2,
    outcomes: { approved: 24, fewer: 6, declined: 0 },
    goals: [
      { count: 20 },
      { count: 'hidden' },
      { label: 'Stabilise wellbeing', count: 'under 5' },
      { count: 0 },
      ...rest,
    ],
  })
})
const rest = Array.from({ length: 4 }, () => ({ count: 0 }))

test('the year is the sum of what its quarters show', async () => {
  const { figures } = await statisticsFor(await reviewer(own), 'year-2026', at)
  expect(figures).toMatchObject({ decided: 120, outcomes: { approved: 96, fewer: 24 } })
  expect(figures?.goals.slice(0, 3).map(({ count }) => count)).toEqual([80, 'hidden', 'hidden'])
})

test('an administrator reads the same of any organisation, and chooses first', async () => {
  const asked = { organisation: own, period: '2026-04-01' }
  const { chosen, figures } = await statisticsOfAny(await administrator(), asked, at)
  expect(chosen?.id).toBe(own)
  expect(figures).toEqual((await statisticsFor(await reviewer(own), '2026-04-01', at)).figures)
  for (const organisation of ['', 'nothing', "' OR 1=1"])
    expect(await statisticsOfAny(await administrator(), { organisation, period: '' }, at)).toMatchObject({
      figures: null,
      period: null,
    })
})

test('one round by indexes', async () => {
  const [viewer, looker] = [await reviewer(own), await administrator()]
  for (const work of [
    () => statisticsFor(viewer, '', at),
    () => statisticsOfAny(looker, { organisation: own, period: '' }, at),
  ]) {
    await work()
    await wire.watch(work)
    const statements = await wire.watch(work, 300)
    expect(statements.length).toBeGreaterThan(3)
    expect(statements.length).toBeLessThanOrEqual(5)
    expect(new Set(statements.map(({ round }) => round)).size, 'rounds').toBe(1)
    expect(await wholeReads(databaseUrl, statements)).toEqual([])
  }
})

test('what is decided counts by its day in the organisation’s zone; what is open does not', async () => {
  const organisationId = await organisation({ timeZone: 'Australia/Perth', state: 'WA' })
  const [of, decider] = [await consultant(), await reviewer(organisationId)]
  // The last quarter of an hour of a June in Perth; in Sydney it is July.
  const last = new Date('2027-06-30T15:45:00Z')
  for (const choice of ['approve_all', 'approve_all', 'approve_all', 'approve_fewer', 'decline', null] as const) {
    const { code } = await assistCase(of, (await client(organisationId)).id)
    const { request } = done(await submitRequest(of, form(code, 3), noon))
    const typed = { request, version: 1, reason: 'budget', reasonOther: '', condition: '', sessions: 2 } as const
    if (choice === 'decline') done(await declineRequest(decider, { ...typed, choice }, last))
    else if (choice) done(await approveRequest(decider, { ...typed, choice }, last))
  }
  const { period, figures } = await statisticsFor(decider, '', new Date('2027-07-02T01:00:00Z'))
  expect(period).toMatchObject({ from: '2026-07-01', to: '2027-06-30' })
  expect(figures).toMatchObject({ decided: 5, outcomes: { approved: 'hidden', fewer: 'hidden', declined: 'hidden' } })
})
