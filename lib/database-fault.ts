import { databaseAway } from '@/lib/form-state'

/**
 * What the database does that is no fault of the portal. `away`: nothing reaches it, or it takes no changes. `busy`: it is there, and
 * gave something up: a statement or a wait that took too long, or one of two changes that met.
 */
export type Fault = 'away' | 'busy'

/**
 * A statement that such a fault ended. Error pages know it by its digest, forms by its fault; `sqlState` is PostgreSQL's code where it
 * has one. Named `code` it would have Prisma put an error of its own in this one's place.
 */
export class DatabaseFault extends Error {
  override name = 'DatabaseFault'
  readonly digest = databaseAway
  constructor(
    readonly fault: Fault,
    readonly sqlState: string,
    cause: unknown,
  ) {
    super(`The database is ${fault}.`, { cause })
  }
}

// PostgreSQL's codes (its manual, appendix A); the classes stand by their first two figures. Prisma's and Node's own beside them.
const awayClasses = new Set(['08', '28', '53', '58'])
const awayCodes = new Set(
  ['25006', '25P03', '3D000', '57P01', '57P02', '57P03', '57P04', 'P1001', 'P1008', 'P1017'].concat(
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH'],
    // What the adapter calls some of them.
    ['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections', 'TlsConnectionError'],
  ),
)
const busyCodes = new Set(['57014', '55P03', '40P01', '40001', 'P2028', 'P2034'])
/** What pg says without any code. */
const saidAway = /connection terminated|connection error and is not queryable|query read timeout/i
const saidBusy = /timeout exceeded when trying to connect/i

/** The fault behind an error; null where the portal itself is at fault. */
export function faultOf(error: unknown): { fault: Fault; code: string } | null {
  if (typeof error !== 'object' || error === null) return null
  const { fault, sqlState, code, originalCode, kind, message, cause } = error as Record<string, unknown>
  if (fault === 'away' || fault === 'busy') return { fault, code: String(sqlState) }
  for (const word of [originalCode, code, kind]) {
    if (typeof word !== 'string') continue
    if (busyCodes.has(word)) return { fault: 'busy', code: word }
    if (awayCodes.has(word) || (word.length === 5 && awayClasses.has(word.slice(0, 2))))
      return { fault: 'away', code: word }
  }
  if (saidBusy.test(String(message))) return { fault: 'busy', code: 'timeout' }
  if (saidAway.test(String(message))) return { fault: 'away', code: 'closed' }
  return cause === error ? null : faultOf(cause)
}

/** True when the database is away or busy, rather than the portal at fault. */
export const isDatabaseUnreachable = (error: unknown): boolean => faultOf(error) !== null

/** True when PostgreSQL undid a change whole because it met another one: the same change again may pass. */
export const isPassing = (error: unknown): boolean => ['40P01', '40001', 'P2034'].includes(faultOf(error)?.code ?? '')
