import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { minutes } from '@/bin/backup/format'
import { restore } from '@/bin/backup/restore'
import { inSnapshot, plainly, writeBackup } from '@/bin/backup/write'
import { crowd } from '@/bin/bench/crowd'
import { siblingUrl, withDatabase } from '@/bin/prepare'
import { approveRequest } from '@/lib/approvals/approve'
import { db } from '@/lib/db'
import { verifyHistory } from '@/lib/history/verify'
import { referenceOf } from '@/lib/requests/request'
import { submitRequest } from '@/lib/requests/submit'
import { tellTheStory } from '@/prisma/demo/story'
import { asOwner, databaseUrl } from '@/tests/support/database'
import { manyAppointments } from '@/tests/support/many-appointments'
import { apart, type Digests, digests } from '@/tests/support/table-digests'
import { done, form, noon, smallWorld } from '@/tests/support/world'

// The restore drill: a portal is backed up while it works, its database is lost, and it is restored from the file.

const full = process.env.SIZE === 'full'
const seed = Number(process.env.SEED ?? 7)
const folder = mkdtempSync(join(tmpdir(), 'phoenix-drill-'))
const name = new URL(databaseUrl).pathname.slice(1)
afterAll(() => rmSync(folder, { recursive: true }))

/** Of each kind of thing that a restore sets aside, one that is open, and a mail that a worker is sending. */
const open = `INSERT INTO sign_in (id, person_id, expires_at) SELECT gen_random_uuid(), id, now() + interval '1 hour' FROM person LIMIT 3;
  INSERT INTO one_time_link (id, person_id, purpose, token_hash, expires_at)
    SELECT gen_random_uuid(), id, 'new_password', 'drill', now() + interval '1 hour' FROM person LIMIT 1;
  INSERT INTO emailed_code (id, person_id, sign_in_id, code_hash, expires_at)
    SELECT gen_random_uuid(), person_id, id, 'drill', now() + interval '5 minutes' FROM sign_in LIMIT 1;
  INSERT INTO rate_limit (key, points) VALUES ('drill', 9);
  INSERT INTO passkey_challenge (id, challenge, expires_at) VALUES (gen_random_uuid(), 'drill', now() + interval '5 minutes');
  UPDATE mail SET status = 'claimed', claimed_by = 'drill', claimed_at = now() WHERE id = (SELECT min(id::text)::uuid FROM mail WHERE status = 'queued')`

const aside = `SELECT (SELECT count(*)::int FROM mail WHERE status IN ('queued', 'claimed')) AS mails,
  (SELECT count(*)::int FROM sign_in WHERE revoked_at IS NULL) AS "signIns",
  (SELECT count(*)::int FROM one_time_link WHERE used_at IS NULL AND revoked_at IS NULL AND expires_at > now()) AS links,
  (SELECT count(*)::int FROM emailed_code WHERE used_at IS NULL AND expires_at > now()) AS codes`

/** Four connections that go on writing: rows that come, change and go, with their history. */
function keepWriting() {
  let [written, stopped] = [0, false]
  const lane = (_: unknown, lane: number) =>
    withDatabase(databaseUrl, async (client) => {
      for (let turn = 0; !stopped; turn++) {
        await client.query('BEGIN')
        await client.query(
          `INSERT INTO mail (id, event, from_name, to_address, subject, text, html)
           VALUES (gen_random_uuid(), 'drill', 'Phoenix', 'a@example.com', $1, 'sealed.x', 'sealed.x')`,
          [`${lane} ${turn} \\ "quoted"	tab 李`],
        )
        await client.query(`UPDATE person SET theme = CASE theme WHEN 'dark' THEN 'light' ELSE 'dark' END
          WHERE id = (SELECT id FROM person ORDER BY id OFFSET ${lane} LIMIT 1)`)
        await client.query(`DELETE FROM sign_in_attempt WHERE email = 'drill'`)
        await client.query(`INSERT INTO sign_in_attempt (email, address, succeeded) VALUES ('drill', '::1', false)`)
        await client.query(`INSERT INTO history_entry (at, event) VALUES (now(), 'case.closed')`)
        await client.query('COMMIT')
        written++
      }
    })
  const lanes = Promise.all(Array.from({ length: 4 }, lane))
  const reach = async (count: number) => {
    for (const until = written + count; written < until && !stopped; ) await new Promise(setImmediate)
  }
  const more = (count: number) => Promise.race([lanes, reach(count)])
  const stop = async () => {
    stopped = true
    await lanes
    return written
  }
  return { more, stop }
}

const here = (work: (client: pg.Client) => Promise<Digests>) =>
  asOwner(async (client) => {
    await client.query(plainly)
    return work(client)
  })

test('nothing is lost when a portal at work is backed up, lost and restored', {
  timeout: 3_600_000,
  retry: 0,
}, async () => {
  await tellTheStory(new Date('2026-11-23T23:42:00Z'))
  if (full) {
    await crowd(databaseUrl, 10_000)
    await manyAppointments(1_000_000)
  }
  await asOwner((client) => client.query(open))
  const file = join(folder, 'drill')
  const writing = keepWriting()
  const began = Date.now()
  const before = await inSnapshot(databaseUrl, async (client) => {
    await writing.more(20)
    const manifest = await writeBackup(client, file)
    const backup = minutes(began)
    await writing.more(20)
    const [waiting] = (await client.query(aside)).rows
    return { manifest, backup, waiting, digests: await digests(client) }
  })
  const written = await writing.stop()
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(apart(before.digests, await here(digests)).tables).toContain('history_entry')

  await db.$disconnect()
  await withDatabase(siblingUrl(databaseUrl, 'postgres'), (client) =>
    client.query(`DROP DATABASE ${name} WITH (FORCE)`),
  )
  const lostAt = Date.now()
  const restored = await restore(file, databaseUrl)
  const took = minutes(lostAt)

  const lost = apart(before.digests, await here(digests))
  const { parts } = before.manifest
  console.log(
    `Restore drill: ${took}, ${lost.rows} rows lost of ${parts.reduce((sum, { rows }) => sum + rows, 0)} in ${parts.length} tables; ` +
      `backed up in ${before.backup}, ${(statSync(file).size / 1e6).toFixed(1)} MB, while ${written} transactions were written (SEED=${seed})`,
  )
  expect([lost, restored.broken, restored.newer]).toEqual([{ rows: 0, tables: [] }, null, []])
  expect(restored.set).toEqual(before.waiting)
  expect(Object.values(restored.set).every((count) => count > 0)).toBe(true)
})

test('what was true at the backup and need not be any more is set aside, and history says so', async () => {
  await asOwner(async (client) => {
    expect((await client.query(aside)).rows).toEqual([{ mails: 0, signIns: 0, links: 0, codes: 0 }])
    const parked = `SELECT DISTINCT last_error FROM mail WHERE status = 'parked' AND last_error LIKE '%backup%'`
    expect((await client.query(parked)).rows[0].last_error).toMatch(/^It may have been sent after the backup/)
    expect((await client.query('SELECT FROM rate_limit UNION ALL SELECT FROM passkey_challenge')).rowCount).toBe(0)
    const said = await client.query(`SELECT event, rule, data FROM history_entry ORDER BY id DESC LIMIT 1`)
    expect(said.rows[0]).toMatchObject({ event: 'portal.restored', rule: 'the restore, version 1', data: { codes: 1 } })
  })
})

test('the restored portal goes on: verbs work, numbers follow, history stays whole and closed', async () => {
  const highest = (await db.assistCase.aggregate({ _max: { number: true } }))._max.number ?? 0
  const world = await smallWorld({ entitled: 6, completed: 1 })
  expect(world.case.number).toBeGreaterThan(highest)
  const { request } = done(await submitRequest(world.consultant, form(world.case.code, 2), noon)) as { request: string }
  const row = () => db.request.findUniqueOrThrow({ where: { reference: referenceOf(request) ?? '' } })
  const choice = { request, version: 1, choice: 'approve_all', condition: '' } as const
  done(await approveRequest(world.reviewer, choice, noon))
  expect((await row()).status).toBe('approved')
  await asOwner(async (client) => {
    const ask = async (sql: string, values?: unknown[]) => (await client.query(sql, values)).rows
    expect((await verifyHistory(ask as never, [])).broken).toBeNull()
    await expect(client.query(`UPDATE history_entry SET event = 'x'`)).rejects.toThrow('history is never changed')
  })
})

test('the drill sees one row that is gone, and one that is another', async () => {
  const before = await here(digests)
  const behind = (sql: string) =>
    asOwner(async (client) => {
      await client.query('SET session_replication_role = replica')
      return client.query(sql)
    })
  const one = `(SELECT ctid FROM task ORDER BY id OFFSET ${seed % 40} LIMIT 1)`
  await behind(`UPDATE task SET outcome = outcome || 'x' WHERE ctid = ${one}`)
  const changed = await here(digests)
  expect(apart(before, changed)).toEqual({ rows: 1, tables: ['task'] })
  await behind(`DELETE FROM task WHERE ctid = ${one}`)
  expect(apart(changed, await here(digests))).toEqual({ rows: 1, tables: ['task'] })
})
