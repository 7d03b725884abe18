import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { chance, seed } from '@/tests/support/chance'
import type { Task, Told } from '@/tests/support/doer'
import { type Doer, doer } from '@/tests/support/doers'
import { type OwnCluster, ownCluster } from '@/tests/support/own-cluster'
import { form, noon, smallWorld, submitted } from '@/tests/support/world'

// F6: a process that does what a web server does, while its database is taken away in every way there is.

const full = process.env.SIZE === 'full'
const trials = full ? 100 : 10
const random = chance()
const at = noon.toISOString()
let cluster: OwnCluster
let server: Doer

beforeAll(async () => {
  cluster = await ownCluster()
  // Worlds are made over the same database, by its own address.
  process.env.DATABASE_URL = cluster.direct()
  server = await doer({ DATABASE_URL: cluster.databaseUrl, DATABASE_WAIT_SECONDS: '2' })
})
afterAll(async () => {
  await server?.kill()
  await db.$disconnect()
  await cluster?.remove()
})

/** A world with something to send, and what it comes to in the database when it has arrived once. */
async function whatIsSent(trial: number) {
  const world = await smallWorld()
  const of = { clientId: world.client.id, caseId: world.case.id }
  if (trial % 2 === 0) {
    const task: Task = { verb: 'submit', by: world.consultant, typed: form(world.case.code, 2), at }
    return { ...of, task, once: { requests: 1, decisions: 0, history: 1, mails: 1 } }
  }
  const request = await submitted(world, 2)
  const task: Task = { verb: 'approve', by: world.reviewer, request, at }
  return { ...of, task, once: { requests: 1, decisions: 1, history: 2, mails: 3 } }
}
type Sent = Awaited<ReturnType<typeof whatIsSent>>

async function there({ caseId }: Sent) {
  const request = { caseId }
  const [requests, decisions, history, mails] = await Promise.all([
    db.request.count({ where: { caseId, submittedAt: { not: null } } }),
    db.decision.count({ where: { request } }),
    db.historyEntry.count({ where: { request, event: { in: ['request.submitted', 'request.approved'] } } }),
    db.mail.count({ where: { request } }),
  ])
  return { requests, decisions, history, mails }
}

type Fault = { name: string; begins: (sent: Sent) => Promise<void>; ends: () => Promise<void>; reads?: boolean }

const cutOff = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'portal'`
let locking: pg.Client
let crowd: Promise<Told | null>[] = []
const faults: Fault[] = [
  { name: 'down', begins: () => cluster.cut(), ends: () => cluster.mend(), reads: false },
  {
    name: 'restarting',
    reads: false,
    begins: async () => {
      await wait(random() * 40)
      await cluster.crash()
    },
    ends: async () => {
      await cluster.start()
      await cluster.mend()
    },
  },
  {
    name: 'failing over',
    reads: false,
    begins: async () => {
      await cluster.crash()
      await cluster.cut()
    },
    ends: async () => {
      await cluster.failOver()
      await cluster.mend()
    },
  },
  {
    name: 'full of connections',
    reads: false,
    begins: () => cluster.as(`ALTER ROLE portal CONNECTION LIMIT 0; ${cutOff}`),
    ends: () => cluster.as('ALTER ROLE portal CONNECTION LIMIT -1'),
  },
  {
    name: 'locked, and the pool full of what waits',
    begins: async ({ clientId, task }) => {
      locking = new pg.Client(cluster.direct())
      await locking.connect()
      await locking.query('BEGIN')
      await locking.query('SELECT FROM client WHERE id = $1 FOR UPDATE', [clientId])
      crowd = Array.from({ length: 10 }, () => server.does(task))
    },
    ends: () => locking.end(),
  },
  {
    name: 'read-only',
    begins: () => cluster.as(`ALTER ROLE portal SET default_transaction_read_only = on; ${cutOff}`),
    ends: () => cluster.as(`ALTER ROLE portal RESET default_transaction_read_only; ${cutOff}`),
    reads: true,
  },
  {
    name: 'standing still',
    reads: false,
    begins: async () => cluster.stand(true),
    ends: async () => cluster.stand(false),
  },
  {
    name: 'silent',
    reads: false,
    begins: async () => cluster.freeze(),
    ends: () => cluster.mend(),
  },
  {
    name: 'lost for words',
    begins: async ({ task }) => cluster.loseAnswerAbout(task.verb === 'submit' ? 'consent' : 'decision'),
    ends: () => cluster.mend(),
    reads: true,
  },
]

test(`F6: ${trials} times without a database`, { timeout: 1_800_000 }, async () => {
  const tally = { unconfirmed: 0, made: 0 }
  for (let trial = 0; trial < trials; trial++) {
    const fault = faults[trial % faults.length] as Fault
    const sent = await whatIsSent(trial)
    const before = await there(sent)
    // Half of the faults meet what is under way, the other half come first.
    const early = random() < 0.5 && !fault.name.startsWith('locked') && fault.name !== 'lost for words'
    const racing = early ? server.does(sent.task) : undefined
    await fault.begins(sent)
    const reading = fault.reads ? untilConfirmed({ verb: 'read' }) : server.does({ verb: 'read' })
    const [told, read] = await Promise.all([racing ?? server.does(sent.task), reading])
    const during = early ? await server.does(sent.task) : told
    await fault.ends()
    await db.$disconnect()
    const name = `${trial}, ${fault.name}${early ? ' on its way' : ''}`
    expect(told, name).toMatchObject(early ? expect.anything() : { unconfirmed: expect.any(String) })
    for (const answer of [told, during, read, ...(await Promise.all(crowd.splice(0)))])
      expect(answer, name).not.toHaveProperty('broken')
    if (fault.reads !== undefined) expect(read, name).toHaveProperty(fault.reads ? 'done' : 'unconfirmed')
    const kept = await there(sent)
    expect([before, sent.once], `${name}: whole or not at all`).toContainEqual(kept)
    for (const answer of [told, during])
      if (answer && 'done' in answer) expect(kept, `${name}: no false word`).toEqual(sent.once)
    tally[told && 'done' in told ? 'made' : 'unconfirmed'] += 1

    const again = await untilConfirmed(sent.task)
    const decided = sent.task.verb === 'approve' && kept.decisions === 1
    expect(again, name).toMatchObject(
      decided ? { refused: expect.stringContaining('already') } : { done: expect.any(String) },
    )
    expect(await there(sent), name).toEqual(sent.once)
  }
  console.log(
    `F6: ${trials} trials (${faults.map(({ name }) => name).join(', ')}): 0 false words, ${tally.unconfirmed} not confirmed, ${tally.made} made; each sent again to the same process counted once (SEED=${seed})`,
  )
})

/** Sends it again until it is confirmed or refused, as a person would; the process is the same, never restarted. */
async function untilConfirmed(task: Task): Promise<Told | null> {
  for (const until = Date.now() + 30_000; ; ) {
    const told = await server.does(task)
    if (!told || !('unconfirmed' in told) || Date.now() > until) return told
    await wait(100)
  }
}
