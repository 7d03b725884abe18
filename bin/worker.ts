import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { guardDatabase } from '@/bin/guard-database'
import { guardTextKeys } from '@/bin/text-keys'
import { lanes } from '@/bin/worker/lanes'
import { listen } from '@/bin/worker/listen'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { anchorHistory, keepAnchorsIn } from '@/lib/history/anchor'
import { endQuietly, log } from '@/lib/log'
import { deliverNext } from '@/lib/mail/deliver'
import { parkAbandoned } from '@/lib/mail/park'
import { openTransport } from '@/lib/mail/transport'
import { forgetKeptText } from '@/lib/sign-in/kept-text'

// The worker: delivers the mails that verbs have queued, anchors history once a day, and deletes what is kept for a day alone. Any
// number of them may run on one database.

const atOnce = 5
const pollEvery = 3_000
const parkEvery = 60_000
const anchorEvery = 60_000
const graceMilliseconds = 10_000

await guardDatabase()
await guardTextKeys()
endQuietly()
const worker = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`
const transport = openTransport(env().SMTP_URL, atOnce)
let troubled = false

const delivering = lanes({
  most: atOnce,
  async work() {
    const delivery = await deliverNext(transport, worker)
    troubled = false
    if (delivery) log('mail', delivery)
    return delivery !== null
  },
  failed(error) {
    if (!troubled) log('cannot deliver', { code: codeOf(error) })
    troubled = true
  },
})

const park = async () => {
  const parked = await parkAbandoned(now()).catch(() => 0)
  if (parked > 0) log('parked', { mails: parked })
}

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

const stopListening = await listen({ url: env().DATABASE_URL, worker, heard: delivering.wake, log })
await park()
await anchor()
const timers = [
  setInterval(delivering.wake, pollEvery),
  setInterval(park, parkEvery),
  setInterval(anchor, anchorEvery),
  setInterval(forget, parkEvery),
]
log('ready', { worker })

let stopping = false
async function stop(signal: string) {
  if (stopping) return
  stopping = true
  log('stopping', { signal })
  for (const timer of timers) clearInterval(timer)
  // What hangs after the grace is cut off: not begun it goes back to the queue, begun it is parked.
  const cut = setTimeout(() => transport.close(), graceMilliseconds)
  await delivering.stop()
  clearTimeout(cut)
  transport.close()
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
