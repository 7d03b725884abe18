import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { claimMails } from '@/lib/mail/claim'
import { deliverNext } from '@/lib/mail/deliver'
import { waitBefore } from '@/lib/mail/keep'
import { parkAbandoned, workerLock } from '@/lib/mail/park'
import { queueMail } from '@/lib/mail/queue'
import { openTransport, type Transport } from '@/lib/mail/transport'
import { plain, postOffice, silentServer } from '@/tests/integration/mail/post-office'
import { asOwner } from '@/tests/support/database'

const at = new Date('2026-11-24T00:00:00Z')
const later = (milliseconds: number) => new Date(at.getTime() + milliseconds)

let office: Awaited<ReturnType<typeof postOffice>>
let transport: Transport

beforeAll(async () => {
  office = await postOffice()
})
afterAll(() => office.close())
beforeEach(async () => {
  await asOwner((client) => client.query('TRUNCATE mail, mail_rest'))
  office.arrived.length = 0
  transport?.close()
  transport = openTransport(office.url, 3)
})
afterAll(() => transport.close())

const queue = (toAddress: string, more = {}) =>
  queueMail(db, { event: 'request-waits', ...plain(toAddress), at, ...more })
const row = (toAddress: string) => db.mail.findFirstOrThrow({ where: { toAddress } })
const deliver = (worker = 'one', when = at) => deliverNext(transport, worker, () => when)

async function deliverAll(worker: string, when = at): Promise<number> {
  let delivered = 0
  while (await deliver(worker, when)) delivered += 1
  return delivered
}

describe('a mail that is accepted', () => {
  it('is claimed, sent and marked', async () => {
    await queue('a@post.example')
    expect(await deliver()).toMatchObject({ event: 'request-waits', status: 'sent', attempt: 1, code: '' })
    expect(await row('a@post.example')).toMatchObject({ status: 'sent', settledAt: at, claimedBy: null, lastError: '' })
    expect(await deliver()).toBeNull()
    expect(office.count('a@post.example')).toBe(1)
  })

  it('has one recipient, the name and a Message-ID that stays', async () => {
    await queue('a@post.example')
    await deliver()
    const { id } = await row('a@post.example')
    const [{ raw = '' } = {}] = office.arrived
    expect(raw).toMatch(/^To: <?a@post\.example>?\r?$/m)
    expect(raw).toMatch(/^From: Phoenix <portal@phoenix\.example>\r?$/m)
    expect(raw).toContain(`Message-ID: <${id}@phoenix.example>`)
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r?$/im)
    expect(raw).not.toMatch(/^(Cc|Bcc):/im)
  })

  it('is seen as claimed by everybody while it is being sent', async () => {
    await queue('slow@post.example')
    const delivery = deliver()
    await expect.poll(() => office.count('slow@post.example')).toBe(1)
    expect(await row('slow@post.example')).toMatchObject({ status: 'claimed', claimedBy: 'one' })
    expect(await delivery).toMatchObject({ status: 'sent' })
  })

  it('waits until its time', async () => {
    await queue('a@post.example', { at: later(1) })
    expect(await deliver()).toBeNull()
    expect(await deliver('one', later(1))).toMatchObject({ status: 'sent' })
  })
})

describe('a mail that is not accepted', () => {
  it.each(['busy@post.example', 'full@post.example'])('goes back to the queue after a 4xx: %s', async (address) => {
    await queue(address)
    expect(await deliver()).toMatchObject({ status: 'queued' })
    const { nextAttemptAt, lastError, attempts, claimedBy } = await row(address)
    expect(nextAttemptAt.getTime() - at.getTime()).toBeGreaterThanOrEqual(waitBefore(1, 0))
    expect(nextAttemptAt.getTime() - at.getTime()).toBeLessThanOrEqual(waitBefore(1, 1))
    expect([attempts, claimedBy]).toEqual([1, null])
    expect(lastError).toMatch(/later|full/)
    expect(await deliver()).toBeNull()
    office.mend(address.startsWith('busy') ? 'busy' : 'full')
    expect(await deliver('one', nextAttemptAt)).toMatchObject({ status: 'sent', attempt: 2 })
  })

  it.each(['gone@post.example', 'spam@post.example'])('is given up after a 5xx: %s', async (address) => {
    await queue(address)
    expect(await deliver()).toMatchObject({ status: 'failed' })
    expect(await row(address)).toMatchObject({
      status: 'failed',
      settledAt: at,
      lastError: expect.stringMatching(/no such mailbox|not wanted/),
    })
    expect(await deliver('one', later(80 * 3_600_000))).toBeNull()
  })

  it.each(['no server', 'a silent server'])('goes back to the queue with %s', async (trouble) => {
    const silent = await silentServer()
    if (trouble === 'no server') silent.close()
    transport = openTransport(silent.url, 1, { connect: 200, greet: 200, silence: 200 })
    await queue('a@post.example')
    expect(await deliver()).toMatchObject({ status: 'queued' })
    silent.close()
  })
})

describe('a mail whose fate is unknown', () => {
  it('is parked when the connection is cut after the message, and never sent again', async () => {
    await queue('cut@post.example')
    expect(await deliver()).toMatchObject({ status: 'parked' })
    expect(await row('cut@post.example')).toMatchObject({
      status: 'parked',
      lastError: expect.stringContaining('It may have arrived.'),
    })
    expect(await deliver('one', later(80 * 3_600_000))).toBeNull()
    expect(office.count('cut@post.example')).toBe(1)
  })

  it('is parked also on a connection that carried others before', async () => {
    transport = openTransport(office.url, 1)
    await queue('a@post.example')
    await deliver()
    await queue('cut@post.example')
    expect(await deliver()).toMatchObject({ status: 'parked' })
    expect(office.count('cut@post.example')).toBe(1)
  })

  it('is parked when the server does not answer the message in time', async () => {
    transport = openTransport(office.url, 1, { silence: 400 })
    await queue('slow@post.example')
    expect(await deliver()).toMatchObject({ status: 'parked' })
  })

  it('is parked when its worker died, and only then', async () => {
    await queue('a@post.example')
    await queue('b@post.example')
    await queue('c@post.example')
    await claimMails('alive', 1, at)
    await claimMails('dead', 2, at)
    await db.mail.updateMany({ where: { toAddress: 'c@post.example' }, data: { status: 'failed' } })
    await asOwner(async (client) => {
      await client.query(workerLock, ['alive'])
      expect(await parkAbandoned(later(1_000))).toBe(1)
    })
    const rows = await db.mail.findMany({ orderBy: { toAddress: 'asc' } })
    expect(rows.map(({ status, claimedBy }) => [status, claimedBy])).toEqual([
      ['claimed', 'alive'],
      ['parked', 'dead'],
      ['failed', 'dead'],
    ])
    expect(await deliverAll('another', later(80 * 3_600_000))).toBe(0)
  })
})

describe('many mails', () => {
  it('are each sent once by deliverers side by side', async () => {
    const mails = 60
    for (let i = 0; i < mails; i += 1) await queue(`r${i}@post.example`)
    const delivered = await Promise.all(['one', 'two', 'three', 'four'].map((worker) => deliverAll(worker)))
    expect(delivered.reduce((sum, count) => sum + count)).toBe(mails)
    expect(new Set(office.arrived.map(({ to }) => to)).size).toBe(mails)
    expect(office.arrived).toHaveLength(mails)
    expect(await db.mail.count({ where: { status: 'sent' } })).toBe(mails)
  })
})
