import { expect, test } from 'vitest'
import { checked } from '@/tests/support/checked'
import { asOwner } from '@/tests/support/database'
import { consultant, organisation, reviewer } from '@/tests/support/world'

// The check over many requests: how long it takes, and that its memory does not grow with them.

const size = process.env.SIZE === 'full' ? 1_000_000 : 2_000

const id = (kind: string) => `md5('${kind}' || i)::uuid`
const at = (days: number) => `(timestamptz '2026-03-02 00:00Z' + interval '${days} days')`
const row = (
  event: string,
  days: number,
  data = "'{}'::jsonb",
  appointment = 'NULL::uuid',
  request = 'NULL::uuid',
  person = true,
) =>
  `SELECT i, ${at(days)} AS at, '${event}' AS event, ${appointment} AS appointment_id, ${request} AS request_id, ${data} AS data, ${person} AS person`
const moved = (from: string, to: string, rest = '') => `'{"from": "${from}", "to": "${to}"${rest}}'::jsonb`
const booked = `'{"manner": "video", "startsAt": "2026-03-09T00:00:00.000Z"}'::jsonb`

/** Requests that were approved, each of a client of its own with one appointment, all as verbs would have left it. */
const many = (of: string, reviews: string, organisationId: string, agreement: string) => [
  `CREATE TEMP TABLE n AS SELECT i FROM generate_series(1, ${size}) AS i`,
  `INSERT INTO client (id, organisation_id, given_name, family_name, time_zone) SELECT ${id('c')}, '${organisationId}', 'Wren', 'M', 'Australia/Sydney' FROM n`,
  `INSERT INTO assist_case (id, client_id, consultant_id, issue, opened_on) SELECT ${id('k')}, ${id('c')}, '${of}', 'sealed.x', '2026-03-02' FROM n`,
  `INSERT INTO appointment (id, case_id, consultant_id, starts_at, ends_at, time_zone, manner, status)
     SELECT ${id('a')}, ${id('k')}, '${of}', ${at(7)}, ${at(7)} + interval '50 minutes', 'Australia/Sydney', 'video', 'completed' FROM n`,
  `INSERT INTO request (id, reference, submission_key, case_id, client_id, organisation_id, agreement_id, consultant_id, started_by_id, status, version,
       sessions_asked, date_of_request, total_counted, reached_on, submitted_at, closed_at, goal_id, pathway_id)
     SELECT ${id('r')}, lpad(upper(translate(to_hex(i), 'abcdef', 'ABCDEF')), 6, '0'), ${id('r')}, ${id('k')}, ${id('c')}, '${organisationId}', '${agreement}', '${of}', '${of}',
       'approved', 3, 2, '2026-03-10', 8, '2026-03-10', ${at(8)}, ${at(9)}, (SELECT id FROM option WHERE list = 'goal' LIMIT 1), (SELECT id FROM option WHERE list = 'pathway' LIMIT 1) FROM n`,
  `INSERT INTO consent (request_id, outcome_to, recorded_by_id, recorded_at) SELECT ${id('r')}, 'client', '${of}', ${at(8)} FROM n`,
  `INSERT INTO request_stay (request_id, status, entered_at, left_at) SELECT ${id('r')}, 'organisation_review', ${at(8)}, ${at(9)} FROM n`,
  `INSERT INTO decision (id, request_id, stage, outcome, sessions, by_person_id, request_version, decided_at)
     SELECT ${id('d')}, ${id('r')}, 'organisation', 'approved', 2, '${reviews}', 2, ${at(9)} FROM n`,
  `INSERT INTO allotment (id, case_id, kind, sessions, granted_on) SELECT ${id('e')}, ${id('k')}, 'entitlement', 6, '2026-03-02' FROM n`,
  `INSERT INTO allotment (id, case_id, kind, sessions, granted_on, request_id) SELECT ${id('g')}, ${id('k')}, 'approval', 2, '2026-03-11', ${id('r')} FROM n`,
  `INSERT INTO task (id, case_id, kind) SELECT ${id('t')}, ${id('k')}, 'next_steps' FROM n`,
  ...[
    ['request-waits', 8, `'${reviews}'`, 'NULL'],
    ['approved-consultant', 9, `'${of}'`, 'NULL'],
    ['approved-client', 9, 'NULL', id('c')],
  ].map(
    ([event, day, person, client]) =>
      `INSERT INTO mail (id, event, request_id, person_id, client_id, from_name, to_address, subject, text, html, status, queued_at, settled_at)
         SELECT ${id(`${event}`)}, '${event}', ${id('r')}, ${person}::uuid, ${client}::uuid, 'Phoenix', 'a@example.com', 'x', 'sealed.x', 'sealed.x', 'sent', ${at(Number(day))}, ${at(10)} FROM n`,
  ),
  `INSERT INTO history_entry (at, event, person_id, client_id, case_id, appointment_id, request_id, data)
     SELECT at, event, CASE WHEN person THEN '${of}'::uuid ELSE '${reviews}'::uuid END, ${id('c')}, ${id('k')}, appointment_id, request_id, data FROM (
       ${[
         row('case.opened', 0, `'{"entitled": 6}'::jsonb`),
         row('appointment.booked', 1, booked, id('a')),
         row('appointment.completed', 7, undefined, id('a')),
         row('request.started', 8, undefined, undefined, id('r')),
         row(
           'request.submitted',
           8,
           moved('draft', 'organisation_review', ', "total": 8, "threshold": 12, "sessions": 2'),
           undefined,
           id('r'),
         ),
         row(
           'case.sessions_added',
           9,
           `jsonb_build_object('sessions', 2, 'reference', 'ESR-' || lpad(upper(to_hex(i)), 6, '0'))`,
         ),
         row(
           'request.approved',
           9,
           moved('organisation_review', 'approved', ', "sessions": 2'),
           undefined,
           id('r'),
           false,
         ),
       ]
         .map((sql, nth) => `SELECT *, ${nth} AS nth FROM (${sql} FROM n) r${nth}`)
         .join(' UNION ALL ')}) told ORDER BY i, nth`,
  'ANALYZE',
]

test(`${size} requests are checked in memory that stays`, { timeout: 3_600_000 }, async () => {
  const organisationId = await organisation()
  const [of, reviews] = [await consultant(), await reviewer(organisationId)]
  await asOwner(async (client) => {
    await client.query('SET session_replication_role = replica')
    const { rows } = await client.query('SELECT id FROM agreement WHERE organisation_id = $1', [organisationId])
    for (const sql of many(of.id, reviews.id, organisationId, rows[0].id)) await client.query(sql)
  })
  const peak = { heap: 0 }
  const watch = setInterval(() => (peak.heap = Math.max(peak.heap, process.memoryUsage().heapUsed)), 20)
  const began = performance.now()
  const { lines, requests, mails } = await checked()
  clearInterval(watch)
  const megabytes = Math.round(peak.heap / 1_000_000)
  console.log(
    `Check: ${requests} requests and ${mails} mails in ${((performance.now() - began) / 1_000).toFixed(1)} s, heap at most ${megabytes} MB`,
  )
  expect(lines.slice(0, 20)).toEqual([])
  expect([requests, mails]).toEqual([size, 3 * size])
  expect(megabytes).toBeLessThan(400)
})
