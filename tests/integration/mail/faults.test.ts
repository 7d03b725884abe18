import { afterAll, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { faultyOffice } from '@/tests/integration/mail/faulty-office'
import { plain } from '@/tests/integration/mail/post-office'
import { start } from '@/tests/integration/mail/program'
import { asOwner, databaseUrl } from '@/tests/support/database'

// F5: mails through every fault of a mail server that goes down, and two workers that are killed, in the middle of sending. Both by
// the mails taken so far, never by the time: on a slow machine the faults would come faster than the mails.

const full = process.env.SIZE === 'full'
const mails = full ? 20_000 : 200
const seed = Number(process.env.SEED ?? (full ? Date.now() % 1_000_000 : 7))
const [killEvery, downEvery] = full ? [250, 1_000] : [40, 70]
const at = new Date()

const workers = new Set<Awaited<ReturnType<typeof start>>>()
afterAll(() => Promise.all([...workers].map((worker) => worker.end('SIGKILL'))))

const office = await faultyOffice(seed)
afterAll(office.down)

async function startWorker() {
  const worker = await start('bin/worker.ts', { DATABASE_URL: databaseUrl, SMTP_URL: office.url, SMTP_PATIENCE: '1' })
  workers.add(worker)
}

async function killOne() {
  const [worker] = workers
  if (!worker) return
  workers.delete(worker)
  await worker.end('SIGKILL')
  await startWorker()
}

/** Back-off and rests pass at once: what waits for a later try is due. */
const timePasses = () =>
  asOwner(async (client) => {
    await client.query(`UPDATE mail SET next_attempt_at = now() WHERE status = 'queued' AND next_attempt_at > now()`)
    await client.query('UPDATE mail_rest SET until = now() WHERE until > now()')
  })
const left = () => db.mail.count({ where: { status: { in: ['queued', 'claimed'] } } })
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function queueAll() {
  for (let done = 0; done < mails; done += 500)
    await db.mail.createMany({
      data: Array.from({ length: Math.min(500, mails - done) }, (_, i) => ({
        ...plain(`r${done + i}@d${(done + i) % 97}.example`),
        ...{ event: 'request-waits', queuedAt: at, nextAttemptAt: at },
      })),
    })
}

test('nothing is lost and nothing is sent twice', { timeout: full ? 3_600_000 : 150_000 }, async () => {
  await queueAll()
  await startWorker()
  await startWorker()
  const began = Date.now()
  let [killed, downs] = [0, 0]
  while ((await left()) > 0) {
    if (office.taken.size > killEvery * (killed + 1)) {
      await killOne()
      killed += 1
    }
    if (office.taken.size > downEvery * (downs + 1)) {
      await office.down()
      await pause(1_000)
      await office.up()
      downs += 1
    }
    await timePasses()
    await pause(10)
  }
  const seconds = Math.round((Date.now() - began) / 1_000)
  const rows = await db.mail.findMany({ select: { id: true, status: true } })
  const count = (status: string) => rows.filter((row) => row.status === status).length
  const taken = (id: string) => office.taken.get(id) ?? 0
  const lost = rows.filter(({ id, status }) => status === 'sent' && taken(id) === 0).length + mails - rows.length
  const twice = rows.filter(({ id }) => taken(id) > 1).length
  const wrong = rows.filter(({ id, status }) => status === 'failed' && taken(id) > 0).length
  console.log(
    `F5: ${mails} mails, ${lost} lost, ${twice} twice, ${count('parked')} parked, ${count('failed')} refused, ${count('sent')} sent, ` +
      `server down ${downs} times, workers killed ${killed} times, ${JSON.stringify(Object.fromEntries(office.seen))}, in ${seconds} s (SEED=${seed})`,
  )
  expect({ lost, twice, wrong }).toEqual({ lost: 0, twice: 0, wrong: 0 })
  expect(count('sent') + count('failed') + count('parked')).toBe(mails)
  expect(count('parked')).toBeGreaterThan(0)
  expect(killed).toBeGreaterThan(1)
  expect(downs).toBeGreaterThan(1)
})
