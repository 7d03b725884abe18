import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '@/bin/ports'
import { keepRunning, tool } from '@/bin/processes'

const folder = 'dist/bare'

const sources: Record<string, string> = {
  'package.json': '{ "private": true, "type": "module" }',
  'next.config.mjs': `export default { serverExternalPackages: ['pg'], turbopack: { root: ${JSON.stringify(process.cwd())} } }`,
  'app/layout.js': `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>
}`,
  'app/rows/[query]/page.js': `import { readFileSync } from 'node:fs'
import pg from 'pg'

const pool = (globalThis.pool ??= new pg.Pool({ connectionString: process.env.DATABASE_URL }))
const queries = JSON.parse(readFileSync(process.env.QUERIES, 'utf8'))

export default async function Page({ params }) {
  const { rows } = await pool.query(queries[(await params).query])
  return (
    <main>
      <h1>{rows.length} rows</h1>
      <table>
        <tbody>
          {rows.map((row, at) => <tr key={at}>{Object.values(row).map((value, cell) => <td key={cell}>{String(value)}</td>)}</tr>)}
        </tbody>
      </table>
    </main>
  )
}
`,
}

/** A bare Next.js server whose page /rows/N shows the rows of the N-th query, and nothing else. */
export async function raiseBare(
  queries: string[],
  databaseUrl: string,
  log: string,
): Promise<{ url: string; pid: () => number }> {
  rmSync(join(folder, 'app'), { recursive: true, force: true })
  for (const [path, text] of Object.entries({ ...sources, 'queries.json': JSON.stringify(queries) })) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const environment = {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: databaseUrl,
    QUERIES: join(process.cwd(), folder, 'queries.json'),
  }
  await tool('The bare page could not be built', ['next', 'build', folder], environment)
  const port = await freePort()
  const next = 'node_modules/next/dist/bin/next'
  const pid = keepRunning('bare page', [next, 'start', folder, '-H', '127.0.0.1', '-p', String(port)], environment, log)
  return { url: `http://127.0.0.1:${port}`, pid }
}
