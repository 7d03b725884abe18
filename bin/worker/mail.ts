import { startBounces } from '@/bin/worker/bounces'
import { deliveries } from '@/bin/worker/deliveries'
import { now } from '@/lib/clock'
import { env } from '@/lib/env'
import { factsOf, log } from '@/lib/log'
import { claimMails } from '@/lib/mail/claim'
import { send } from '@/lib/mail/deliver'
import { type Delivery, keep } from '@/lib/mail/keep'
import { parkAbandoned, putBackUnbegun } from '@/lib/mail/park'
import { openTransport } from '@/lib/mail/transport'

/** Postfix takes 50 from one host before it refuses. */
const atOnce = 30
const pollEvery = 3_000
const parkEvery = 10_000

/** The worker's post: delivers what is queued, parks what dead workers left, and takes what comes back where BOUNCE_PORT is set. */
export function mailOf(worker: string, tried: (delivery: Delivery) => void) {
  const { SMTP_URL, SMTP_PATIENCE, BOUNCE_DOMAIN, BOUNCE_HOST, BOUNCE_PORT, STOP_SECONDS } = env()
  const silence = SMTP_PATIENCE * 1_000
  const transport = openTransport(SMTP_URL, atOnce, { silence, mail: 4 * silence })
  const timers: NodeJS.Timeout[] = []
  let bounces: Awaited<ReturnType<typeof startBounces>> | undefined
  let troubled = false

  const delivering = deliveries({
    most: atOnce,
    claim: (most) => claimMails(worker, most, now()),
    async putBack(inHands) {
      const mails = await putBackUnbegun(worker, inHands)
      if (mails > 0) log('put back', { mails })
    },
    send: (mail) => send(transport, mail),
    keep: (tried) => keep(worker, tried),
    told(delivery) {
      troubled = false
      tried(delivery)
      log('mail', delivery)
    },
    failed(error) {
      if (!troubled) log('cannot deliver', factsOf(error))
      troubled = true
    },
  })

  const park = async () => {
    const parked = await parkAbandoned(now()).catch(() => 0)
    if (parked > 0) log('parked', { mails: parked })
  }

  return {
    wake: delivering.wake,
    async start() {
      if (BOUNCE_DOMAIN && !BOUNCE_PORT) log('takes no bounces', { lacks: 'BOUNCE_PORT' })
      if (BOUNCE_DOMAIN && BOUNCE_PORT) bounces = await startBounces(BOUNCE_HOST, BOUNCE_PORT)
      await park()
      timers.push(setInterval(delivering.poll, pollEvery), setInterval(park, parkEvery))
    },
    /** What hangs after the grace is cut off: not begun it goes back to the queue, begun it is parked. */
    async stop() {
      for (const timer of timers) clearInterval(timer)
      const cut = setTimeout(() => transport.close(), STOP_SECONDS * 1_000)
      await delivering.stop()
      clearTimeout(cut)
      transport.close()
      await bounces?.stop()
    },
  }
}
