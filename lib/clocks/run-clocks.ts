import 'server-only'
import { leftOpenDays } from '@/lib/appointments/appointment'
import { completeLeftOpen } from '@/lib/appointments/complete-left-open'
import { now } from '@/lib/clock'
import { beginRun, endRun, noteDone, type Run } from '@/lib/clocks/catch-up'
import { sendDailyMail } from '@/lib/clocks/daily-mail'
import { allotmentsToLookAt, appointmentsLeftOpen, invitationsOver, organisationsToWriteTo } from '@/lib/clocks/queries'
import { requestsOwing, settleOwing } from '@/lib/clocks/remind'
import { faultOf } from '@/lib/database-fault'
import { lapseAllotment } from '@/lib/entitlement/lapse-allotment'
import { factsOf, log } from '@/lib/log'
import { expireInvitation } from '@/lib/people/expire-invitation'

/** A clock finds what may be due, and does one thing at a time in a transaction of its own; what is not due is left alone. */
type Clock<Thing extends { id: string }> = {
  readonly name: string
  readonly due: (at: Date, ranAt: Date) => AsyncGenerator<readonly Thing[]>
  /** How many things were done: 0 where another worker was first. */
  readonly work: (thing: Thing, at: Date) => Promise<number>
}

const clock =
  <Thing extends { id: string }>(one: Clock<Thing>) =>
  (run: Run, at: Date, stopping?: AbortSignal) =>
    runClock(one, run, at, stopping)

/** Requests last: what they wait for may come of the others. */
const clocks = [
  clock({
    name: 'appointments',
    due: (at) => appointmentsLeftOpen(at, leftOpenDays),
    work: ({ id }, at) => completeLeftOpen(id, at),
  }),
  clock({ name: 'allotments', due: allotmentsToLookAt, work: ({ id }, at) => lapseAllotment(id, at) }),
  clock({ name: 'invitations', due: invitationsOver, work: ({ id }, at) => expireInvitation(id, at) }),
  clock({ name: 'requests', due: requestsOwing, work: settleOwing }),
  clock({ name: 'daily mails', due: organisationsToWriteTo, work: ({ id }, at) => sendDailyMail(id, at) }),
]

/** Things at work at once in one process, each on a connection of its own. */
const atOnce = 4

/**
 * Does all that is due (domain §5, §10), each thing once, however many workers run it at once. One thing that fails stops no
 * other and is tried again by the next run. Returns how many things were done. Throws where the database is away.
 */
export async function runClocks(at: Date = now(), stopping?: AbortSignal): Promise<number> {
  const run = await beginRun(at)
  let done = 0
  for (const runOne of clocks) done += await runOne(run, at, stopping)
  if (!stopping?.aborted) await endRun(run, at)
  return done
}

async function runClock<Thing extends { id: string }>(
  { name, due, work }: Clock<Thing>,
  run: Run,
  at: Date,
  stopping?: AbortSignal,
): Promise<number> {
  let all = 0
  for await (const batch of due(at, run.ranAt)) {
    for (let from = 0; from < batch.length && !stopping?.aborted; from += atOnce) {
      const counts = batch.slice(from, from + atOnce).map((thing) => attempt(name, thing.id, () => work(thing, at)))
      const done = (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
      await noteDone(run, done)
      all += done
    }
  }
  return all
}

async function attempt(clockName: string, id: string, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    if (faultOf(error)?.fault === 'away') throw error
    log('clock failed', { clock: clockName, id, ...factsOf(error) })
    return 0
  }
}
