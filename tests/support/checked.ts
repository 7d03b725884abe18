import { checkEverything } from '@/lib/consistency/check'
import { differenceWords } from '@/lib/consistency/difference'
import { asOwner } from '@/tests/support/database'

/** What `npm run check` says of this file's database: each difference as it prints it, and how much it compared. */
export function checked() {
  return asOwner(async (client) => {
    const lines: string[] = []
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const counts = await checkEverything(
      async (sql, values) => (await client.query(sql, values)).rows,
      (difference) => lines.push(differenceWords(difference)),
    )
    return { lines, ...counts }
  })
}
