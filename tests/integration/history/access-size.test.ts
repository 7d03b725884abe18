import { afterAll, beforeAll, expect, test } from 'vitest'
import { wholeReads } from '@/bin/bench/plans'
import { traffic, type Wire, watchWire } from '@/bin/bench/wire'
import { type Asked, accessTo } from '@/lib/history/access'
import { subjectsFound } from '@/lib/history/found-subject'
import type { Administrator } from '@/lib/people/person'
import { asOwner, databaseUrl } from '@/tests/support/database'
import { administrator } from '@/tests/support/practices'
import { consultant } from '@/tests/support/world'

// Who could have seen it, among a million rows of views, mails and history: within a second, by indexes.

const rows = process.env.SIZE === 'full' ? 1_000_000 : 100_000
const [clients, people] = [rows / 500, 300]
/** Clients and people of whom nothing is known but their names, and their employers. */
const [others, employers] = [20_000, 50]
/** A client and a person with many times as much as the others. */
const busy = { client: '00000000-0000-4000-8000-000000000001', person: '00000000-0000-4000-9000-000000000001' }

let wire: Wire
let admin: Administrator

beforeAll(async () => {
  wire = await watchWire(databaseUrl)
  process.env.DATABASE_URL = wire.url
  admin = await administrator()
  const { id: other } = await consultant()
  const id = (kind: string, number: string) =>
    `('00000000-0000-4000-${kind}000-' || lpad((${number})::text, 12, '0'))::uuid`
  // One row in twenty is of the busy client, one in ten of the busy person.
  const client = id('8', `CASE WHEN i % 20 = 0 THEN 1 ELSE i % ${clients} + 1 END`)
  const person = id('9', `CASE WHEN i % 10 = 0 THEN 1 ELSE i % ${people} + 1 END`)
  const request = id('a', `CASE WHEN i % 20 = 0 THEN 1 ELSE i % ${clients} + 1 END`)
  const employer = id('c', `i % ${employers} + 1`)
  const at = `now() - (i % 365) * interval '1 day' - i * interval '7 ms'`
  await asOwner(async (owner) => {
    await owner.query('BEGIN')
    await owner.query('SET LOCAL session_replication_role = replica')
    await owner.query(`
      INSERT INTO organisation (id, name) SELECT ${id('c', 'i')}, 'Employer ' || i FROM generate_series(1, ${employers}) AS i;
      INSERT INTO person (id, name, email, role) SELECT ${id('9', 'i')}, substr(md5(i::text), 1, 6) || ' ' || i, 'person' || i || '@' || md5(i::text), 'consultant'
        FROM generate_series(1, ${others}) AS i;
      INSERT INTO client (id, organisation_id, given_name, family_name, time_zone)
        SELECT ${id('8', 'i')}, ${employer}, substr(md5(i::text), 1, 6) || i, 'Marlowe', 'Australia/Sydney' FROM generate_series(1, ${others}) AS i;
      INSERT INTO assist_case (id, number, client_id, consultant_id, issue, opened_on)
        SELECT ${id('b', 'i')}, 200000 + i, ${id('8', 'i')}, ${id('9', `i % ${people} + 1`)}, 'sealed.w', '2026-01-05' FROM generate_series(1, ${clients}) AS i;
      INSERT INTO request (id, reference, submission_key, case_id, client_id, organisation_id, consultant_id, started_by_id, status, closed_at)
        SELECT ${id('a', 'i')}, upper(lpad(to_hex(i), 6, '0')), ${id('a', 'i')}, ${id('b', 'i')}, ${id('8', 'i')}, ${employer}, '${other}', '${other}', 'lapsed', now()
        FROM generate_series(1, ${clients}) AS i;
      INSERT INTO client_view (at, person_id, client_id, page, request_id)
        SELECT ${at}, ${person}, ${client}, 'request', ${request} FROM generate_series(1, ${rows / 2}) AS i;
      INSERT INTO history_entry (at, event, person_id, client_id, request_id, data)
        SELECT ${at}, 'request.submitted', ${person}, ${client}, ${request}, '{"from":"draft","to":"organisation_review","sessions":2}' FROM generate_series(1, ${rows * 0.3}) AS i;
      INSERT INTO mail (id, event, request_id, person_id, client_id, from_name, to_address, subject, text, html, status, queued_at)
        SELECT gen_random_uuid(), 'request-waits', ${request}, CASE WHEN i % 5 > 0 THEN ${person} END, CASE WHEN i % 5 = 0 THEN ${client} END,
          'Phoenix', 'a@example.com', 'A request waits', 'sealed.' || repeat('text ', 200), 'sealed.' || repeat('html ', 600), 'sent', ${at} FROM generate_series(1, ${rows * 0.2}) AS i`)
    await owner.query('COMMIT')
    await owner.query('VACUUM ANALYZE') // what is new in an index of trigrams is sorted in
  })
}, 600_000)
afterAll(() => wire.close())

const period = { from: '2020-01-01', to: '2030-01-01', wrong: {} }
const whole = { period, zone: 'Australia/Sydney', kind: undefined, who: undefined, after: undefined }

test.each<[string, Asked['subject']]>([
  ['a client', { client: busy.client.replace(/1$/, '7') }],
  ['the client of one row in twenty', { client: busy.client }],
  ['a person', { person: busy.person.replace(/1$/, '7') }],
  ['the person of one row in ten', { person: busy.person }],
])(`%s among ${rows} rows`, { timeout: 60_000 }, async (name, subject) => {
  const asked = { ...whole, subject }
  const first = await accessTo(admin, asked)
  const began = performance.now()
  const found = await accessTo(admin, asked)
  const next = await accessTo(admin, { ...asked, after: found?.next ?? undefined })
  const milliseconds = (performance.now() - began) / 2
  const statements = await wire.watch(() => accessTo(admin, { ...asked, after: first?.next ?? undefined }), 300)
  const counted = found?.sums.reduce((sum, one) => sum + one.opened + one.sent + one.did + one.about, 0)
  console.log(`History of ${name}: ${Math.round(milliseconds)} ms a page, ${counted} rows summed up of ${rows}`)
  expect([found?.rows.length, next?.rows.length]).toEqual([50, 50])
  expect(traffic(statements).rounds).toBe(1)
  expect(traffic(statements).queries).toBeLessThanOrEqual(4)
  // Cases and requests are few here, and then rightly read whole.
  const read = (await wholeReads(databaseUrl, statements)).filter((one) => !/^(assist_case|request) in/.test(one))
  expect(read).toEqual([])
  expect(milliseconds).toBeLessThan(1_000)
})

test.each(['person17@', '70efdf 17', '70efdf17 marlowe', 'asst-200017', 'esr-00001A'])(
  '%s is found by an index',
  async (typed) => {
    const statements = await wire.watch(() => subjectsFound(admin, typed), 300)
    expect(statements.length).toBeGreaterThan(0)
    expect(await wholeReads(databaseUrl, statements)).toEqual([])
  },
)
