// Before each test file: a fresh copy of the migrated database, which lib/db then opens.
import type pg from 'pg'
import { afterAll, inject } from 'vitest'
import { siblingUrl, withDatabase } from '@/bin/prepare'

const template = inject('template')
const source = new URL(template).pathname.slice(1)
const copy = `${source}_${process.env.VITEST_POOL_ID}`

/** The copy's connection string, for processes that a test starts. */
export const databaseUrl = siblingUrl(template, copy)

await withDatabase(siblingUrl(template, 'postgres'), async (client) => {
  await client.query(`DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`)
  await client.query(`CREATE DATABASE ${copy} TEMPLATE ${source}`)
})

process.env.DATABASE_URL = databaseUrl
process.env.NEXTAUTH_SECRET ??= 'only for tests, and long enough'
process.env.TEXT_KEY ??= `test:${'A'.repeat(43)}`
process.env.PORTAL_URL ??= 'http://localhost:3000'

/** Does something as the database's owner, who may do what the portal's own role may not. */
export function asOwner<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  return withDatabase(databaseUrl, work)
}

afterAll(async () => {
  const { db } = await import('@/lib/db')
  await db.$disconnect()
})
