import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { guardTextKeys } from '@/bin/text-keys'
import { listen } from '@/bin/worker/listen'
import { mailOf } from '@/bin/worker/mail'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { anchorHistory, keepAnchorsIn } from '@/lib/history/anchor'
import { endQuietly, log } from '@/lib/log'
import { forgetKeptText } from '@/lib/sign-in/kept-text'

// The worker: delivers the mails that verbs have queued, anchors history once a day, and deletes what is kept for a day alone. Any
// number of them may run on one database.

const anchorEvery = 60_000
const forgetEvery = 60_000

await guardTextKeys()
endQuietly()
const worker = `${env().WORKER_NAME || hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`
const mail = mailOf(worker)

/** The line in the log is a copy too: whoever keeps logs elsewhere has the anchor there. */
const anchor = async () => {
  try {
    const kept = await anchorHistory(now())
    if (kept) log('anchor', { ...kept })
    const file = env().ANCHOR_FILE
    if (file) await keepAnchorsIn(file)
    anchorless = false
  } catch (error) {
    if (!anchorless) log('cannot anchor', { code: codeOf(error) })
    anchorless = true
  }
}
let anchorless = false

const forget = () => forgetKeptText(now()).catch(() => 0)

const stopListening = await listen({ url: env().DATABASE_URL, worker, heard: mail.wake, log })
await mail.start()
await anchor()
const timers = [setInterval(anchor, anchorEvery), setInterval(forget, forgetEvery)]
log('ready', { worker })

let stopping = false
async function stop(signal: string) {
  if (stopping) return
  stopping = true
  log('stopping', { signal })
  for (const timer of timers) clearInterval(timer)
  await mail.stop()
  await stopListening()
  await db.$disconnect()
  log('stopped')
  process.exit(0)
}
process.on('SIGTERM', () => void stop('SIGTERM'))
process.on('SIGINT', () => void stop('SIGINT'))

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'EUNKNOWN'
}
