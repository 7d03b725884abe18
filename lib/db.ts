import 'server-only'
import { isPassing } from '@/lib/database-fault'
import { env } from '@/lib/env'
import { Prisma, PrismaClient } from '@/lib/generated/prisma/client'
import { sealedRows } from '@/lib/text-at-rest/rows'
import { WatchedPg } from '@/lib/watched-adapter'

/** A transaction, or the client itself where a read needs none. */
export type Tx = Prisma.TransactionClient

/**
 * The portal's own role: may add history, never change it (migration 0002). The adapter writes instants in UTC without
 * saying so, and a server that lives in another zone would read them as its own time.
 */
const asPortal = { role: 'phoenix_app', timezone: 'UTC' }

/** In milliseconds: PostgreSQL gives up before we do, so that a change is known to be undone; we do where it has frozen and says nothing. */
function patience() {
  const statement = env().DATABASE_WAIT_SECONDS * 1_000
  return { lock: (statement * 2) / 3, statement, answer: statement * 1.25, idle: statement * 1.5 }
}

/** What PostgreSQL is told of itself as a connection begins. */
function said({ lock, statement, idle }: ReturnType<typeof patience>): string {
  const waits = { lock_timeout: lock, statement_timeout: statement, idle_in_transaction_session_timeout: idle }
  const settings = Object.entries({ ...asPortal, ...waits })
  return settings.map(([name, value]) => `-c ${name}=${typeof value === 'number' ? Math.ceil(value) : value}`).join(' ')
}

function open(): PrismaClient {
  const waits = patience()
  return new PrismaClient({
    adapter: new WatchedPg({
      connectionString: env().DATABASE_URL,
      options: said(waits),
      max: 10,
      connectionTimeoutMillis: 5_000,
      query_timeout: waits.answer,
      idleTimeoutMillis: 30_000,
      ...{ keepAlive: true, keepAliveInitialDelayMillis: 10_000 },
    }),
    transactionOptions: { maxWait: 5_000, timeout: waits.answer },
  }).$extends(sealedRows) as unknown as PrismaClient
}

const kept = globalThis as { phoenixDb?: PrismaClient }

/** The database, connected when first used. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_, name) {
    kept.phoenixDb ??= open()
    const value = Reflect.get(kept.phoenixDb, name)
    if (name === '$transaction') return again(value.bind(kept.phoenixDb))
    return typeof value === 'function' ? value.bind(kept.phoenixDb) : value
  },
})

/** Lets the connections go, if there are any. */
export const closeDatabase = async (): Promise<void> => kept.phoenixDb?.$disconnect()

const tries = 3

/** A transaction that PostgreSQL undid because it met another one is tried again: it left nothing, and verbs do nothing outside of it. */
function again(transaction: (...given: unknown[]) => Promise<unknown>) {
  const attempt = (given: unknown[], left: number): Promise<unknown> =>
    transaction(...given).catch((error) => {
      if (left > 1 && isPassing(error) && typeof given[0] === 'function') return attempt(given, left - 1)
      throw error
    })
  return (...given: unknown[]) => attempt(given, tries)
}

/** True when a unique index refused a row; `index` narrows it to one by name or column. */
export function isTaken(error: unknown, index?: string): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return false
  return index === undefined || JSON.stringify(error.meta ?? {}).includes(index)
}
