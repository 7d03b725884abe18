import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Server, startServer } from '@/bin/bench/server'
import { unlessUnchanged } from '@/bin/fingerprint'
import { tool } from '@/bin/processes'

const source = 'bin/bench/bare'
const copy = 'dist/bare'
const next = 'node_modules/next/dist/bin/next'

/** A bare Next.js server whose page /rows/N shows the rows of the N-th query, and nothing else. */
export async function raiseBare(queries: string[], databaseUrl: string, log: string): Promise<Server> {
  await unlessUnchanged(join(copy, '.next/inputs'), [source, 'package-lock.json'], async () => {
    for (const part of ['app', 'next.config.mjs']) {
      rmSync(join(copy, part), { recursive: true, force: true })
      cpSync(join(source, part), join(copy, part), { recursive: true })
    }
    await tool('The bare page could not be built', ['next', 'build', copy], { NODE_ENV: 'production' })
  })
  mkdirSync(copy, { recursive: true })
  const rows = resolve(copy, 'rows.json')
  writeFileSync(rows, JSON.stringify(queries))
  return startServer(
    [next, 'start', copy, '-H', '127.0.0.1'],
    () => ({ DATABASE_URL: databaseUrl, ROWS: rows }),
    '/rows/0',
    log,
  )
}
