import { readdirSync } from 'node:fs'
import pg from 'pg'
import { bundleOwnScript } from '@/bin/bundle.mjs'
import { unlessUnchanged } from '@/bin/fingerprint'
import { tool } from '@/bin/processes'
import { Stop } from '@/bin/stop'
import { precompress } from '@/bin/web/precompress'

const foundations = ['package-lock.json', 'prisma/schema.prisma', 'prisma.config.ts', 'tsconfig.json']
const portal = [
  'app',
  'components',
  'emails',
  'lib',
  'public',
  'next.config.ts',
  'postcss.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
  'bin/web/precompress.ts',
  'bin/bundle.mjs',
]

/** Writes lib/generated/prisma when the schema changed. */
export async function generateClient(): Promise<void> {
  const generate = () => tool('Prisma could not write its client', ['prisma', 'generate'])
  await unlessUnchanged('lib/generated/inputs', foundations, generate, 'lib/generated/prisma/client.ts')
}

/** Builds the web server for production when what it is made of changed. */
export async function buildPortal(): Promise<void> {
  const build = async () => {
    console.log('Building the portal')
    const environment = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
    await bundleOwnScript()
    await tool('The portal could not be built', ['next', 'build'], environment)
    for (const folder of ['.next/static', 'public/own']) precompress(folder)
  }
  await unlessUnchanged('.next/inputs', [...foundations, ...portal], build, '.next/BUILD_ID')
}

/** Creates the database when it is missing and brings it to the newest migration. Throws a Stop when it cannot. */
export async function migrate(url: string): Promise<void> {
  await ensureDatabase(url)
  if (await isCurrent(url)) return
  await tool('The database could not be migrated', ['prisma', 'migrate', 'deploy'], { DATABASE_URL: url })
}

/** Does something on a connection of its own. Throws a Stop with host and reason when nobody answers. */
export async function withDatabase<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    await client.end().catch(() => {})
    if ((error as { code?: string }).code === '3D000') throw error
    const { host, port } = client
    throw new Stop(`No PostgreSQL lets us in at DATABASE_URL (${host}:${port}): ${reason(error)}`)
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const reason = (error: unknown) => (error as Error).message || (error as { code?: string }).code

/** The same server, another database. */
export function siblingUrl(url: string, database: string): string {
  const sibling = new URL(url)
  sibling.pathname = `/${database}`
  return sibling.href
}

async function ensureDatabase(url: string) {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new Stop('DATABASE_URL must look like postgresql://user:password@host:5432/database.')
  }
  try {
    await withDatabase(url, async () => {})
  } catch (error) {
    if ((error as { code?: string }).code !== '3D000') throw error
    const name = decodeURIComponent(new URL(url).pathname.slice(1))
    await withDatabase(siblingUrl(url, 'postgres'), (client) =>
      client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`),
    )
  }
}

/** Asking first saves the two seconds that the migrating itself takes. */
async function isCurrent(url: string): Promise<boolean> {
  const wanted = readdirSync('prisma/migrations', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const applied = await withDatabase(url, async (client) => {
    const { rows } = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS known`)
    if (!rows[0].known) return []
    return (
      await client.query(
        'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
      )
    ).rows
  })
  const names = new Set(applied.map((row) => row.migration_name))
  return wanted.every(({ name }) => names.has(name))
}
