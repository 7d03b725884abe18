import type pg from 'pg'

/** What a look alone may write: a sign of life, and that somebody was here. */
export const signsOfLife = ['sign_in_attempt', 'rate_limit', 'known_browser', 'client_view']

const statements = new Map<string, string>()

/** A digest of every row of every table but some: it is the same exactly as long as nothing was changed. */
export async function digestOf(client: pg.Client, but: readonly string[] = []): Promise<string> {
  const key = but.join()
  const statement = statements.get(key) ?? (await statementFor(client, but))
  statements.set(key, statement)
  const { rows } = await client.query<{ name: string; rows: string }>({ name: `digest ${key}`, text: statement })
  return rows.map((one) => `${one.name} ${one.rows}`).join('\n')
}

async function statementFor(client: pg.Client, but: readonly string[]): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
  )
  const tables = rows.map(({ name }) => name).filter((name) => !but.includes(name))
  // A sign-in is seen again and again: what it is, and for whom, must stay.
  const whole = (name: string) => (name === 'sign_in' ? "(to_jsonb(t) - 'last_seen_at')::text" : 't::text')
  const digest = (name: string) =>
    `SELECT '${name}' AS name, count(*) || ' ' || coalesce(sum(hashtextextended(${whole(name)}, 0)), 0) AS rows FROM "${name}" t`
  return tables.map(digest).join(' UNION ALL ')
}
