import type pg from 'pg'
import { checkEverything } from '@/lib/consistency/check'
import { differenceWords } from '@/lib/consistency/difference'
import { asOwner } from '@/tests/support/database'

/** What `npm run check` says of this file's database: each difference as it prints it, and how much it compared. */
export const checked = () => asOwner(checkedBy)

/** The same once somebody went behind the portal with every law of the database aside; all is as before afterwards. */
export const checkedAfter = (...sql: string[]) =>
  asOwner(async (client) => {
    await client.query('BEGIN; SET LOCAL session_replication_role = replica')
    for (const one of sql) await client.query(one)
    return (await checkedBy(client)).lines
  })

async function checkedBy(client: pg.Client) {
  const lines: string[] = []
  const counts = await checkEverything(
    async (sql, values) => (await client.query(sql, values)).rows,
    (difference) => lines.push(differenceWords(difference)),
  )
  return { lines, ...counts }
}
