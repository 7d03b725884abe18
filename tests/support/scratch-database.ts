import { makeSchema } from '@/bin/backup/restore'
import { ownMigrations } from '@/bin/database-state'
import { siblingUrl, withDatabase } from '@/bin/prepare'
import { databaseUrl } from '@/tests/support/database'

const admin = siblingUrl(databaseUrl, 'postgres')

/** The connection string of another database beside this file's, which is not there yet. */
export function scratchUrl(word: string): string {
  return siblingUrl(databaseUrl, `${new URL(databaseUrl).pathname.slice(1)}_${word}`)
}
export const nameOf = (url: string) => new URL(url).pathname.slice(1)

/** Makes it anew, empty. */
export async function makeEmpty(url: string): Promise<string> {
  await drop(url)
  await withDatabase(admin, (client) => client.query(`CREATE DATABASE ${nameOf(url)}`))
  return url
}

/** Makes it anew with all migrations but the last `fewer`. */
export async function makeOlder(url: string, fewer = 1): Promise<string> {
  await makeEmpty(url)
  await makeSchema(url, { migrations: ownMigrations().slice(0, -fewer) })
  return url
}

/** Makes it anew as a copy of the migrated template, and does something to it. */
export async function makeFrom(url: string, template: string, sql: string): Promise<string> {
  await drop(url)
  await withDatabase(admin, (client) => client.query(`CREATE DATABASE ${nameOf(url)} TEMPLATE ${nameOf(template)}`))
  await withDatabase(url, (client) => client.query(sql))
  return url
}

export async function drop(url: string): Promise<void> {
  await withDatabase(admin, (client) => client.query(`DROP DATABASE IF EXISTS ${nameOf(url)} WITH (FORCE)`))
}

/** The names of all databases that begin as this one does. */
export async function beside(url: string): Promise<string[]> {
  const like = `SELECT datname AS name FROM pg_database WHERE datname LIKE $1 || '%' ORDER BY 1`
  return (await withDatabase(admin, (client) => client.query(like, [nameOf(url)]))).rows.map(({ name }) => name)
}
