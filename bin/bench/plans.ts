import type { Statement } from '@/bin/bench/wire'
import { withDatabase } from '@/bin/prepare'

type Node = { 'Node Type': string; 'Relation Name'?: string; Plans?: Node[] }

/** A table of fewer rows is read whole, and rightly. */
const bigFrom = 1_000

/** The big tables that each statement reads from end to end instead of by an index, as the planner plans it for its values. */
export async function wholeReads(databaseUrl: string, statements: Statement[], meant?: string): Promise<string[]> {
  return withDatabase(databaseUrl, async (client) => {
    const big = new Set(
      (
        await client.query('SELECT relname FROM pg_class WHERE relkind = $1 AND reltuples >= $2', ['r', bigFrom])
      ).rows.map(({ relname }) => relname as string),
    )
    const found: string[] = []
    for (const { sql, values } of statements) {
      if (!/^\s*(SELECT|WITH)\b/i.test(sql)) continue
      const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${sql}`, values)
      for (const table of readWhole(rows[0]['QUERY PLAN'][0].Plan))
        if (big.has(table) && table !== meant) found.push(`${table} in ${sql.replace(/\s+/g, ' ').slice(0, 160)}`)
    }
    return found
  })
}

function readWhole(node: Node): string[] {
  const own = node['Node Type'] === 'Seq Scan' && node['Relation Name'] ? [node['Relation Name']] : []
  return [...own, ...(node.Plans ?? []).flatMap(readWhole)]
}
