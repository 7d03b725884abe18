import { afterEach, expect, it } from 'vitest'
import { listen } from '@/bin/worker/listen'
import { asOwner, databaseUrl } from '@/tests/support/database'

// A worker's own connection for what it hears: the one sign that it lives.

const stops: (() => Promise<void>)[] = []
afterEach(() => Promise.all(stops.splice(0).map((stop) => stop())))

const connections = () =>
  asOwner(async (owner) => {
    const { rows } = await owner.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'phoenix-worker'`,
    )
    return rows.map(({ pid }) => pid)
  })

it('leaves no connection behind for each try that fails, and listens as soon as it can', async () => {
  const name = `worker:${crypto.randomUUID()}`
  const lock = (held: string) => `SELECT pg_advisory_${held}(hashtextextended('${name}', 0))`
  const url = `${databaseUrl}${databaseUrl.includes('?') ? '&' : '?'}options=-c%20statement_timeout%3D100`
  const tried = new Set<number>()
  let [heard, atOnce] = [0, 0]
  await asOwner(async (other) => {
    // As the server does for a session whose worker is gone: it holds the lock until it notices.
    await other.query(lock('lock'))
    const listening = listen({ url, worker: name, heard: () => (heard += 1), log: () => {} })
    const tries = async () => {
      const now = await connections()
      for (const pid of now) tried.add(pid)
      atOnce = Math.max(atOnce, now.length)
      return tried.size
    }
    await expect.poll(tries, { timeout: 20_000, interval: 10 }).toBeGreaterThan(2)
    expect(atOnce).toBe(1)
    expect(heard).toBe(0)
    await other.query(lock('unlock'))
    stops.push(await listening)
  })
  expect(heard).toBe(1)
  expect(await connections()).toHaveLength(1)
})
