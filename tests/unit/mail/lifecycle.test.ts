import { describe, expect, test } from 'vitest'
import { toDoWords } from '@/components/admin/to-do-words'
import { choicesOf, isClosed, whyNot } from '@/lib/mail/lifecycle'
import { mailEvents, mailStatuses, personMailEvents } from '@/lib/mail/mail'
import { mailChoiceSchema, mailSearchSchema } from '@/lib/mail/schema'
import { eventWords, letsIn, listedStates, mailChoices, mailEventWords } from '@/lib/mail/words'

describe('what can be done about a mail', () => {
  test.each<[string, string, readonly string[]]>([
    ['queued', 'approved-client', []],
    ['claimed', 'approved-client', []],
    ['sent', 'approved-client', ['resend']],
    ['failed', 'approved-client', ['change_address', 'resend', 'nothing_more']],
    ['failed', 'declined-client', ['change_address', 'resend', 'nothing_more']],
    ['failed', 'request-waits', ['resend', 'nothing_more']],
    ['parked', 'declined-client', ['arrived', 'not_arrived']],
    ['parked', 'request-waits', ['arrived', 'not_arrived']],
    ['sent', 'invitation', []],
    ['failed', 'emailed-code', ['nothing_more']],
    ['parked', 'new-password', ['arrived', 'nothing_more']],
    ['failed', 'account-changed', ['resend', 'nothing_more']],
    ['sent', 'daily-mail', []],
    ['failed', 'daily-mail', ['nothing_more']],
    ['parked', 'daily-mail', ['arrived', 'nothing_more']],
  ])('%s, %s', (status, event, choices) => {
    expect(choicesOf({ status, event })).toEqual(choices)
    const refused = mailChoices.filter((choice) => whyNot({ status, event }, choice) !== null)
    expect(refused.toSorted()).toEqual(mailChoices.filter((choice) => !choices.includes(choice)).toSorted())
  })

  test.each([
    ['failed', 'declined-client', 'Change the address or send it again'],
    ['failed', 'request-waits', 'Send it again'],
    ['failed', 'invitation', 'Settle it'],
    ['parked', 'approved-client', 'Say whether it arrived'],
    ['parked', 'emailed-code', 'Say whether it arrived'],
  ])('stands in the link to it: %s, %s', (status, event, words) => expect(toDoWords({ status, event })).toBe(words))

  test('nothing that lets somebody in is ever sent again', () => {
    const once = [...mailEvents, ...personMailEvents].filter(letsIn)
    expect(once).toEqual(['invitation', 'new-password', 'emailed-code', 'new-email'])
    for (const event of once)
      for (const status of mailStatuses)
        for (const choice of ['resend', 'not_arrived', 'change_address'] as const)
          expect(whyNot({ status, event }, choice), `${status} ${event}`).toMatch(/^It .+\.$/)
  })

  test('a last word holds until the mail comes back', () => {
    const [early, late] = [new Date('2026-11-24T01:00:00Z'), new Date('2026-11-24T02:00:00Z')]
    expect(isClosed({ closedAt: null, bouncedAt: null })).toBe(false)
    expect(isClosed({ closedAt: early, bouncedAt: null })).toBe(true)
    expect(isClosed({ closedAt: late, bouncedAt: early })).toBe(true)
    expect(isClosed({ closedAt: late, bouncedAt: late })).toBe(true)
    expect(isClosed({ closedAt: early, bouncedAt: late })).toBe(false)
  })
})

test('every mail has words of its own', () => {
  const all = [...mailEvents, ...personMailEvents].map(eventWords)
  expect(new Set(all).size).toBe(all.length)
  expect(all.filter((words) => !/^[A-Z][a-z ,’]+$/.test(words))).toEqual([])
})

describe('the form', () => {
  const form = { mail: '019ab7c0-0000-7000-8000-000000000001', choice: 'change_address', reason: 'Told by phone.' }
  const wrong = (fields: object) =>
    mailChoiceSchema.safeParse({ ...form, ...fields }).error?.issues.map(({ path }) => path.join())

  test.each([
    '',
    'one@example.org, two@example.org',
    'one@example.org;two@example.org',
    'one@example.org\nBcc: two@example.org',
    'one@example.org%0d%0a@',
    'Wren <wren@example.org>',
    'wren@exаmple.org',
    'wren\u200b@example.org',
    '\u202egro.elpmaxe@nerw',
    'wren@localhost',
    `${'w'.repeat(250)}@example.org`,
  ])('refuses the address %j at its field', (address) => expect(wrong({ address })).toEqual(['address']))

  test('takes one address, in lower case, and needs none for anything else', () => {
    const parsed = mailChoiceSchema.parse({ ...form, address: ' Wren@Example.ORG ' })
    expect(parsed.address).toBe('wren@example.org')
    expect(mailChoiceSchema.parse({ ...form, choice: 'resend', address: 'nonsense' })).not.toHaveProperty('address')
  })

  test('says at once all that is wrong', () => {
    expect(wrong({ address: 'x', reason: ' ' })).toEqual(['address', 'reason'])
    expect(wrong({ mail: 'x', choice: 'delete', reason: 'x'.repeat(301) })).toEqual(['mail', 'choice', 'reason'])
  })
})

test('an address of the list that is wrong is left out', () => {
  expect(mailSearchSchema.parse({ state: 'lost', event: 'x', after: '1', q: ['a', 'b'] })).toEqual({
    ...{ q: '', state: undefined, event: undefined, after: undefined, before: undefined },
  })
})

test('whatever kind and state the list offers is taken from its address', () => {
  for (const event of Object.keys(mailEventWords)) expect(mailSearchSchema.parse({ event }).event).toBe(event)
  for (const state of listedStates) expect(mailSearchSchema.parse({ state }).state).toBe(state)
})
