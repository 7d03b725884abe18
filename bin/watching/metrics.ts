import { type Figures, figures } from '@/bin/watching/figures'
import type { Answered } from '@/bin/web/watch'
import { openStatuses } from '@/lib/requests/request'
import { poolNow } from '@/lib/watched-adapter'

/** A mail that was tried: what became of it, and the milliseconds from the commit to the answer of the mail server. */
export type Tried = { status: string; waited: number }

const pageSeconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const mailSeconds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 600, 3_600, 86_400, 259_200]

/** What this process counts and what the database says, as Prometheus reads it. No label names a person, a client or a record. */
export async function openMetrics() {
  const { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } = await import('prom-client')
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `phoenix_${name}`, help, labelNames, registers })

  const requests = new Histogram({
    ...{ name: 'phoenix_http_request_seconds', help: 'Requests by pattern of their address.', registers },
    ...{ labelNames: ['method', 'route', 'status'], buckets: pageSeconds },
  })
  const mails = new Counter({
    ...{ name: 'phoenix_mails_total', help: 'Mails tried, by what became of them.', registers },
    labelNames: ['status'],
  })
  const waited = new Histogram({
    ...{ name: 'phoenix_mail_seconds', help: 'From the commit to the mail server’s yes.', registers },
    buckets: mailSeconds,
  })
  const pool = gauge('database_connections', 'Connections to the database.', ['state'])
  const answers = gauge('database_answers', '1 while the database answers.')
  const inQueue = gauge('mails', 'Mails that wait, are with a worker or need somebody, by status.', ['status'])
  const oldest = gauge('mail_oldest_seconds', 'Age of the oldest mail that waits or is with a worker.')
  const open = gauge('requests_open', 'Open requests by status.', ['status'])
  const overdue = gauge('requests_overdue', 'Open requests past their due date.')
  const clocks = gauge('clock_lag_seconds', 'Since each clock last looked.', ['clock'])
  const failures = gauge('sign_in_failures', 'Tries to sign in that failed within the last hour.')

  const ask = figures()
  const tell = (found: Figures | null) => {
    answers.set(found ? 1 : 0)
    for (const one of [inQueue, oldest, open, overdue, clocks, failures]) one.reset()
    if (!found) for (const one of [oldest, overdue, failures]) one.remove()
    if (!found) return
    for (const [status, many] of Object.entries(found.mails)) inQueue.set({ status }, many)
    for (const status of openStatuses) open.set({ status }, found.requests[status] ?? 0)
    for (const [clock, lag] of Object.entries(found.clocks)) clocks.set({ clock }, lag)
    oldest.set(found.oldest)
    overdue.set(found.overdue)
    failures.set(found.failures)
  }
  return {
    contentType: register.contentType,
    answered: ({ method, route, status, ms }: Answered) => requests.observe({ method, route, status }, ms / 1_000),
    tried({ status, waited: ms }: Tried) {
      mails.inc({ status })
      if (status === 'sent') waited.observe(ms / 1_000)
    },
    /** All of it, as text. */
    async scrape() {
      const { inUse, idle, waiting } = poolNow()
      for (const [state, many] of Object.entries({ in_use: inUse, idle, waiting })) pool.set({ state }, many)
      tell(await ask())
      return register.metrics()
    },
  }
}
