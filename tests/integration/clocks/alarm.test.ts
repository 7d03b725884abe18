import { PgBoss } from 'pg-boss'
import { expect, it } from 'vitest'
import { startClocks } from '@/bin/worker/clocks'
import { db } from '@/lib/db'
import { start } from '@/tests/integration/mail/program'
import { deciders, standing } from '@/tests/support/clocks'
import { asOwner, databaseUrl } from '@/tests/support/database'
import { days } from '@/tests/support/world'

/** A request that was not answered in time. */
const late = async () => standing(await deciders(), 'further_details', new Date(Date.now() - days(40)))
const statusOf = async (id: string) => (await db.request.findUniqueOrThrow({ where: { id } })).status
const soon = { timeout: 40_000, interval: 100 }

it('two that start at once on a database without an alarm share one, and do what is due once', async () => {
  const { id } = await late()
  const stops = [startClocks(), startClocks()]
  await expect.poll(() => statusOf(id), soon).toBe('lapsed')
  const { rows } = await asOwner((owner) => owner.query('SELECT name, cron FROM pgboss.schedule'))
  expect(rows).toEqual([{ name: 'clocks', cron: '* * * * *' }])
  expect(await db.historyEntry.count({ where: { requestId: id } })).toBe(1)
  await Promise.all(stops.map((stop) => stop()))
  const left = () =>
    asOwner(async (owner) => {
      const { rows } = await owner.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'phoenix clocks'`,
      )
      return rows
    })
  await expect.poll(left).toEqual([])
})

it('one ring waits at most, however many were sent while nobody answered', async () => {
  const boss = new PgBoss({ connectionString: databaseUrl, schema: 'pgboss', supervise: false, schedule: false })
  await boss.start()
  for (const _ of [1, 2, 3]) await boss.send('clocks')
  await boss.stop()
  const waiting = `SELECT count(*)::int AS rings FROM pgboss.job WHERE name = 'clocks' AND state = 'created'`
  expect((await asOwner((owner) => owner.query(waiting))).rows).toEqual([{ rings: 1 }])
})

it('a worker that starts rings at once, and stops when it is asked to', async () => {
  const { id } = await late()
  const worker = await start('bin/worker.ts', { DATABASE_URL: databaseUrl, SMTP_URL: 'smtp://127.0.0.1:9' })
  await expect.poll(() => statusOf(id), soon).toBe('lapsed')
  expect(await worker.end('SIGTERM')).toBe(0)
  expect(worker.said()).toContain('"what":"clocks","done":1')
  expect(worker.said()).not.toMatch(/troubled|crashed/)
})

it('a run that fails is told', async () => {
  const rename = (from: string, to: string) => asOwner((owner) => owner.query(`ALTER TABLE ${from} RENAME TO ${to}`))
  await rename('clock_state', 'away')
  const worker = await start('bin/worker.ts', { DATABASE_URL: databaseUrl, SMTP_URL: 'smtp://127.0.0.1:9' })
  await worker.says('clocks troubled')
  await rename('away', 'clock_state')
  expect(await worker.end('SIGTERM')).toBe(0)
})

it('the portal’s own role cannot touch the alarm', async () => {
  await expect(db.$queryRaw`SELECT 1 FROM pgboss.schedule`).rejects.toThrow(/permission denied|denied access|pgboss/)
})
