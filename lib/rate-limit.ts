import 'server-only'
import { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { env } from '@/lib/env'

/** A limit that all servers share. `take` counts one and returns the seconds to wait, 0 while there is room. */
export type Limit = { take: (key: string) => Promise<number> }

const kept = globalThis as { phoenixLimits?: Pool }

/** Apart from the portal's own connections and with short waits: a database that is away must not hold up whoever says so. */
function pool(): Pool {
  kept.phoenixLimits ??= new Pool({
    connectionString: env().DATABASE_URL,
    options: '-c role=phoenix_app',
    max: 3,
    connectionTimeoutMillis: 1_000,
    query_timeout: 1_000,
    ...{ keepAlive: true, keepAliveInitialDelayMillis: 10_000 },
  }).on('error', () => {})
  return kept.phoenixLimits
}

/** A query that may take no longer: what is asked before a request goes on. Fails where the database is away. */
export const askQuickly = async <Row extends object>(sql: string, values: unknown[]): Promise<Row[]> =>
  (await pool().query<Row>(sql, values)).rows

/** Lets those connections go, if there are any. */
export const closeLimits = async (): Promise<void> => kept.phoenixLimits?.end()

/** So many `points` for each key within so many `seconds`. Without the database nothing is limited: nothing else works then either. */
export function limitOf(name: string, { points, seconds }: { points: number; seconds: number }): Limit {
  let limiter: RateLimiterPostgres | undefined
  return {
    async take(key) {
      limiter ??= new RateLimiterPostgres({
        ...{ storeClient: pool(), tableName: 'rate_limit', tableCreated: true, keyPrefix: name },
        ...{ points, duration: seconds, clearExpiredByTimeout: true },
      })
      try {
        await limiter.consume(key)
        return 0
      } catch (refused) {
        return refused instanceof RateLimiterRes ? Math.max(1, Math.ceil(refused.msBeforeNext / 1_000)) : 0
      }
    },
  }
}
