import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { claimMails } from '@/lib/mail/claim'
import { deliverNext } from '@/lib/mail/deliver'
import { triedFor, waitBefore } from '@/lib/mail/keep'
import { parkAbandoned, workerLock } from '@/lib/mail/park'
import { queueMail } from '@/lib/mail/queue'
import { openTransport, type Transport } from '@/lib/mail/transport'
import { plain, postOffice, type Script, scriptedServer } from '@/tests/integration/mail/post-office'
import { asOwner } from '@/tests/support/database'

// Servers that are mad, addresses that cannot be, clocks that are wrong.

const at = new Date('2026-11-24T00:00:00Z')
const later = (seconds: number) => new Date(at.getTime() + seconds * 1_000)
const waits = { connect: 400, greet: 400, silence: 400, mail: 2_000 }

const ends: (() => unknown)[] = []
beforeEach(() => asOwner((client) => client.query('TRUNCATE mail, mail_rest')))
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

function transportTo(url: string): Transport {
  const transport = openTransport(url, 1, waits)
  ends.push(transport.close)
  return transport
}
const queue = (toAddress = 'a@post.example', when = at) =>
  queueMail(db, { event: 'request-waits', ...plain(toAddress), at: when })
const row = () => db.mail.findFirstOrThrow({ orderBy: { id: 'asc' } })

/** Answers as it should, but for one command. */
const but = (command: string, words: string | null) => (said: string) =>
  said === command ? words : said === 'DATA' ? '354 go on' : '250 ok'
const garbage = '\u0000\u0007 Guru Meditation; HTTP/1.1 200 OK'

describe('a server that', () => {
  it.each<[string, Script, 'queued' | 'parked' | 'sent', number | 'perhaps']>([
    ['hangs at DATA', { answers: but('DATA', null) }, 'queued', 0],
    ['hangs after the message', { afterMessage: null }, 'parked', 1],
    ['answers 250 and drops', { drops: true }, 'sent', 1],
    ['drops without an answer', { afterMessage: null, drops: true }, 'parked', 1],
    ['hangs up instead of greeting', { hangsUp: true }, 'queued', 0],
    ['greets with garbage', { greeting: garbage }, 'queued', 0],
    ['answers a hello with garbage', { answers: () => garbage }, 'queued', 0],
    ['answers the address with garbage', { answers: but('RCPT', garbage) }, 'queued', 0],
    ['answers DATA with garbage', { answers: but('DATA', garbage) }, 'queued', 0],
    ['answers the message with garbage', { afterMessage: garbage }, 'parked', 1],
    ['answers the message with half a line', { afterMessage: '25', drops: true }, 'parked', 1],
    ['refuses our sender', { answers: but('MAIL', '550 5.7.60 not allowed to send as portal') }, 'queued', 0],
    ['answers with a code that there is not', { answers: but('RCPT', '999 what') }, 'queued', 0],
    // The second answer is taken for that of DATA: how much of the message is on its way by then is as it comes.
    ['answers the address twice', { answers: but('RCPT', '250 ok\r\n250 ok') }, 'parked', 'perhaps'],
    [
      'greets with an endless line',
      { greeting: null, endless: { after: 'greeting', text: 'x'.repeat(65_536) } },
      'queued',
      0,
    ],
    [
      'answers a hello with endless lines',
      { answers: () => null, endless: { after: 'EHLO', text: '250-more\r\n'.repeat(6_000) } },
      'queued',
      0,
    ],
    [
      'answers the message with an endless line',
      { afterMessage: null, endless: { after: 'message', text: 'x'.repeat(65_536) } },
      'parked',
      1,
    ],
    [
      'answers the message with endless lines',
      { afterMessage: null, endless: { after: 'message', text: '250-more\r\n'.repeat(6_000) } },
      'parked',
      1,
    ],
    [
      'answers the message a line now and then',
      { afterMessage: null, endless: { after: 'message', text: '250-more\r\n', every: 100 } },
      'parked',
      1,
    ],
  ])('%s', async (_, script, status, messages) => {
    const server = await scriptedServer(script)
    ends.push(server.close)
    await queue()
    const began = performance.now()
    const before = process.memoryUsage().rss
    expect(await deliverNext(transportTo(server.url), 'one', () => at)).toMatchObject({ status })
    expect(performance.now() - began).toBeLessThan(waits.mail + 3_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
    if (messages !== 'perhaps') expect(server.counted.messages).toBe(messages)
    expect(server.counted.connections).toBe(1) // a try is one: how often and when is the queue's to say
    // Whatever it was, the mail is not sent once more where it may have arrived, and is where it cannot have.
    const sane = await postOffice()
    ends.push(sane.close)
    await deliverNext(transportTo(sane.url), 'one', () => later(3_600))
    expect(sane.count('a@post.example')).toBe(status === 'queued' ? 1 : 0)
  })

  it('answers 250 and drops loses no second mail', async () => {
    const server = await scriptedServer({ drops: true })
    ends.push(server.close)
    const transport = transportTo(server.url)
    await queue('a@post.example')
    await queue('b@post.example')
    for (const when of [at, later(1), later(60)]) await deliverNext(transport, 'one', () => when)
    expect(await db.mail.groupBy({ by: ['status'], _count: true })).toEqual([{ status: 'sent', _count: 2 }])
    expect(server.counted.messages).toBe(2)
  })

  it('answers 4xx for ever is tried for 72 hours, ever more seldom, then given up', async () => {
    const server = await scriptedServer({ answers: but('RCPT', '451 4.3.0 not now') })
    ends.push(server.close)
    const transport = transportTo(server.url)
    await queue()
    const tries: number[] = []
    for (let when = at; (await row()).status === 'queued'; when = (await row()).nextAttemptAt) {
      const rest = await db.mailRest.findUnique({ where: { domain: 'post.example' } })
      const free = rest && rest.until > when ? rest.until : when
      tries.push(free.getTime() - at.getTime())
      await deliverNext(transport, 'one', () => free)
    }
    expect(await row()).toMatchObject({ status: 'failed', failure: 'not_accepting' })
    expect(tries.length).toBeGreaterThan(35)
    expect(tries.length).toBeLessThan(60)
    expect(tries.at(-1)).toBeLessThanOrEqual(triedFor)
    expect(tries.at(-1)).toBeGreaterThan(triedFor - 3 * 3_600_000)
  })
})

describe('an address with a line break', () => {
  it('that is in a row against the law holds up nobody and reaches nobody', async () => {
    const office = await postOffice()
    ends.push(office.close)
    await asOwner((client) => client.query('ALTER TABLE mail DROP CONSTRAINT mail_one_line'))
    const hostile = 'a@post.example>\r\nRCPT TO:<b@evil.example'
    await db.mail.create({ data: { ...plain(hostile), event: 'request-waits', queuedAt: at, nextAttemptAt: at } })
    await queue('c@post.example', later(1))
    const transport = transportTo(office.url)
    expect(await deliverNext(transport, 'one', () => later(1))).toMatchObject({ status: 'failed', code: 'EADDRESS' })
    expect(await deliverNext(transport, 'one', () => later(1))).toMatchObject({ status: 'sent' })
    expect(await row()).toMatchObject({ failure: 'no_such_address' })
    expect(office.arrived.map(({ to }) => to)).toEqual(['c@post.example'])
  })
})

describe('a clock', () => {
  const skew = 90

  it.each([
    ['of who queues is ahead', skew],
    ['of who queues was set back', -skew],
  ])('%s: the mail waits no longer than that', async (_, ahead) => {
    await queue('a@post.example', later(ahead))
    expect(await claimMails('one', 1, later(ahead - 1))).toHaveLength(0)
    expect(await claimMails('one', 1, later(ahead))).toHaveLength(1)
  })

  it.each([
    ['ahead', skew],
    ['set back', -skew],
  ])('of one worker is %s: no mail is sent twice, parked or late by more', async (_, wrong) => {
    const office = await postOffice()
    ends.push(office.close)
    const transport = openTransport(office.url, 2)
    ends.push(transport.close)
    for (let mail = 0; mail < 10; mail += 1) await queue(`slow${mail}@d${mail}.example`, later(-200))
    await queue('busy@post.example', later(-200))
    await asOwner(async (client) => {
      for (const name of ['right', 'wrong']) await client.query(workerLock, [name])
      const deliverAll = async (name: string, clock: () => Date) => {
        while (await deliverNext(transport, name, clock)) expect(await parkAbandoned(clock())).toBe(0)
      }
      await Promise.all([deliverAll('right', () => at), deliverAll('wrong', () => later(wrong))])
    })
    expect(office.arrived).toHaveLength(10)
    expect(await db.mail.count({ where: { status: 'sent' } })).toBe(10)
    const busy = await db.mail.findFirstOrThrow({ where: { toAddress: 'busy@post.example' } })
    expect(busy.nextAttemptAt.getTime()).toBeGreaterThan(at.getTime() - skew * 1_000)
    expect(busy.nextAttemptAt.getTime()).toBeLessThanOrEqual(
      later(waitBefore(busy.attempts, 1) / 1_000 + skew).getTime(),
    )
    office.mend('busy')
    expect(await deliverNext(transport, 'right', () => busy.nextAttemptAt)).toMatchObject({ status: 'sent' })
  })

  it('that is set back under a worker leaves its claims alone', async () => {
    await queue()
    await claimMails('one', 1, at)
    expect(await claimMails('two', 1, later(-3_600))).toEqual([])
    expect(await claimMails('two', 1, later(3_600))).toEqual([])
  })
})
