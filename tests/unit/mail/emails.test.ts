import { describe, expect, it } from 'vitest'
import { renderMail } from '@/emails/render'
import { isOneLine, type MailEvent, mailEvents, organisationMailEvents, personMailEvents } from '@/lib/mail/mail'
import { everyMail } from '@/tests/unit/mail/every-mail'

const mails = everyMail()
const both = async (event: MailEvent, given = mails) => {
  const { html, text } = await renderMail(given[event].element)
  return { html, text, words: `${given[event].subject}\n${text}\n${html}` }
}

/** To clients, where nobody signs in; and what only tells. */
const withoutButton = (event: MailEvent) =>
  event.endsWith('-client') || ['emailed-code', 'account-changed'].includes(event)

describe.each([...mailEvents, ...personMailEvents, ...organisationMailEvents])('the mail %s', (event) => {
  it('has HTML and a text version that say the same', async () => {
    const { html, text } = await both(event)
    expect(mails[event].event).toBe(event)
    expect(html).toMatch(/^<!DOCTYPE html.*lang="en-AU"/s)
    const shown = html.replace(/<!--.*?-->|<(title|style)>.*?<\/\1>|<[^>]*>/gs, '').replaceAll('&#x27;', "'")
    const letters = (words: string) => words.replace(/https?:\S+|[^\p{L}\p{N}]/gu, '')
    expect(letters(text)).toBe(letters(shown))
    expect(text).not.toMatch(/[<>]|undefined|null|NaN/)
  })

  it('has a subject of one line that identifies nobody', () => {
    expect(isOneLine(mails[event].subject)).toBe(true)
    expect(mails[event].subject).not.toMatch(/ASST-|APP-|@/)
  })

  it('loads nothing and has at most one button', async () => {
    const { html } = await both(event)
    expect(html).not.toMatch(/<img|<script|<link|url\(|@import/)
    expect(html.match(/data-button/g) ?? []).toHaveLength(withoutButton(event) ? 0 : 1)
  })

  it('is light, with colours that are named', async () => {
    const { html } = await both(event)
    expect(html).toContain('<meta name="color-scheme" content="light only"/>')
    expect(html).toContain('background-color:#ffffff')
  })

  it('shows a hostile text as text', async () => {
    const hostile =
      '<img src=x onerror=alert(1)> "\'&\u202e</td><a href="https://evil.example">x</a>\r\nBcc: all@evil.example'
    const { html } = await both(event, everyMail({ typed: hostile }))
    expect(html).not.toContain('<img')
    expect(html).not.toContain('href="https://evil.example"')
    expect(everyMail({ typed: hostile })[event].subject).toBe(mails[event].subject)
  })
})

describe('the mails to a client', () => {
  const forbidden =
    /phoenix|portal|counsel|psycholog|therap|assist|EAP|clinical|review|goal|request|organisation|employer|consultant|reason|declin|ESR-|ASST-|https?:|href/i

  it.each(['approved-client', 'declined-client'] as const)('%s is neutral', async (event) => {
    const { words } = await both(event)
    expect(mails[event]).toMatchObject({ subject: 'An update for you', from: 'Client Support' })
    expect(words.replace(/<!DOCTYPE[^>]*>/, '').match(forbidden)?.[0]).toBeUndefined()
  })

  it('says how many sessions and how to book them', async () => {
    const { text } = await both('approved-client')
    expect(text).toMatch(/^2 more sessions are available to you/)
    expect(text).toMatch(/How to book\s+A kept text. Call 1800 555 010./)
  })
})

describe('the mails to reviewers', () => {
  it.each(['request-waits', 'answer-waits', 'no-decision-needed', 'request-reminder', 'daily-mail'] as const)(
    '%s holds nothing but what is released',
    async (event) => {
      const { words } = await both(event)
      expect(words).toContain('ESR-7K3QX2')
      expect(words).not.toMatch(/ASST-|client|consultant|clinical|goal|risk|crisis|\/cases\//i)
    },
  )

  it('say Urgent where it is, and only there', async () => {
    const { text } = await both('request-waits', everyMail({ urgent: true }))
    expect(everyMail({ urgent: true })['request-waits'].subject).toBe(
      'Urgent: a request waits for your decision, due Thu 3 December',
    )
    expect(text).toContain('Urgent')
    expect((await both('request-waits')).words).not.toMatch(/urgent/i)
  })

  it.each([
    [2, 'A request still waits for your decision, due Thu 3 December', 'Left: 2 business days'],
    [0, 'A request still waits for your decision, due today', 'Left: due today'],
    [-2, 'A request still waits for your decision, overdue since Thu 3 December', 'Left: overdue by 2 business days'],
  ])('remind with %i business days left', async (left, subject, line) => {
    const mails = everyMail({ left })
    expect(mails['request-reminder'].subject).toBe(subject)
    expect((await both('request-reminder', mails)).text).toContain(line)
  })

  it('list in the mail of the day what waits, what is new and what is over', async () => {
    const { text } = await both('daily-mail', everyMail({ urgent: true }))
    expect(everyMail({ urgent: true })['daily-mail'].subject).toBe('Urgent: 4 requests wait for your decision')
    expect(text).toMatch(/Urgent: ESR-7K3QX2 https:\S+\nDue: Thu 3 December 2026\nLeft: 7 business days/)
    expect(text).toContain('Urgent, New: ESR-0000A1')
    expect(text).toMatch(/2 more wait\. .*No decision is needed any more\s+Reference: ESR-0000A2/s)
    expect((await both('daily-mail')).words).not.toMatch(/urgent/i)
  })

  it('name date, business days left and link', async () => {
    const { text } = await both('request-waits')
    expect(text).toContain('Due: Thu 3 December 2026\nLeft: 7 business days')
    expect(text).toContain('Open the request: https://portal.example/requests/ESR-7K3QX2')
  })
})

describe('the mail to the consultant after an approval', () => {
  it('names reference, case, granted of asked, condition and what to do next', async () => {
    const { text } = await both('approved-consultant', everyMail({ typed: 'This is the last extension on this case' }))
    expect(text).toContain('Approved: 2 of 3')
    expect(text).toContain('Case: ASST-000123 https://portal.example/cases/ASST-000123')
    expect(text).toMatch(/Condition\s+This is the last extension on this case/)
    expect(text).toContain('3 can be booked.')
    expect(text).not.toContain('You hold')
  })

  it('names the slot that is held for the client, in nobody else’s mail', async () => {
    const mails = everyMail({ more: { heldSlot: 'Thu 3 December, 11:30 am' } })
    const texts = await Promise.all(Object.values(mails).map(async ({ event }) => (await both(event, mails)).text))
    const held = texts.filter((text) => text.includes('Thu 3 December, 11:30 am'))
    expect(held).toEqual([expect.stringContaining('You hold Thu 3 December, 11:30 am for this client: book it on the')])
    expect(held[0]).toContain('ASST-000123')
  })
})
