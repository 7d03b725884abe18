import { setTimeout as wait } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import { databaseTime } from '@/lib/clocks/queries'
import { runClocks } from '@/lib/clocks/run-clocks'
import { env } from '@/lib/env'
import { factsOf, log } from '@/lib/log'

// The alarm of the clocks: pg-boss rings once a minute in one of the workers. It is only that: the work is right whoever rings,
// however often, and goes by the database's time.

const queue = 'clocks'
const againAfter = 5_000
const graceMilliseconds = 10_000

/**
 * Starts the alarm beside whatever else the worker does, as soon as the database lets it; the first ring is at once, so that what was
 * due while no worker ran is caught up with. pg-boss keeps a schema of its own, which it makes and migrates by the rights of whoever
 * DATABASE_URL names, under a lock: workers may start together. Returns how to stop: what is in hand is finished, the rest is left
 * to the next ring.
 */
export function startClocks(): () => Promise<void> {
  const stopping = new AbortController()
  const boss = new PgBoss({
    ...{ connectionString: env().DATABASE_URL, schema: 'pgboss', application_name: 'phoenix clocks', max: 2 },
    ...{ connectionTimeoutMillis: 5_000, options: '-c statement_timeout=60000' },
    openTelemetry: { enabled: false },
  })
  let troubled = false
  const trouble = (error: unknown) => {
    if (!troubled && !stopping.signal.aborted) log('clocks troubled', factsOf(error))
    troubled = true
  }
  boss.on('error', trouble)
  const ring = async () => {
    try {
      const done = await runClocks(await databaseTime(), stopping.signal)
      troubled = false
      if (done > 0) log('clocks', { done })
    } catch (error) {
      // pg-boss keeps what a ring throws in its row alone, and tells nobody.
      trouble(error)
      throw error
    }
  }
  void begin(boss, ring, trouble, stopping.signal)
  return async () => {
    stopping.abort()
    await boss.stop({ graceful: true, timeout: graceMilliseconds })
  }
}

async function begin(
  boss: PgBoss,
  ring: () => Promise<void>,
  trouble: (error: unknown) => void,
  stopping: AbortSignal,
) {
  while (!stopping.aborted) {
    try {
      await boss.start()
      // One ring waits at most, however long nobody answers; a worker that is killed at its work keeps no other from the next.
      await boss.createQueue(queue, { policy: 'short', retryLimit: 0, expireInSeconds: 900, deleteAfterSeconds: 3_600 })
      await boss.schedule(queue, '* * * * *')
      await boss.send(queue)
      await boss.work(queue, { pollingIntervalSeconds: 2 }, ring)
      return
    } catch (error) {
      trouble(error)
      await wait(againAfter, undefined, { signal: stopping }).catch(() => {})
    }
  }
}
