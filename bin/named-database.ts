import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSettings } from '@/bin/settings'
import { Stop } from '@/bin/stop'

/** The connection string of DATABASE_URL, or of the demo that runs, which is then said. Throws a Stop where neither is there. */
export function namedDatabase({ databaseUrl, dataDir } = readSettings()): string {
  const file = join(dataDir, 'demo.json')
  if (!databaseUrl && !existsSync(file))
    throw new Stop('Name the database in DATABASE_URL, or start npm run demo first.')
  if (databaseUrl) return databaseUrl
  console.log('DATABASE_URL is not set, so this is about the demo.')
  return JSON.parse(readFileSync(file, 'utf8')).database
}
