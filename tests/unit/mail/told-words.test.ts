import { expect, test } from 'vitest'
import { toldWords } from '@/components/mail/told-words'
import { type MailChoice, mailChoices } from '@/lib/mail/words'

// The word in the address of a mail's page is believed only as far as the mail itself agrees.

type View = Parameters<typeof toldWords>[1]
const at = new Date('2026-11-24T01:00:00Z')
const mail = { toAddress: 'b@example.org', status: 'sent', failure: null, closedAt: null, bouncedAt: null }
const first = {
  id: '1',
  status: 'failed',
  failure: null,
  toAddress: 'a@example.org',
  queuedAt: at,
  by: null,
  reason: '',
}
const again = { ...first, id: '2', toAddress: 'b@example.org' }
const said = (view: Partial<View>): Partial<Record<MailChoice, string>> =>
  Object.fromEntries(
    mailChoices.flatMap((told) => {
      const words = toldWords(told, { mail, chain: [first], sentAgain: false, ...view })
      return words ? [[told, words]] : []
    }),
  )

test('a mail that sends another again says so, as it stands now', () => {
  const anew = (words: string, corrected = 'The address is corrected. ') => ({
    ...{ resend: words, change_address: `${corrected}${words}`, not_arrived: words },
  })
  const chain = [first, again]
  const sent = 'It was sent again. This is the new mail.'
  expect(said({ chain })).toEqual(anew(sent))
  expect(said({ chain, mail: { ...mail, status: 'failed', failure: 'technical' } })).toEqual(anew(sent))
  for (const status of ['queued', 'claimed'])
    expect(said({ chain, mail: { ...mail, status } })).toEqual(anew('It is on its way again. This is the new mail.'))
  expect(said({ chain: [{ ...first, toAddress: mail.toAddress }, again] })).toEqual(anew(sent, ''))
})

test('one that was settled says what it was settled as', () => {
  const settled = { ...mail, closedAt: at }
  expect(said({ mail: settled })).toEqual({ arrived: 'Settled: it counts as delivered.' })
  const nothing = { nothing_more: 'Settled: nobody needs to see to it any more.' }
  for (const status of ['failed', 'parked']) expect(said({ mail: { ...settled, status } })).toEqual(nothing)
})

test('any other says nothing, whatever the address says', () => {
  for (const status of ['queued', 'claimed', 'sent', 'failed', 'parked'])
    expect(said({ mail: { ...mail, status } }), status).toEqual({})
  const bounced = { ...mail, status: 'failed', closedAt: at, bouncedAt: new Date(at.getTime() + 1) }
  expect(said({ mail: bounced })).toEqual({})
  expect(said({ mail: { ...mail, closedAt: at }, chain: [first, again], sentAgain: true })).toEqual({})
  for (const told of [undefined, '', 'toString', '__proto__'])
    expect(toldWords(told, { mail, chain: [first, again], sentAgain: false })).toBeNull()
})
