import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { withDatabase } from '@/bin/prepare'

export type DemoPerson = { name: string; role: string; email: string; password: string; totpSecret: string }
export type DemoCase = { case: string; client: string; appointment: string }

/** What a running demo says of itself. */
export type Portal = {
  url: string
  mailbox: string
  database: string
  /** What its clinical text is sealed with: kept beside its data, as in every demo. */
  textKey: string
  people: DemoPerson[]
  cases: { belowThreshold: DemoCase; atThreshold: DemoCase }
}

/** The portal under test: the one that DEMO_FILE describes, else the demo that runs in .data. */
export function portal(): Portal {
  const file = process.env.DEMO_FILE ?? '.data/demo.json'
  if (!existsSync(file)) throw new Error(`There is no ${file}: run npm test, or start npm run demo first.`)
  return { ...JSON.parse(readFileSync(file, 'utf8')), textKey: readFileSync(join(dirname(file), 'text-key'), 'utf8') }
}

/** A person of the story by email, name or role; of a role the first one. */
export function person(who: string): DemoPerson {
  const found = portal().people.find(({ email, name, role }) => [email, name, role].includes(who))
  if (!found) throw new Error(`The story has nobody called ${who}.`)
  return found
}

/** Asks the portal's database, as its owner. */
export function database<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return withDatabase(portal().database, async (client) => (await client.query<Row>(sql, values)).rows)
}

/** The same with the laws of the database aside: what only the passing of time does, such as a settled session growing old. */
export function asTimePassed(sql: string, values: unknown[]): Promise<void> {
  return withDatabase(portal().database, async (client) => {
    await client.query('SET session_replication_role = replica')
    await client.query(sql, values)
  })
}
