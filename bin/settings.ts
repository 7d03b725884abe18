import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Stop } from '@/bin/stop'

/** What may be set from outside (docs/operations.md). */
export type Settings = {
  port: number
  mailboxPort: number
  dataDir: string
  /** An existing PostgreSQL instead of our own. */
  databaseUrl: string | undefined
  /** A real mail server instead of the mailbox. */
  smtpUrl: string | undefined
  portalUrl: string
}

export function readSettings(environment = process.env): Settings {
  const port = portOf('PORT', environment.PORT, 3000)
  const dataDir = resolve(environment.DATA_DIR || '.data')
  return {
    port,
    mailboxPort: portOf('MAILBOX_PORT', environment.MAILBOX_PORT, 8025),
    dataDir,
    databaseUrl: environment.DATABASE_URL || undefined,
    smtpUrl: environment.SMTP_URL || undefined,
    portalUrl: environment.PORTAL_URL || `http://localhost:${port}`,
  }
}

function portOf(name: string, text: string | undefined, otherwise: number): number {
  const port = text ? Number(text) : otherwise
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Stop(`${name} must be a port from 1 to 65535, not "${text}".`)
  return port
}

/** Makes the folder for data, and says so now when the disk is too full to go on. */
export function makeDataDir({ dataDir }: Settings): void {
  mkdirSync(dataDir, { recursive: true })
  const { bavail, bsize } = statfsSync(dataDir)
  if (bavail * bsize < 300_000_000)
    throw new Stop('The disk is full: less than 300 MB are free. Free some space and start again.')
}

/** The key that seals clinical text, likewise. In production it stands in the environment and is kept apart from backups. */
export function keptTextKey({ dataDir }: Settings): string {
  const file = join(dataDir, 'text-key')
  if (!existsSync(file)) writeFileSync(file, `demo:${randomBytes(32).toString('base64url')}`, { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/** What signs the sign-in cookies: made once, kept beside the data, so that sign-ins outlast a restart. */
export function keptSecret({ dataDir }: Settings): string {
  const file = join(dataDir, 'secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/** Where the worker keeps the daily anchors of history, beside the database and not in it. */
export const keptAnchors = ({ dataDir }: Settings): string => join(dataDir, 'anchors')
