import pg from 'pg'
import { workerLock } from '@/lib/mail/park'

type Listening = {
  url: string
  worker: string
  heard: () => void
  log: (what: string, data?: Record<string, unknown>) => void
}

/**
 * A connection of its own that hears of new mail, and holds the worker's lock as the sign that it lives. When it breaks it is
 * opened again, for as long as it takes. Returns once it first listens, with the function that ends it.
 */
export async function listen({ url, worker, heard, log }: Listening): Promise<() => Promise<void>> {
  let ended = false
  let client: pg.Client | undefined

  const open = async () => {
    const next = new pg.Client({
      connectionString: url,
      ...{ keepAlive: true, keepAliveInitialDelayMillis: 10_000 },
      ...{ connectionTimeoutMillis: 5_000, query_timeout: 15_000 },
      application_name: 'phoenix-worker',
    })
    next.on('error', () => {}) // 'end' follows, and opens the next one
    next.on('end', () => {
      if (ended || client !== next) return
      log('database lost')
      void reopen()
    })
    next.on('notification', heard)
    try {
      await next.connect()
      await next.query(workerLock, [worker])
      await next.query('LISTEN mail')
    } catch (error) {
      // A standby, or a lock that the server has not let go of yet: each try would leave a connection behind.
      await next.end().catch(() => {})
      throw error
    }
    client = next
    heard()
  }

  const reopen = async () => {
    for (let wait = 250; !ended; wait = Math.min(5_000, wait * 2)) {
      await new Promise((resolve) => setTimeout(resolve, wait))
      try {
        await open()
        log('database found')
        return
      } catch {
        // still away: try again after a longer wait
      }
    }
  }

  await open().catch(reopen)
  return async () => {
    ended = true
    await client?.end()
  }
}
