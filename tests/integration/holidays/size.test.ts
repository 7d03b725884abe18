import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { addHoliday } from '@/lib/holidays/add-holiday'
import { asOwner } from '@/tests/support/database'
import { looksAfter } from '@/tests/support/looked-after'
import { consultant, done, noon, organisation } from '@/tests/support/world'

// How long a holiday takes that moves the due dates of a whole state.

const size = process.env.SIZE === 'full' ? 20_000 : 3_000
const id = (kind: string) => `md5('${kind}' || i)::uuid`

test(`a holiday moves ${size} due dates in one transaction`, { timeout: 300_000 }, async () => {
  const organisationId = await organisation({ state: 'NT', timeZone: 'Australia/Darwin' })
  const [of, admin] = [await consultant(), await looksAfter()]
  await asOwner(async (client) => {
    await client.query(`
      SET session_replication_role = replica;
      CREATE TEMP TABLE n AS SELECT i FROM generate_series(1, ${size}) AS i;
      INSERT INTO client (id, organisation_id, given_name, family_name, time_zone)
        SELECT ${id('c')}, '${organisationId}', 'Wren', 'M', 'Australia/Darwin' FROM n;
      INSERT INTO assist_case (id, client_id, consultant_id, issue, opened_on)
        SELECT ${id('k')}, ${id('c')}, '${of.id}', 'sealed.x', '2026-03-02' FROM n;
      INSERT INTO request (id, reference, submission_key, case_id, client_id, organisation_id, agreement_id, consultant_id, started_by_id,
          status, version, sessions_asked, date_of_request, total_counted, reached_on, due_on, submitted_at, goal_id, pathway_id)
        SELECT ${id('r')}, lpad(upper(to_hex(i)), 6, '0'), ${id('r')}, ${id('k')}, ${id('c')}, '${organisationId}',
          (SELECT id FROM agreement WHERE organisation_id = '${organisationId}'), '${of.id}', '${of.id}', 'organisation_review', 2, 2,
          '2026-11-24', 8, '2026-11-24', '2026-12-03', '${noon.toISOString()}', (SELECT id FROM option WHERE list = 'goal' LIMIT 1),
          (SELECT id FROM option WHERE list = 'pathway' LIMIT 1) FROM n;
      INSERT INTO request_stay (request_id, status, entered_at) SELECT ${id('r')}, 'organisation_review', '${noon.toISOString()}' FROM n;
      ANALYZE`)
  })
  const began = performance.now()
  const { moved } = done(await addHoliday(admin, { states: ['NT'], day: '2026-11-26', name: 'Flood Day' }, noon))
  console.log(
    `Holidays: ${moved} due dates moved in ${((performance.now() - began) / 1_000).toFixed(1)} s, each with history`,
  )
  expect(moved).toBe(size)
  expect(await db.request.count({ where: { dueOn: new Date('2026-12-04') } })).toBe(size)
  expect(await db.historyEntry.count({ where: { event: 'request.due_moved' } })).toBe(size)
})
