import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { endInOrder, within } from '@/bin/ending'
import { guardDatabase } from '@/bin/guard-database'
import { guardSettings } from '@/bin/guard-settings'
import { guardTextKeys } from '@/bin/text-keys'
import { startTraces } from '@/bin/traces'
import { openWatching } from '@/bin/watching'
import { startClocks } from '@/bin/worker/clocks'
import { listen } from '@/bin/worker/listen'
import { mailOf } from '@/bin/worker/mail'
import { now } from '@/lib/clock'
import { closeDatabase } from '@/lib/db'
import { env } from '@/lib/env'
import { anchorHistory, keepAnchorsIn } from '@/lib/history/anchor'
import { endQuietly, log } from '@/lib/log'
import { closeLimits } from '@/lib/rate-limit'
import { leave } from '@/lib/readiness'
import { forgetKeptText } from '@/lib/sign-in/kept-text'

// The worker: delivers the mails that verbs have queued, anchors history once a day, and deletes what is kept for a day alone. Any
// number of them may run on one database.

const anchorEvery = 60_000
const forgetEvery = 60_000

guardSettings()
await guardDatabase()
await guardTextKeys()
endQuietly()
const endTraces = await startTraces('phoenix-worker')
const watched = await openWatching(env().WORKER_PORT)
const worker = `${env().WORKER_NAME || hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`
const mail = mailOf(worker, watched.tried)

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
const stopClocks = startClocks()
await mail.start()
await anchor()
const timers = [setInterval(anchor, anchorEvery), setInterval(forget, forgetEvery)]
log('ready', { worker })

endInOrder(async () => {
  leave()
  for (const timer of timers) clearInterval(timer)
  await Promise.all([mail.stop(), stopClocks()])
  await within(2_000, Promise.all([stopListening(), closeDatabase(), closeLimits(), endTraces(), watched.stop()]))
})

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'EUNKNOWN'
}
