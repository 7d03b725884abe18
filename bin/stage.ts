import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { bundle } from '@/bin/bundle.mjs'
import { freePort } from '@/bin/ports'
import { removeCluster, startCluster } from '@/bin/postgres'
import { migrate, siblingUrl, withDatabase } from '@/bin/prepare'
import { inForeground } from '@/bin/processes'
import { keptAnchors, keptSecret, keptTextKey, type Settings } from '@/bin/settings'
import { Stop } from '@/bin/stop'
import { settleTexts } from '@/bin/text-keys'

/** What `tellTheStory` returns: the sign-ins and the two cases that demo.json names. */
export type Story = {
  people: { name: string; role: string; email: string; password: string; totpSecret: string }[]
  cases: Record<string, { case: string; client: string; appointment: string }>
}

/** The database of the demo with its story in it. */
export type Stage = { databaseUrl: string; story: Story }

/** The environment that the web server, the worker and the story share. */
export function environmentOf(settings: Settings, databaseUrl: string, smtpUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    NEXTAUTH_URL: settings.portalUrl,
    PORTAL_URL: settings.portalUrl,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || keptSecret(settings),
    TEXT_KEY: process.env.TEXT_KEY || keptTextKey(settings),
    TEXT_KEYS_BEFORE: process.env.TEXT_KEYS_BEFORE ?? '',
    SMTP_URL: smtpUrl,
    MAILBOX_URL: settings.smtpUrl ? '' : `http://localhost:${settings.mailboxPort}`,
    MAILBOX_PORT: String(settings.mailboxPort),
    DATA_DIR: settings.dataDir,
    ANCHOR_FILE: process.env.ANCHOR_FILE || keptAnchors(settings),
    // Tests say in the header from where they come, each from an address of its own.
    TRUSTED_PROXIES: process.env.TRUSTED_PROXIES ?? '1',
    // Nobody deals out requests to a demo, and Ctrl-C waits for none.
    DRAIN_SECONDS: '0',
    STOP_SECONDS: '3',
    DEMO: '1',
  }
}

/** Brings a database to the newest migration, with every text in it sealed. */
export async function migrateAndSeal(settings: Settings, databaseUrl: string): Promise<void> {
  await migrate(databaseUrl)
  const where = process.env.TEXT_KEY ? 'TEXT_KEY' : join(settings.dataDir, 'text-key')
  await settleTexts(databaseUrl, environmentOf(settings, databaseUrl, ''), where)
}

/** Starts PostgreSQL, migrates, and tells the story if the database is new. */
export async function setTheStage(settings: Settings, fresh: boolean): Promise<Stage> {
  if (fresh) await strike(settings)
  if (settings.databaseUrl) {
    return { databaseUrl: settings.databaseUrl, story: await storyInTheirs(settings, settings.databaseUrl) }
  }
  const cluster = await startCluster(join(settings.dataDir, 'postgres'))
  const databaseUrl = cluster.url('phoenix')
  return { databaseUrl, story: await storyInNewDatabase(settings, databaseUrl) }
}

const storyFile = ({ dataDir }: Settings) => join(dataDir, 'story.json')

function keptStory(settings: Settings, url: string): Story | undefined {
  if (!existsSync(storyFile(settings))) return undefined
  const kept = JSON.parse(readFileSync(storyFile(settings), 'utf8'))
  return kept.place === placeOf(url) ? kept.story : undefined
}

/** Host and database, without the password. */
const placeOf = (url: string) =>
  (new URL(url).port === '' ? new URL(url).host : new URL(url).hostname) + new URL(url).pathname

/** Told beside and renamed when it is whole, so that a story cut short is told again from its beginning. */
async function storyInNewDatabase(settings: Settings, url: string): Promise<Story> {
  const admin = siblingUrl(url, 'postgres')
  const known = keptStory(settings, url)
  const there = await withDatabase(
    admin,
    async (client) => (await client.query(`SELECT 1 FROM pg_database WHERE datname = 'phoenix'`)).rowCount,
  )
  if (known && there) {
    await migrateAndSeal(settings, url)
    return known
  }
  await withDatabase(admin, async (client) => {
    for (const name of ['phoenix', 'phoenix_telling'])
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  })
  const telling = siblingUrl(url, 'phoenix_telling')
  await migrateAndSeal(settings, telling)
  const story = await tell(settings, telling)
  await withDatabase(admin, (client) => client.query('ALTER DATABASE phoenix_telling RENAME TO phoenix'))
  return keep(settings, url, story)
}

async function storyInTheirs(settings: Settings, url: string): Promise<Story> {
  await migrateAndSeal(settings, url)
  const people = await withDatabase(url, async (client) =>
    Number((await client.query('SELECT count(*) FROM person')).rows[0].count),
  )
  if (people === 0) return keep(settings, url, await tell(settings, url))
  const known = keptStory(settings, url)
  if (known) return known
  throw new Stop(
    'The database of DATABASE_URL already holds people that this demo does not know. Name an empty database.',
  )
}

async function tell(settings: Settings, databaseUrl: string): Promise<Story> {
  console.log('Telling the story')
  rmSync(keptAnchors(settings), { force: true })
  const out = join(settings.dataDir, 'story.telling.json')
  const environment = { ...environmentOf(settings, databaseUrl, 'smtp://127.0.0.1:1'), STORY_FILE: out }
  const code = await inForeground([await bundle('bin/story.ts')], environment)
  if (code !== 0) throw new Stop('The story could not be told.')
  const story = JSON.parse(readFileSync(out, 'utf8')) as Story
  rmSync(out)
  return story
}

function keep(settings: Settings, url: string, story: Story): Story {
  writeFileSync(storyFile(settings), JSON.stringify({ place: placeOf(url), story }), { mode: 0o600 })
  return story
}

/** Takes the stage down for a new beginning: our own cluster, or of their database only what a demo of ours filled. */
async function strike(settings: Settings) {
  const url = settings.databaseUrl
  if (!url) await removeCluster(join(settings.dataDir, 'postgres'))
  else if (keptStory(settings, url)) {
    const name = pg.escapeIdentifier(decodeURIComponent(new URL(url).pathname.slice(1)))
    await withDatabase(siblingUrl(url, 'postgres'), (client) =>
      client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
    )
  } else
    throw new Stop(
      '--fresh empties only a database that this demo filled, and it does not know the one of DATABASE_URL.',
    )
  for (const kept of ['story.json', 'mailbox']) rmSync(join(settings.dataDir, kept), { recursive: true, force: true })
}

/** Where the mailbox takes mails, or the real server that was named. */
export async function smtpOf(settings: Settings): Promise<{ smtpUrl: string; smtpPort: number }> {
  const smtpPort = settings.smtpUrl ? 0 : await freePort()
  return { smtpPort, smtpUrl: settings.smtpUrl ?? `smtp://127.0.0.1:${smtpPort}` }
}
