import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import type { Pool } from 'pg'
import { DatabaseFault, faultOf } from '@/lib/database-fault'
import { span } from '@/lib/traces'

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>
type Line = Pick<Adapter, 'queryRaw' | 'executeRaw'>

const kept = globalThis as { phoenixPool?: Pool }

/** The connections to the database: in use, idle, and how many statements wait for one. Zeros before the first. */
export function poolNow() {
  const { totalCount = 0, idleCount = 0, waitingCount = 0 } = kept.phoenixPool ?? {}
  return { inUse: totalCount - idleCount, idle: idleCount, waiting: waitingCount }
}

/** Prisma's adapter, where every statement passes: each is a span of the trace, and what the database does wrong gets its name here. */
export class WatchedPg extends PrismaPg {
  override async connect(): Promise<Adapter> {
    const adapter = await super.connect()
    kept.phoenixPool = adapter.underlyingDriver()
    const start = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (level) => watched(await start(level).catch(named))
    return watched(adapter)
  }
}

/** Values are no part of a span. */
function watched<Any extends Line>(line: Any): Any {
  const [query, execute] = [line.queryRaw.bind(line), line.executeRaw.bind(line)]
  line.queryRaw = (asked) => span('query', { 'db.query.text': asked.sql }, () => query(asked).catch(named))
  line.executeRaw = (asked) => span('query', { 'db.query.text': asked.sql }, () => execute(asked).catch(named))
  return line
}

function named(error: unknown): never {
  const known = faultOf(error)
  throw known ? new DatabaseFault(known.fault, known.code, error) : error
}
