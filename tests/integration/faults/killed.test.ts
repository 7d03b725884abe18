import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { db } from '@/lib/db'
import { queueMail } from '@/lib/mail/queue'
import { plain, postOffice } from '@/tests/integration/mail/post-office'
import { patience, start } from '@/tests/integration/mail/program'
import { chance, seed } from '@/tests/support/chance'
import { asOwner, databaseUrl } from '@/tests/support/database'
import type { Task } from '@/tests/support/doer'
import { type Doer, doer } from '@/tests/support/doers'
import { form, noon, smallWorld, submitted } from '@/tests/support/world'

// F4: kill -9 at random moments. A third of the kills each hit a submission, a decision and the delivery of mails.

const full = process.env.SIZE === 'full'
const rounds = full ? { submit: 100, approve: 100, deliver: 100 } : { submit: 7, approve: 7, deliver: 6 }
const timeout = 1_800_000
const random = chance()
const environment = { DATABASE_URL: databaseUrl }
const at = noon.toISOString()
const found = { whole: 0, nothing: 0 }

/** One stands ready while the one before is killed. */
let next: Promise<Doer>
beforeAll(() => {
  next = doer(environment)
})
afterAll(async () => (await next).kill())

/** How long the verb takes when nobody is killed: a kill falls somewhere within, or shortly after. */
async function lasting(task: Task): Promise<number> {
  const since = performance.now()
  await (await next).does(task)
  return performance.now() - since
}

/**
 * Begins the task and kills its process within `most` milliseconds; every third time the moment that others see it done, when nothing
 * of it may be left to do. Returns when its last statement is over too.
 */
async function killedWithin(most: number, task: Task, round: number, seen: () => Promise<number>): Promise<void> {
  const victim = await next
  next = doer(environment)
  const began = victim.does(task)
  if (round % 3 !== 2) await wait(random() * most)
  else await expect.poll(seen, { ...patience, interval: 1 }).toBe(1)
  await victim.kill()
  await began
  await (await next).does({ verb: 'read' })
  await expect.poll(unfinished, { ...patience, interval: 10 }).toBe(0)
}

/** Transactions of processes that are gone, which PostgreSQL has not undone yet. */
const unfinished = () =>
  asOwner(async (owner) => {
    const { rows } = await owner.query(
      `SELECT count(*)::int AS many FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL`,
    )
    return rows[0].many as number
  })

type Tally = Record<string, number>
/** Each of the counts is what it should be, or every one is none. */
function allOrNothing(counted: Tally, wanted: Tally): boolean {
  const there = Object.values(counted).some((count) => count > 0)
  expect(counted).toEqual(there ? wanted : Object.fromEntries(Object.keys(wanted).map((name) => [name, 0])))
  return there
}

const submission = { requests: 1, history: 1, stays: 1, consents: 1, mails: 1 }
async function ofSubmission(caseId: string): Promise<Tally> {
  const request = { caseId }
  const [requests, history, stays, consents, mails] = await Promise.all([
    db.request.count({ where: { caseId, submittedAt: { not: null } } }),
    db.historyEntry.count({ where: { event: 'request.submitted', request } }),
    db.requestStay.count({ where: { request } }),
    db.consent.count({ where: { request } }),
    db.mail.count({ where: { request } }),
  ])
  return { requests, history, stays, consents, mails }
}

const decision = { approved: 1, decisions: 1, allotments: 1, history: 1, mails: 2 }
async function ofDecision(caseId: string): Promise<Tally> {
  const request = { caseId }
  const [approved, decisions, allotments, history, mails] = await Promise.all([
    db.request.count({ where: { caseId, status: 'approved' } }),
    db.decision.count({ where: { request } }),
    db.allotment.count({ where: { caseId, kind: { not: 'entitlement' } } }),
    db.historyEntry.count({ where: { event: 'request.approved', request } }),
    db.mail.count({ where: { request, event: { startsWith: 'approved-' } } }),
  ])
  return { approved, decisions, allotments, history, mails }
}

const tell = (whole: boolean) => {
  found[whole ? 'whole' : 'nothing'] += 1
}

test(`F4: ${rounds.submit} submissions killed`, { timeout }, async () => {
  const taskIn = async () => {
    const { case: its, consultant } = await smallWorld()
    return { its, task: { verb: 'submit', by: consultant, typed: form(its.code, 2), at } as const }
  }
  const most = 1.3 * (await lasting((await taskIn()).task))
  for (let round = 0; round < rounds.submit; round++) {
    const { its, task } = await taskIn()
    await killedWithin(most, task, round, () =>
      db.historyEntry.count({ where: { caseId: its.id, event: 'request.submitted' } }),
    )
    tell(allOrNothing(await ofSubmission(its.id), submission))
    expect(await (await next).does(task)).toMatchObject({ done: expect.any(String) })
    expect(await ofSubmission(its.id)).toEqual(submission)
  }
})

test(`F4: ${rounds.approve} decisions killed`, { timeout }, async () => {
  const taskIn = async () => {
    const world = await smallWorld()
    const request = await submitted(world, 2)
    return { its: world.case, task: { verb: 'approve', by: world.reviewer, request, at } as const }
  }
  const most = 1.3 * (await lasting((await taskIn()).task))
  for (let round = 0; round < rounds.approve; round++) {
    const { its, task } = await taskIn()
    await killedWithin(most, task, round, () => db.decision.count({ where: { request: { caseId: its.id } } }))
    const whole = allOrNothing(await ofDecision(its.id), decision)
    tell(whole)
    const again = await (await next).does(task)
    expect(again).toMatchObject(whole ? { refused: expect.stringContaining('already') } : { done: expect.any(String) })
    expect(await ofDecision(its.id)).toEqual(decision)
  }
})

test(`F4: ${rounds.deliver} workers killed`, { timeout }, async () => {
  await db.$executeRaw`UPDATE mail SET status = 'sent' WHERE status = 'queued'`
  const office = await postOffice()
  const worker = async () => {
    const started = await start('bin/worker.ts', { ...environment, SMTP_URL: office.url })
    onTestFinished(() => void started.signal('SIGKILL'))
    return started
  }
  const addresses: string[] = []
  let following = worker()
  for (let round = 0; round < rounds.deliver; round++) {
    const victim = await following
    await victim.says('"ready"')
    following = worker()
    for (let i = 0; i < 10; i++) addresses.push(`${i % 5 === 0 ? 'slow' : 'fast'}.${round}.${i}@post.example`)
    for (const toAddress of addresses.slice(-10))
      await queueMail(db, { event: 'request-waits', ...plain(toAddress), at: new Date() })
    // Every second kill falls between a message that was taken and the answer that it was.
    if (round % 2 === 0) await wait(random() * 150)
    else await expect.poll(() => office.count(`slow.${round}.0@post.example`), { ...patience, interval: 10 }).toBe(1)
    await victim.end('SIGKILL')
  }
  const last = await following
  const unsettled = () => db.mail.count({ where: { status: { in: ['queued', 'claimed'] } } })
  // What a dead worker had claimed is parked by whoever starts next, or a minute later.
  const parking = await worker()
  await expect.poll(unsettled, { timeout: 90_000 }).toBe(0)
  const rows = await db.mail.findMany({ where: { toAddress: { in: addresses } } })
  expect(rows).toHaveLength(addresses.length)
  const arrivals = rows.map(({ toAddress, status }) => ({ toAddress, status, times: office.count(toAddress) }))
  const wrong = arrivals.filter(({ status, times }) =>
    status === 'sent' ? times !== 1 : status !== 'parked' || times > 1,
  )
  expect(wrong).toEqual([])
  expect(arrivals.filter(({ status, times }) => status === 'parked' && times === 1)).not.toEqual([])
  await Promise.all([last.end('SIGTERM'), parking.end('SIGTERM'), office.close()])
  const parked = arrivals.filter(({ status }) => status === 'parked').length
  const kills = rounds.submit + rounds.approve + rounds.deliver
  console.log(
    `F4: ${kills} kills (${rounds.submit} submissions, ${rounds.approve} decisions, ${rounds.deliver} workers): 0 half-written, ${found.whole} whole, ${found.nothing} not begun; ${addresses.length} mails, 0 lost, 0 twice, ${parked} parked (SEED=${seed})`,
  )
})
