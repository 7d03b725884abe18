import pg from 'pg'
import { bundleOwnScript } from '@/bin/bundle.mjs'
import { migrationsFolder, stateOf, whyNot } from '@/bin/database-state'
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

/**
 * Creates the database when it is missing and brings it to the newest migration; one of a newer release is left as it is. Throws a Stop
 * when it cannot, or when what it finds there is not ours.
 */
export async function migrate(url: string): Promise<void> {
  await ensureDatabase(url)
  const state = await withDatabase(url, stateOf)
  if (state.is === 'foreign') throw new Stop(whyNot(state, placeOf(url)))
  if (state.is === 'newer')
    console.log(`The database is of a newer release, which leaves this one working: ${state.unknown.join(', ')}`)
  // Asking first saves the two seconds that the migrating itself takes.
  if (state.lacks.length > 0) await applyMigrations(url)
}

/** Applies the migrations of a folder that a database lacks. */
export const applyMigrations = (url: string, folder = migrationsFolder): Promise<void> =>
  tool('The database could not be migrated', ['prisma', 'migrate', 'deploy'], {
    ...{ DATABASE_URL: url, MIGRATIONS: folder, CHECKPOINT_DISABLE: '1' },
  })

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

/** Why a connection string is none, null where it is one. */
export const whyNoUrl = (url: string): string | null =>
  URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)
    ? null
    : 'DATABASE_URL must look like postgresql://user:password@host:5432/database.'

/** The database's name and its server, without who signs in there. */
export function placeOf(url: string): string {
  const { pathname, host } = new URL(url)
  return `${decodeURIComponent(pathname.slice(1))} at ${host}`
}

async function ensureDatabase(url: string) {
  const why = whyNoUrl(url)
  if (why) throw new Stop(why)
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
