import { domainToASCII } from 'node:url'
import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { renderMail } from '@/emails/render'
import { db } from '@/lib/db'
import { deliverNext } from '@/lib/mail/deliver'
import { isOneRecipient, type MailEvent, mailEvents, personMailEvents } from '@/lib/mail/mail'
import { queueMail } from '@/lib/mail/queue'
import { openTransport, type Transport } from '@/lib/mail/transport'
import { postOffice } from '@/tests/integration/mail/post-office'
import { asOwner } from '@/tests/support/database'
import { everyMail } from '@/tests/unit/mail/every-mail'

// S6: hostile names, texts and addresses in every mail, as they come out at a real SMTP server.

const events = [...mailEvents, ...personMailEvents]
const [texts, addresses] = process.env.SIZE === 'full' ? [60, 2_000] : [4, 100]
const at = new Date('2026-11-24T00:00:00Z')

let office: Awaited<ReturnType<typeof postOffice>>
let transport: Transport
beforeAll(async () => {
  office = await postOffice()
  transport = openTransport(office.url, 1)
})
afterAll(async () => {
  transport.close()
  await office.close()
})
beforeEach(async () => {
  await asOwner((client) => client.query('TRUNCATE mail'))
  office.arrived.length = 0
})

const piece = fc.constantFrom(
  ...[
    'Anna',
    'Zoë',
    ' ',
    ',',
    ';',
    '<',
    '>',
    '"',
    "'",
    '&',
    '&lt;',
    '\r\n',
    '\n',
    '\r',
    '\0',
    '\t',
    '\u2028',
    '\u202e',
    '\u200b',
    '\ufeff',
  ],
  ...[
    'Bcc: all@evil.example',
    'b@evil.example',
    '<b@evil.example>',
    '=?utf-8?B?QmNjOg==?=',
    '.',
    '--',
    'аnnа',
    'ａｎｎａ',
    '🜚',
  ],
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '</td></table><a href="https://evil.example">x</a>',
    '<!--',
    ']]>',
  ],
  ...['https://evil.example/', 'javascript:alert(1)', '{{7*7}}', 'RCPT TO:<b@evil.example>', '\r\n.\r\nMAIL FROM:<>'],
)
/** NUL is taken out where texts come in (lib/form-action.ts), and no row could hold it. */
const text = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join('').replaceAll('\0', ''))

async function arrivedOf(event: MailEvent, typed: string, toAddress: string) {
  const mail = everyMail({ typed })[event]
  const { subject, from: fromName } = mail
  await queueMail(db, { ...(await renderMail(mail.element)), event, toAddress, fromName, subject, at })
  await deliverNext(transport, 'one', () => at)
  return { subject, fromName, arrived: office.arrived.splice(0) }
}

/** What a page is made of, without its words: names of elements and attributes, and where links lead. */
const markup = (html: string) => [...new Set(html.match(/<\/?[a-z][^\s>]*|\s[a-z-]+=(?=")|href="[^"]*"/gi))].sort()
const headersOf = (raw: string) =>
  (raw.split('\r\n\r\n')[0] ?? '')
    .split(/\r\n(?![ \t])/)
    .map((line) => line.split(':')[0]?.toLowerCase())
    .sort()

describe.each(events)('the mail %s', (event) => {
  it('with hostile texts goes to one recipient, with its own headers, links and markup', async () => {
    const plain = (await arrivedOf(event, 'A plain text', 'anna@post.example')).arrived[0]?.raw ?? ''
    const { html: plainHtml } = await simpleParser(plain)
    let seen = 0
    const property = fc.asyncProperty(text, async (typed) => {
      const { subject, fromName, arrived } = await arrivedOf(event, typed, 'anna@post.example')
      expect(arrived.map(({ to }) => to)).toEqual(['anna@post.example'])
      const raw = arrived[0]?.raw ?? ''
      const mail = await simpleParser(raw)
      expect(headersOf(raw)).toEqual(headersOf(plain))
      expect([mail.subject, mail.from?.text]).toEqual([subject, `"${fromName}" <${mail.from?.value[0]?.address}>`])
      expect([mail.cc, mail.bcc, mail.attachments]).toEqual([undefined, undefined, []])
      expect(markup(mail.html || '').filter((one) => !markup(plainHtml || '').includes(one))).toEqual([])
      seen++
    })
    await fc.assert(property, { numRuns: texts, seed: 6 })
    expect(seen).toBe(texts)
  })
})

/** The domain as the wire has it, whatever letters it is written in. */
const asSent = (address: string) => address.replace(/@.*/, (domain) => `@${domainToASCII(domain.slice(1))}`)

describe('an address', () => {
  it('gets its own mail and no other one does, or it is refused', async () => {
    const counted = { refused: 0, delivered: 0 }
    const local = fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(''))
    const hostile = fc.tuple(
      local,
      fc.constantFrom(
        '@post.example',
        '@post.example, b@evil.example',
        '@post.example\r\nBcc: b@evil.example',
        '@evil.example@post.example',
        '@pоst.example',
        '',
      ),
    )
    const property = fc.asyncProperty(hostile, async (parts) => {
      const address = parts.join('')
      const sending = arrivedOf('request-waits', 'A plain text', address)
      if (!isOneRecipient(address)) {
        counted.refused++
        await expect(sending).rejects.toThrow('not one recipient')
        return
      }
      const { arrived } = await sending
      counted.delivered++
      expect(arrived.map(({ to }) => asSent(to))).toEqual([asSent(address)])
    })
    await fc.assert(property, { numRuns: addresses, seed: 6 })
    expect(counted.refused).toBeGreaterThan(addresses / 2)
    expect(counted.delivered).toBeGreaterThan(0)
    console.log(
      `S6: ${events.length} mails × ${texts} hostile texts, ${addresses} addresses: ${JSON.stringify(counted)}`,
    )
  })
})
