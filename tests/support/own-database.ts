import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { bundle } from '@/bin/bundle.mjs'
import { migrate, siblingUrl, withDatabase } from '@/bin/prepare'
import { startTeller, type Tell } from '@/tests/support/own-world'
import { portal } from '@/tests/support/portal'

/** A migrated database beside the portal's that nobody else writes to, so that its rows can be compared before and after. */
export type OwnDatabase = {
  url: string
  tell: Tell
  /** Brings in somebody whom worlds do not have, and returns the email. */
  person: (role: string) => Promise<string>
  rows: <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]>
  /** What every table holds, but for those named. */
  digest: (apart: ReadonlySet<string>) => Promise<Record<string, string>>
  /** Tells the demo's story into it. */
  story: () => Promise<void>
  drop: () => Promise<void>
}

export async function ownDatabase(name: string): Promise<OwnDatabase> {
  const own = `phoenix_${name}_${process.pid}`
  const url = siblingUrl(portal().database, own)
  await migrate(url)
  const rows: OwnDatabase['rows'] = (sql, values = []) =>
    withDatabase(url, async (client) => (await client.query(sql, values)).rows)
  const person = async (role: string) => {
    const email = `${role}.${randomUUID().slice(0, 8)}@example.com`
    await rows(
      `INSERT INTO person (id, name, email, role, password_hash) VALUES (gen_random_uuid(), initcap($1), $2, $1, 'none')`,
      [role, email],
    )
    return email
  }
  const { tell, end } = startTeller(url)
  // Worlds take the password of somebody who is there.
  const world: Tell = async (wish) => {
    if ((await rows('SELECT 1 FROM person LIMIT 1')).length === 0) await person('administrator')
    return tell(wish)
  }
  const story = async () => {
    const told = {
      DATABASE_URL: url,
      PORTAL_URL: portal().url,
      NEXTAUTH_SECRET: 'x'.repeat(32),
      TEXT_KEY: portal().textKey,
    }
    const child = spawn(process.execPath, [await bundle('bin/story.ts')], {
      env: { ...process.env, ...told, STORY_FILE: '/dev/null' },
    })
    const [code] = await once(child, 'exit')
    if (code !== 0) throw new Error('The story could not be told.')
  }
  const drop = async () => {
    end()
    await withDatabase(siblingUrl(url, 'postgres'), (client) =>
      client.query(`DROP DATABASE IF EXISTS ${own} WITH (FORCE)`),
    )
  }
  const tables = await rows<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
  )
  const digest = async (apart: ReadonlySet<string>) => {
    const each = tables
      .filter(({ name }) => !apart.has(name))
      .map(
        ({ name }) => `(SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM ${name} t) AS ${name}`,
      )
    return (await rows<Record<string, string>>(`SELECT ${each.join(', ')}`))[0] ?? {}
  }
  return { url, tell: world, person, rows, digest, story, drop }
}
