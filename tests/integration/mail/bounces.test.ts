import { connect } from 'node:net'
import nodemailer from 'nodemailer'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startBounces } from '@/bin/worker/bounces'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { reportIn } from '@/lib/mail/bounce'
import { claimMails } from '@/lib/mail/claim'
import { deliverNext } from '@/lib/mail/deliver'
import { keep } from '@/lib/mail/keep'
import type { MailStatus } from '@/lib/mail/mail'
import { queueMail } from '@/lib/mail/queue'
import { mailBehind, returnAddressOf } from '@/lib/mail/return-address'
import { openTransport } from '@/lib/mail/transport'
import { type Cast, cast, requestIn } from '@/tests/integration/mail/life'
import { plain, postOffice } from '@/tests/integration/mail/post-office'
import { asOwner } from '@/tests/support/database'

const at = new Date('2026-11-24T00:00:00Z')
env().BOUNCE_DOMAIN = 'bounces.phoenix.example'

let bounces: Awaited<ReturnType<typeof startBounces>>
let people: Cast
let request: string
beforeAll(async () => {
  bounces = await startBounces('127.0.0.1', 0)
  people = await cast()
  request = await requestIn(people, 'approved')
})
afterAll(() => bounces.stop())
beforeEach(() => asOwner((client) => client.query('TRUNCATE mail, mail_rest, task')))

/** The client's outcome, as it stands once it was sent. */
async function outcome(status: MailStatus = 'sent') {
  await queueMail(db, {
    ...plain('a@post.example'),
    event: 'approved-client',
    requestId: request,
    clientId: people.client.id,
    at,
  })
  const { id } = await db.mail.findFirstOrThrow({ orderBy: { id: 'desc' } })
  await db.mail.update({ where: { id }, data: { status, ...(status === 'claimed' && { claimedBy: 'one' }) } })
  return { id, back: returnAddressOf(id) ?? '' }
}
const row = (id: string) => db.mail.findUniqueOrThrow({ where: { id } })
const tasks = () => db.task.count({ where: { kind: 'tell_client_the_outcome', doneAt: null } })

/** A delivery report as RFC 3464 has it. */
const report = (
  fields: string,
  { type = 'multipart/report; report-type=delivery-status', returned = 'Subject: An update for you' } = {},
) =>
  [
    ...[
      'From: MAILER-DAEMON@post.example',
      'Subject: Undelivered Mail Returned to Sender',
      'Auto-Submitted: auto-replied',
    ],
    ...[
      'MIME-Version: 1.0',
      `Content-Type: ${type}; boundary="b"`,
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Sorry.',
      '',
    ],
    ...['--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; post.example', '', fields, ''],
    ...['--b', 'Content-Type: message/rfc822', '', returned, '', 'Hello', '', '--b--', ''],
  ].join('\r\n')
const failed = (status: string, more = '') =>
  `Final-Recipient: rfc822; a@post.example\r\nAction: failed\r\nStatus: ${status}${more}`

const inner = report(failed('5.1.1')).replaceAll('--b', '--c').replace('"b"', '"c"')
const within = (returned: string) =>
  report('', { returned }).replace('-status\r', '\r').replace('/rfc822', '/rfc822\r\nContent-Disposition: inline')

const carried = (to: string | string[], raw: string | Buffer) =>
  nodemailer
    .createTransport({ host: '127.0.0.1', port: bounces.port, ignoreTLS: true })
    .sendMail({ envelope: { from: '', to }, raw })

/** Sends a message to the bounce server: the reply's code. */
async function sent(to: string, raw: string | Buffer): Promise<number> {
  return carried(to, raw).then(
    ({ response }) => Number(response.slice(0, 3)),
    (error: { responseCode?: number }) => error.responseCode ?? 0,
  )
}

describe('a return address', () => {
  it('fits RFC 5321, in large letters too, and is that of one mail', async () => {
    const { id, back } = await outcome()
    expect(back.split('@')[0]?.length).toBeLessThanOrEqual(64)
    expect([mailBehind(back), mailBehind(back.toUpperCase())]).toEqual([id, id])
  })

  it('cannot be made by others', async () => {
    const [one, other] = [await outcome(), await outcome()]
    const forged = [
      ...[one.back.replace(one.id, other.id), one.back.replace(/\.\w{16}@/, `.${'0'.repeat(16)}@`)],
      ...[one.back.replace('bounces.', ''), one.back.slice(2), `x${one.back}`, 'b+@bounces.phoenix.example', ''],
    ]
    expect(forged.map(mailBehind)).toEqual(forged.map(() => null))
    const ours = env().NEXTAUTH_SECRET
    env().NEXTAUTH_SECRET = 'another secret, and long enough'
    expect(mailBehind(one.back)).toBeNull()
    env().NEXTAUTH_SECRET = ours
    expect(await Promise.all(forged.slice(0, 4).map((to) => sent(to, report(failed('5.1.1')))))).toEqual([
      550, 550, 550, 550,
    ])
    expect(await tasks()).toBe(0)
  })

  it('is the envelope’s sender, and only that', async () => {
    const office = await postOffice()
    const transport = openTransport(office.url, 1)
    const { id, back } = await outcome('queued')
    await deliverNext(transport, 'one', () => at)
    transport.close()
    await office.close()
    expect(office.arrived).toMatchObject([{ from: back }])
    expect(office.arrived[0]?.raw).not.toContain(back)
    expect(office.arrived[0]?.raw).toMatch(/^From: .*<support@phoenix\.example>\r?$/m)
    expect((await row(id)).status).toBe('sent')
  })
})

describe('a bounce', () => {
  it.each([
    ['no_such_address', failed('5.1.1')],
    ['no_such_address', failed('5.0.0', '\r\nDiagnostic-Code: smtp;\r\n 550 5.1.1 User unknown')],
    ['not_accepting', failed('5.2.2 (mailbox full)')],
    ['technical', failed('5.7.1')],
    ['not_accepting', `Action: relayed\r\nStatus: 2.0.0\r\n\r\n${failed('4.4.7')}`],
  ])('says %s', async (failure, fields) => {
    const { id, back } = await outcome()
    expect(await sent(back, report(fields))).toBe(250)
    expect(await row(id)).toMatchObject({ status: 'failed', failure, bouncedAt: expect.any(Date) })
    expect(await tasks()).toBe(1)
  })

  it('that comes again changes nothing', async () => {
    const { id, back } = await outcome()
    await sent(back, report(failed('5.1.1')))
    const first = await row(id)
    const rows = await db.historyEntry.count()
    expect([await sent(back, report(failed('5.7.1'))), await sent(back, report(failed('5.1.1')))]).toEqual([250, 250])
    expect(await row(id)).toMatchObject({
      failure: 'no_such_address',
      bouncedAt: first.bouncedAt,
      settledAt: first.settledAt,
    })
    expect([await tasks(), await db.historyEntry.count()]).toEqual([1, rows])
  })

  it('settles a mail that was parked', async () => {
    const { id, back } = await outcome('parked')
    await sent(back, report(failed('5.1.1')))
    expect((await row(id)).status).toBe('failed')
  })

  it('that is faster than the mark stands', async () => {
    const { id, back } = await outcome('queued')
    const [mail] = await claimMails('one', 1, at)
    await sent(back, report(failed('5.1.1')))
    if (mail) await keep('one', [{ mail, fate: { fate: 'sent' }, at }])
    expect((await row(id)).status).toBe('failed')
  })
})

describe('what is no bounce', () => {
  it.each([
    ['a delay', report('Action: delayed\r\nStatus: 4.4.1')],
    ['a receipt', report('Action: delivered\r\nStatus: 2.0.0')],
    [
      'an automatic answer',
      'Subject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n',
    ],
    ['a report in another’s clothes', report(failed('5.1.1'), { type: 'multipart/mixed' })],
    ['a report of another kind', report(failed('5.1.1')).replace('delivery-status\r', 'disposition-notification\r')],
    ['a report within the mail that came back', within(inner)],
    ['nothing', ''],
    ['nonsense', Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7_919) % 256))],
    ['nonsense MIME', `Content-Type: multipart/report; boundary="${'b'.repeat(5_000)}"\r\n\r\n--b\r\n--b--\r\n--`],
    ['a hundred thousand parts', `Content-Type: multipart/report; boundary=b\r\n\r\n${'--b\r\n\r\n'.repeat(100_000)}`],
    [
      'parts in parts',
      Array.from(
        { length: 14_000 },
        (_, i) => `Content-Type: multipart/report; boundary=b${i}\r\n\r\n--b${i}\r\n`,
      ).join(''),
    ],
    ['endless headers', `Subject: ${'a\r\n '.repeat(180_000)}\r\n\r\n`],
    ['a status without an action', report(`Status: 5.1.1\r\n${'X: y\r\n'.repeat(20_000)}`)],
  ])('%s is accepted and changes nothing', async (_, message) => {
    const { id, back } = await outcome()
    const began = performance.now()
    expect(await sent(back, message)).toBe(250)
    expect(performance.now() - began).toBeLessThan(5_000)
    expect((await row(id)).status).toBe('sent')
    expect(await tasks()).toBe(0)
  })

  it('an enormous message is refused', async () => {
    const { id, back } = await outcome()
    expect(await sent(back, report(failed('5.1.1'), { returned: 'x'.repeat(80).concat('\r\n').repeat(20_000) }))).toBe(
      552,
    )
    expect((await row(id)).status).toBe('sent')
  })

  it('a report about other mails is about the mail it came to alone', async () => {
    const [one, other] = [await outcome(), await outcome()]
    const names = `\r\nOriginal-Envelope-Id: ${other.id}\r\nX-Mail: ${other.back}`
    await sent(one.back, report(failed('5.1.1', names), { returned: `Message-ID: <${other.id}@phoenix.example>` }))
    expect([(await row(one.id)).status, (await row(other.id)).status]).toEqual(['failed', 'sent'])
    expect((await carried([one.back, other.back], report(failed('5.1.1')))).rejected).toEqual([other.back])
    expect((await row(other.id)).status).toBe('sent')
  })

  it('a field with a line break or a mark in it says no more than its word', async () => {
    expect(await reportIn(Buffer.from(report('Action: failed\rBcc: b@evil.example\r\nStatus: <script>5.1.1')))).toEqual(
      { action: 'failed', failure: 'technical' },
    )
  })
})

describe('somebody without a return address', () => {
  it('may not say anything, nor sign in', async () => {
    const commands = [
      ...['EHLO evil', 'AUTH PLAIN AGEAYg==', 'MAIL FROM:<a@evil.example>', 'RCPT TO:<portal@phoenix.example>'],
      ...['DATA', 'QUIT'],
    ]
    const said = await new Promise<string>((resolve) => {
      let words = ''
      const socket = connect(bounces.port, '127.0.0.1')
      socket
        .on('close', () => resolve(words))
        .on('data', (chunk) => {
          words += chunk
          if (/^\d{3} .*\r\n$/m.test(String(chunk))) socket.write(`${commands.shift()}\r\n`)
        })
    })
    expect(said).not.toMatch(/AUTH PLAIN|STARTTLS|^354/m)
    expect(said.match(/^\d{3} /gm)?.join('')).toBe('220 250 500 250 550 503 221 ')
  })
})
