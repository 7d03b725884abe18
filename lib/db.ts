import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '@/lib/env'
import { Prisma, PrismaClient } from '@/lib/generated/prisma/client'
import { sealedRows } from '@/lib/text-at-rest/rows'

/** A transaction, or the client itself where a read needs none. */
export type Tx = Prisma.TransactionClient

/**
 * The portal's own role: may add history, never change it (migration 0002). The adapter writes instants in UTC without
 * saying so, and a server that lives in another zone would read them as its own time.
 */
const asPortal = '-c role=phoenix_app -c timezone=UTC'

const open = (): PrismaClient =>
  new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().DATABASE_URL,
      options: asPortal,
      max: 10,
      connectionTimeoutMillis: 5_000,
      // A server that has frozen answers nothing, not even that it is away.
      query_timeout: 15_000,
      idleTimeoutMillis: 30_000,
    }),
    transactionOptions: { maxWait: 5_000, timeout: 15_000 },
  }).$extends(sealedRows) as unknown as PrismaClient

const kept = globalThis as { phoenixDb?: PrismaClient }

/** The database, connected when first used. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_, name) {
    kept.phoenixDb ??= open()
    const value = Reflect.get(kept.phoenixDb, name)
    return typeof value === 'function' ? value.bind(kept.phoenixDb) : value
  },
})

const unreachable = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'ECONNREFUSED',
  'ECONNRESET',
  '57P01',
  '57P03',
  '08006',
  '25006',
])

/** True when the database is away, restarting, full or read-only, rather than the portal at fault. */
export function isDatabaseUnreachable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, message, cause } = error as { code?: unknown; message?: unknown; cause?: unknown }
  if (typeof code === 'string' && unreachable.has(code)) return true
  if (
    typeof message === 'string' &&
    /can't reach database|connection (terminated|timeout|refused)|query read timeout|ECONNREFUSED|starting up|shutting down/i.test(
      message,
    )
  )
    return true
  return cause !== undefined && cause !== error && isDatabaseUnreachable(cause)
}

/** True when a unique index refused a row; `index` narrows it to one by name or column. */
export function isTaken(error: unknown, index?: string): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return false
  return index === undefined || JSON.stringify(error.meta ?? {}).includes(index)
}
