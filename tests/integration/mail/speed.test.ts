import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { cpuSeconds } from '@/bin/bench/cpu'
import { renderMail } from '@/emails/render'
import { requestWaits } from '@/emails/request-waits'
import { db } from '@/lib/db'
import { queueMail } from '@/lib/mail/queue'
import { postOffice } from '@/tests/integration/mail/post-office'
import { start } from '@/tests/integration/mail/program'
import { asOwner, databaseUrl } from '@/tests/support/database'

const full = process.env.SIZE === 'full'
const [seconds, mails, rounds] = full ? [60, 4_000, 3] : [6, 300, 1]
const perSecond = 50

const office = await postOffice()
afterAll(office.close)
const mail = requestWaits(
  {
    reference: 'ESR-7K3QX2',
    urgent: false,
    dueOn: 'Thu 3 December 2026',
    businessDaysLeft: 7,
    link: 'http://localhost:3000/approvals/ESR-7K3QX2',
  },
  'User Support is on 1800 000 000.',
)
const letter = {
  ...(await renderMail(mail.element)),
  fromName: mail.from,
  subject: mail.subject,
  toAddress: 'r#@post.example',
}

/** Of as many domains as there are mails: the limit of a domain is not what is measured. */
const addressOf = (i: number) => `r${i}@d${i}.example`
const row = (i: number) => ({ ...letter, event: 'request-waits' as const, toAddress: addressOf(i) })

beforeEach(async () => {
  await asOwner((client) => client.query('TRUNCATE mail, mail_rest'))
  office.arrived.length = 0
})
const worker = () => start('bin/worker.ts', { DATABASE_URL: databaseUrl, SMTP_URL: office.url })
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

describe('one worker', () => {
  it('hands 50 mails a second to the mail server within 10 seconds', { timeout: 300_000 }, async () => {
    const running = await worker()
    await running.says('"ready"')
    const committed = new Map<string, number>()
    const began = performance.now()
    const queueing = Array.from({ length: seconds * perSecond }, async (_, i) => {
      await pause((i * 1_000) / perSecond)
      await queueMail(db, { ...row(i), at: new Date() })
      committed.set(addressOf(i), performance.now())
    })
    await Promise.all(queueing)
    const rate = committed.size / ((performance.now() - began) / 1_000)
    await expect.poll(() => office.arrived.length, { timeout: 60_000 }).toBe(committed.size)
    await running.end('SIGTERM')
    const waits = office.arrived.map(({ to, at }) => at - (committed.get(to) ?? 0)).sort((one, other) => one - other)
    const of = (share: number) => `${Math.max(0, Math.round(waits[Math.floor(waits.length * share)] ?? 0))} ms`
    console.log(
      `mail: p95 ${of(0.95)} from commit to SMTP, median ${of(0.5)}, ${waits.length} mails at ${rate.toFixed(0)} a second`,
    )
    expect(waits[Math.floor(waits.length * 0.95)]).toBeLessThan(10_000)
  })

  it('delivers at 0.6 of the speed of nodemailer’s own pool', { timeout: 1_200_000 }, async () => {
    const database = await postgres()
    const environment = {
      LETTER: JSON.stringify({ ...letter, fromAddress: 'portal@phoenix.example' }),
      MAILS: String(mails),
    }
    const pool = () => start('tests/integration/mail/pool-program.ts', { ...environment, SMTP_URL: office.url })
    const pairs: { own: Speed; ours: Speed }[] = []
    for (let round = 0; round < rounds; round += 1) {
      const own = await speedOf(pool)
      for (let i = 0; i < mails; i += 100)
        await db.mail.createMany({ data: Array.from({ length: 100 }, (_, j) => row(round * mails + i + j)) })
      pairs.push({ own, ours: await speedOf(worker, database) })
    }
    const ratioOf = ({ own, ours }: (typeof pairs)[number]) => ours.perCpuSecond / own.perCpuSecond
    const middle = pairs.sort((one, other) => ratioOf(one) - ratioOf(other))[Math.floor(rounds / 2)]
    if (!middle) throw new Error('Nothing was measured.')
    const said = ({ perCpuSecond, perSecond: rate }: Speed) =>
      `${perCpuSecond.toFixed(0)} (${rate.toFixed(0)} by the clock)`
    console.log(
      `V5: ratio ${ratioOf(middle).toFixed(2)}, ${said(middle.ours)} mails a second of CPU to ${said(middle.own)} of nodemailer's pool, ${rounds} × ${mails} mails`,
    )
    if (full) expect(ratioOf(middle)).toBeGreaterThanOrEqual(0.6)
    expect(await db.mail.count({ where: { status: 'sent' } })).toBe(rounds * mails)
  })
})

type Speed = { perCpuSecond: number; perSecond: number }

/** The process that all of PostgreSQL's are children of. */
const postgres = () =>
  asOwner(async (client) => {
    const { rows } = await client.query<{ file: string }>(`SELECT pg_read_file('postmaster.pid') AS file`)
    return Number.parseInt(rows[0]?.file ?? '', 10)
  })

/** How fast a program brings its mails to the server once it runs: with the CPU time of all that takes part, the server too. */
async function speedOf(program: () => ReturnType<typeof start>, ...others: number[]): Promise<Speed> {
  office.arrived.length = 0
  const running = await program()
  const reached = async (count: number) => {
    while (office.arrived.length < count) await pause(100)
    return {
      cpu: cpuSeconds([process.pid, running.pid, ...others]),
      at: performance.now(),
      mails: office.arrived.length,
    }
  }
  const [first, last] = [await reached(mails / 10), await reached(mails)]
  await running.end('SIGTERM')
  const done = last.mails - first.mails
  return { perCpuSecond: done / (last.cpu - first.cpu), perSecond: (done * 1_000) / (last.at - first.at) }
}
