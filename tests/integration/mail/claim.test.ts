import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { Prisma } from '@/lib/generated/prisma/client'
import { type Claimed, claim, claimMails, turn } from '@/lib/mail/claim'
import { keep } from '@/lib/mail/keep'
import type { Fate } from '@/lib/mail/transport'
import type { Sealed } from '@/lib/text-at-rest/sealing'
import { plain } from '@/tests/integration/mail/post-office'
import { asOwner } from '@/tests/support/database'

const at = new Date('2026-11-24T00:00:00Z')
const later = (seconds: number) => new Date(at.getTime() + seconds * 1_000)
const most = env().MAIL_PER_DOMAIN
const sealed = '' as unknown as Sealed

beforeEach(() => asOwner((client) => client.query('TRUNCATE mail, mail_rest')))

/** Puts mails in the queue as fast as it goes: their words do not matter here. */
const queue = (domain: string, count: number, queuedAt = at) =>
  asOwner((client) =>
    client.query(
      `INSERT INTO mail (id, event, from_name, to_address, subject, text, html, queued_at, next_attempt_at)
       SELECT gen_random_uuid(), 'request-waits', 'Phoenix', 'r' || n || '@' || replace($1, '#', (n % 5000)::text), 'A request', '', '', $3, $3
         FROM generate_series(1, $2) n`,
      [domain, count, queuedAt],
    ),
  )
const domainsOf = (mails: readonly { toDomain: string }[]) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(mails, ({ toDomain }) => toDomain)).map(([name, of]) => [name, of?.length]),
  )
const settled = (domain: string) =>
  db.mail.updateMany({ where: { toDomain: domain, status: 'claimed' }, data: { status: 'sent' } })

describe('of one domain', () => {
  it('no more than the limit are at work, and the others go on', async () => {
    await queue('big.example', 50)
    await queue('small.example', 3, later(1))
    expect(domainsOf(await claimMails('one', 40, later(1)))).toEqual({ 'big.example': most, 'small.example': 3 })
    expect(await claimMails('two', 40, later(1))).toEqual([])
    await settled('big.example')
    expect(domainsOf(await claimMails('two', 40, later(1)))).toEqual({ 'big.example': most })
  })

  it('nor are they when many workers claim at the same moment', async () => {
    await queue('big.example', 200)
    await queue('other.example', 200)
    for (let round = 0; round < 10; round += 1) {
      const claims = await Promise.all(Array.from({ length: 8 }, (_, worker) => claimMails(`w${worker}`, 3, at)))
      expect(domainsOf(claims.flat())).toEqual({ 'big.example': most, 'other.example': most })
      await Promise.all([settled('big.example'), settled('other.example')])
    }
  })

  it('a crowd at the head of the queue hides nobody behind it', async () => {
    await queue('big.example', 1_000)
    await queue('small.example', 1, later(1))
    await claimMails('one', most, at)
    expect(domainsOf(await claimMails('one', 10, later(1)))).toEqual({ 'small.example': 1 })
  })
})

it('a mail that somebody else holds keeps no other waiting', async () => {
  await queue('held.example', 1)
  await queue('free.example', 1, later(1))
  await asOwner(async (client) => {
    await client.query(`BEGIN; SELECT 1 FROM mail WHERE to_domain = 'held.example' FOR UPDATE`)
    expect(domainsOf(await claimMails('one', 10, later(1)))).toEqual({ 'free.example': 1 })
    await client.query('COMMIT')
  })
  expect(domainsOf(await claimMails('one', 10, later(1)))).toEqual({ 'held.example': 1 })
})

describe('a domain in trouble', () => {
  const trouble: Fate = {
    fate: 'later',
    code: 'EENVELOPE 451',
    error: 'busy',
    failure: 'not_accepting',
    about: 'domain',
  }
  const none: Omit<Claimed, 'toDomain'> = {
    ...plain('a@post.example'),
    ...{ id: randomUUID(), fromAddress: 'portal@phoenix.example', text: sealed, html: sealed, event: 'request-waits' },
    ...{ attempts: 1, queuedAt: at, nextAttemptAt: at },
  }
  const tries = (domain: string, fates: Fate[], when = at) =>
    keep(
      'nobody',
      fates.map((fate) => ({ mail: { ...none, toDomain: domain }, fate, at: when })),
    )
  const claimed = async (when: Date, domain = 'sick.example') =>
    domainsOf(await claimMails('one', 20, when))[domain] ?? 0
  beforeEach(async () => {
    await queue('sick.example', 50)
    await queue('well.example', 50)
  })

  it('rests after the third mail in a row that it did not take, and the others go on', async () => {
    await tries('sick.example', [trouble, trouble])
    expect(await claimed(at)).toBe(most)
    await settled('sick.example')
    await tries('sick.example', [trouble])
    expect(await claimed(later(4))).toBe(0)
    await settled('well.example')
    expect(await claimed(later(4), 'well.example')).toBe(most)
  })

  it('is then tried with one mail, rests twice as long each time, and is well when it takes one', async () => {
    await tries('sick.example', [trouble, trouble, trouble])
    await tries('sick.example', [trouble, trouble], later(1)) // they were on their way, and make it no longer
    expect(await claimed(later(5))).toBe(1)
    expect(await claimed(later(6))).toBe(0)
    await settled('sick.example')
    await tries('sick.example', [trouble], later(6))
    expect([await claimed(later(15)), await claimed(later(16))]).toEqual([0, 1])
    await settled('sick.example')
    await tries('sick.example', [{ fate: 'sent' }], later(17))
    expect(await claimed(later(17))).toBe(most)
  })

  it('rests half an hour at most', async () => {
    for (let round = 0; round < 30; round += 1)
      await tries('sick.example', [trouble, trouble, trouble], later(round * 10_000))
    const { until } = await db.mailRest.findUniqueOrThrow({ where: { domain: 'sick.example' } })
    expect(until).toEqual(later(29 * 10_000 + 1_800))
  })

  it('is not what one mailbox says', async () => {
    await tries('sick.example', Array(9).fill({ ...trouble, about: 'mail' }))
    await tries('sick.example', Array(9).fill({ ...trouble, fate: 'refused' }))
    expect(await claimed(at)).toBe(most)
  })

  it('is what all workers say together', async () => {
    await tries('sick.example', [trouble])
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    const said = await asOwner(async (client) => {
      await client.query(`BEGIN; SELECT 1 FROM mail_rest WHERE domain = 'sick.example' FOR UPDATE`)
      const both = [tries('sick.example', [trouble]), tries('sick.example', [trouble])]
      await expect.poll(async () => (await asOwner((other) => other.query(waiting))).rowCount).toBe(2)
      await client.query('COMMIT')
      return both
    })
    await Promise.all(said)
    expect(await claimed(at)).toBe(0)
  })

  it('may be the mail server itself: then all wait, and one mail is tried', async () => {
    const away: Fate = { fate: 'later', code: 'ESOCKET', error: 'away', failure: 'technical', about: 'server' }
    await tries('well.example', [away, away, away])
    expect(await claimMails('one', 20, later(4))).toEqual([])
    expect(await claimMails('one', 20, later(5))).toHaveLength(1)
    expect(await claimMails('two', 20, later(5))).toEqual([])
    await tries('well.example', [{ fate: 'sent' }], later(6))
    expect(await claimMails('two', 20, later(6))).toHaveLength(2 * most - 1)
  })
})

type Plan = {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Plan[]
}
type Explained = { 'QUERY PLAN': [{ Plan: Plan; 'Execution Time': number }] }
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]
const read = (node: Plan) => (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']

/** How a claim reads the mails, node by node, and how long it took. */
async function explained(worker: string) {
  const query = Prisma.sql`EXPLAIN (ANALYZE, FORMAT JSON) ${claim(worker, 5, later(1))}`
  const [, [row]] = await db.$transaction([turn(), db.$queryRaw<Explained[]>(query)])
  if (!row) throw new Error('There is no plan.')
  const [{ Plan: plan, 'Execution Time': milliseconds }] = row['QUERY PLAN']
  const ofMail = nodes(plan).filter((node) => node['Relation Name'] === 'mail' && node['Node Type'] !== 'ModifyTable')
  return { ways: [...new Set(ofMail.map((node) => node['Node Type']))], rows: ofMail.map(read), milliseconds }
}
const byIndex = /^Index( Only)? Scan$/

it.each([
  ['that nobody has counted', 'SELECT 1'],
  ['that are counted', 'ANALYZE mail'],
])('among 100,000 waiting mails %s, a claim reads by indexes alone, and few rows', async (_, count) => {
  await queue('big.example', 50_000)
  await queue('d#.example', 50_000, later(1))
  await asOwner((client) => client.query(count))
  const free = await explained('one')
  expect(await db.mail.count({ where: { claimedBy: 'one', toDomain: 'big.example' } })).toBe(most)
  expect(free.ways.filter((way) => !byIndex.test(way))).toEqual([])
  expect(Math.max(...free.rows)).toBeLessThanOrEqual(100)
  // The worst there is: the head of the queue cannot go, and all domains are looked at.
  const full = await explained('two')
  expect(await db.mail.count({ where: { claimedBy: 'two', toDomain: { not: 'big.example' } } })).toBe(5)
  expect(full.ways.filter((way) => !byIndex.test(way))).toEqual([])
  expect(Math.max(...full.rows)).toBeLessThanOrEqual(5_001 * most)
  console.log(
    `mail: a claim among 100,000 takes ${free.milliseconds} ms, past a full domain and 5,000 others ${full.milliseconds} ms`,
  )
})
