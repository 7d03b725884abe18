import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers } from '@/bin/answers'
import { bundle } from '@/bin/bundle.mjs'
import { atEnd } from '@/bin/command'
import { requirePort } from '@/bin/ports'
import { buildPortal } from '@/bin/prepare'
import { commandOf, keepRunning } from '@/bin/processes'
import { makeDataDir, type Settings } from '@/bin/settings'
import { environmentOf, type Stage, setTheStage, smtpOf } from '@/bin/stage'
import { Stop } from '@/bin/stop'

const next = 'node_modules/next/dist/bin/next'

/** The whole portal on this machine, as `npm run demo` shows it. Returns when it answers. */
export async function serve(settings: Settings, { fresh = false, developing = false } = {}): Promise<Stage> {
  makeDataDir(settings)
  claim(settings)
  await requirePort(settings.port, 'PORT', 'demo')
  if (!settings.smtpUrl) await requirePort(settings.mailboxPort, 'MAILBOX_PORT', 'demo')
  const file = join(settings.dataDir, 'demo.json')
  // Whoever waits for the file must not find the one of last time.
  rmSync(file, { force: true })
  const stage = await setTheStage(settings, fresh)
  if (!developing) await buildPortal()
  await raise(settings, stage, developing)
  writeFileSync(file, JSON.stringify(demoFile(settings, stage), null, 2), {
    mode: 0o600,
  })
  return stage
}

async function raise(settings: Settings, stage: Stage, developing: boolean) {
  const { smtpUrl, smtpPort } = await smtpOf(settings)
  const environment = environmentOf(settings, stage.databaseUrl, smtpUrl)
  const log = (name: string) => join(settings.dataDir, `${name}.log`)
  const start = (name: string, words: string[], more = {}) =>
    keepRunning(name, words, { ...environment, ...more }, log(name))
  if (!settings.smtpUrl) {
    start('mailbox', [await bundle('bin/mailbox.ts')], { SMTP_PORT: String(smtpPort) })
    await answers(`http://127.0.0.1:${settings.mailboxPort}/messages.json`, log('mailbox'))
  }
  start('worker', [await bundle('bin/worker.ts')])
  const web = developing ? [next, 'dev', '-H', '127.0.0.1', '-p', String(settings.port)] : [await bundle('bin/web.ts')]
  start('web', web, {
    NODE_ENV: developing ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    HOST: '127.0.0.1',
    PORT: String(settings.port),
  })
  await answers(`http://127.0.0.1:${settings.port}/api/health`, log('web'))
}

/** One demo a folder: two on one database would deliver each other's mails. */
function claim({ dataDir }: Settings) {
  const file = join(dataDir, 'running')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (pid && pid !== process.pid && commandOf(pid).includes('phoenix')) {
    throw new Stop(
      `A demo already runs from ${dataDir} (process ${pid}). Stop it with Ctrl-C, or choose another DATA_DIR.`,
    )
  }
  writeFileSync(file, String(process.pid))
  atEnd(() => rmSync(file, { force: true }))
}

/** What demo.json says. */
function demoFile(settings: Settings, { databaseUrl, story }: Stage) {
  const mailbox = settings.smtpUrl ? null : `http://localhost:${settings.mailboxPort}`
  return { url: settings.portalUrl, mailbox, database: databaseUrl, ...story }
}
