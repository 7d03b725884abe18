import 'server-only'
import { createHash } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { db } from '@/lib/db'
import type { Browser } from '@/lib/sign-in/sign-ins'

const minute = 60
const hour = 60 * minute

/**
 * How many tries within how many seconds (decision 0018). What comes from a browser that a person is known in has a count of its
 * own, which no stranger can fill; a passkey has none, since it cannot be guessed.
 */
const rules = {
  'password-address': { points: 50, duration: 15 * minute },
  'password-email': { points: 50, duration: hour },
  'password-email-address': { points: 10, duration: 15 * minute },
  'password-known': { points: 10, duration: 15 * minute },
  'code-half': { points: 5, duration: 10 * minute },
  'code-person': { points: 30, duration: 24 * hour },
  'code-known': { points: 30, duration: hour },
  'code-mail-person': { points: 10, duration: hour },
  'code-mail-known': { points: 10, duration: hour },
  'mail-email': { points: 3, duration: hour },
  'mail-address': { points: 20, duration: hour },
} as const
export type Rule = keyof typeof rules
/** What is counted: a rule, and whom it is about. */
export type Count = readonly [rule: Rule, of: string]

/** The limiter speaks PostgreSQL; it does so over the portal's own connections and role. */
const storeClient = {
  query: async ({ text, values }: { text: string; values: unknown[] }) => {
    const rows = await db.$queryRawUnsafe<{ points: number; expire: bigint }[]>(text, ...values)
    return { rows: rows.map((row) => ({ ...row, expire: Number(row.expire) })), rowCount: rows.length }
  },
}

const limiters = new Map<Rule, RateLimiterPostgres>()

function limiter(rule: Rule): RateLimiterPostgres {
  const known = limiters.get(rule)
  if (known) return known
  const table = { storeClient, storeType: 'pool', tableName: 'rate_limit', tableCreated: true }
  const made = new RateLimiterPostgres({ ...table, ...rules[rule], keyPrefix: rule })
  limiters.set(rule, made)
  return made
}

/** Neither an email nor an address stands in the table. */
const keyOf = (of: string): string => createHash('sha256').update(of).digest('base64url')

/** Counts one try everywhere before it is made, so that many at once are counted too. False where one of the counts is full. */
export async function mayTry(counts: readonly Count[]): Promise<boolean> {
  const tries = counts.map(async ([rule, of]) => {
    try {
      await limiter(rule).consume(keyOf(of))
      return true
    } catch (full) {
      if (full instanceof RateLimiterRes) return false
      throw full
    }
  })
  return (await Promise.all(tries)).every(Boolean)
}

/** Takes a try back that turned out right: only wrong ones count. */
export async function takeBack(counts: readonly Count[]): Promise<void> {
  await Promise.all(counts.map(([rule, of]) => limiter(rule).reward(keyOf(of))))
}

const kept = 90 * 24 * hour * 1000

/** Writes a try to the log of attempts, and forgets what is older than 90 days. */
export async function logAttempt(
  { email, step, succeeded }: { email: string; step: string; succeeded: boolean },
  browser: Browser,
  at: Date,
): Promise<void> {
  const old = { at: { lt: new Date(at.getTime() - kept) } }
  await Promise.all([
    db.signInAttempt.create({ data: { email, step, succeeded, address: browser.address, at }, select: { id: true } }),
    db.signInAttempt.deleteMany({ where: old }),
  ])
}
