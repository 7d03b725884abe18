import { describe, expect, it } from 'vitest'
import { mark, triedFor, waitBefore } from '@/lib/mail/keep'
import { fateOf } from '@/lib/mail/transport'

const failing = (code: string, responseCode?: number, command?: string) =>
  Object.assign(new Error('said\r\nthis'), { code, responseCode, command })

describe('the fate of a mail', () => {
  it.each([
    ['a 4xx reply to the recipient', failing('EENVELOPE', 450, 'RCPT TO'), false, 'later'],
    ['a 4xx reply to the message', failing('EMESSAGE', 451, 'DATA'), true, 'later'],
    ['a 421 that ends the connection', failing('ECONNECTION', 421), true, 'later'],
    ['a 5xx reply to the recipient', failing('EENVELOPE', 550, 'RCPT TO'), false, 'refused'],
    ['a 5xx reply to the message', failing('EMESSAGE', 554, 'DATA'), true, 'refused'],
    ['a sender that is not ours to use', failing('EENVELOPE', 550, 'MAIL FROM'), false, 'later'],
    ['a mail that the server finds too large', failing('EENVELOPE', 552, 'MAIL FROM'), false, 'refused'],
    ['a sender who must sign in first', failing('EENVELOPE', 530, 'MAIL FROM'), false, 'later'],
    ['a wrong password', failing('EAUTH', 535, 'AUTH PLAIN'), false, 'later'],
    ['a 5xx greeting', failing('EPROTOCOL', 554), false, 'later'],
    ['no server', failing('ESOCKET'), false, 'later'],
    ['silence before the message', failing('ETIMEDOUT'), false, 'later'],
    ['an address that cannot be sent to', failing('EENVELOPE', undefined, 'API'), false, 'refused'],
    ['a message that cannot be made', failing('EMESSAGE'), false, 'refused'],
    ['a connection cut under the message', failing('ECONNECTION'), true, 'unknown'],
    ['silence after the message', failing('ETIMEDOUT'), true, 'unknown'],
    ['a reply out of turn', failing('EMESSAGE', 354, 'DATA'), true, 'unknown'],
    ['a code that there is not', failing('EENVELOPE', 999, 'RCPT TO'), false, 'later'],
    ['a reply without a code', failing('EMESSAGE', undefined, 'DATA'), true, 'unknown'],
    ['something unheard of', undefined, true, 'unknown'],
  ])('after %s', (_, error, begun, fate) => {
    expect(fateOf(error, begun).fate).toBe(fate)
  })

  it('is told without what no row can hold', () => {
    const error = Object.assign(new Error('a\0b\u0007\ud800'), { code: 'EPROTOCOL' })
    expect(fateOf(error, false)).toMatchObject({ error: 'a b \ufffd' })
    const long = Object.assign(new Error(`${'x'.repeat(499)}\u{1f600}`), { code: 'EPROTOCOL' })
    expect(fateOf(long, false)).toMatchObject({ error: `${'x'.repeat(499)}\ufffd` })
  })

  it('is told in one line', () => {
    expect(fateOf(failing('EMESSAGE', 554), true)).toEqual({
      ...{ fate: 'refused', code: 'EMESSAGE 554', error: 'said this' },
      ...{ failure: 'technical', about: 'domain' },
    })
  })

  it.each([
    ['a mailbox', 'no_such_address', 'mail', 'EENVELOPE', '550 5.1.1 User unknown'],
    ['a full mailbox', 'not_accepting', 'mail', 'EMESSAGE', '452 4.2.2 Mailbox full'],
    ['a busy domain', 'not_accepting', 'domain', 'EENVELOPE', '451 4.7.500 Server busy'],
    ['a server that is about to stop', 'technical', 'server', 'ECONNECTION', '421 4.3.2 Closing'],
    ['our own sign-in', 'technical', 'server', 'EENVELOPE', '530 5.7.0 Authentication required'],
    ['our own sender', 'technical', 'server', 'EENVELOPE', '550 5.7.60 not allowed to send as', 'MAIL FROM'],
    ['our own sender, unknown', 'technical', 'server', 'EENVELOPE', '553 5.1.0 No such address', 'MAIL FROM'],
    ['a silent server', 'technical', 'server', 'ETIMEDOUT', ''],
  ])('speaks of %s', (_, failure, about, code, response, command = 'RCPT TO') => {
    const error = { ...failing(code, Number(response.slice(0, 3)) || undefined, command), response }
    expect(fateOf(error, false)).toMatchObject({ failure, about })
  })
})

describe('trying again', () => {
  it('waits longer each time, spread by a fifth, at most two hours', () => {
    expect([1, 2, 3, 9, 40].map((attempt) => waitBefore(attempt, 0.5))).toEqual([
      30_000, 60_000, 120_000, 7_200_000, 7_200_000,
    ])
    expect([waitBefore(1, 0), waitBefore(1, 1)]).toEqual([24_000, 36_000])
  })

  it('ends after 72 hours', () => {
    const queuedAt = new Date('2026-11-24T00:00:00Z')
    const triedAfter = (milliseconds: number) => {
      const at = new Date(queuedAt.getTime() + milliseconds)
      return mark(
        { attempts: 1, queuedAt, nextAttemptAt: queuedAt },
        { fate: 'later', code: 'ESOCKET', error: 'no server', failure: 'technical', about: 'server' },
        at,
        0.5,
      )
    }
    expect(triedAfter(triedFor - 30_000)).toMatchObject({ status: 'queued', settledAt: null, lastError: 'no server' })
    expect(triedAfter(triedFor - 29_999)).toMatchObject({
      status: 'failed',
      lastError: 'Given up after 72 hours. no server',
    })
  })
})
