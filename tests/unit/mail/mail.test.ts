import { describe, expect, it } from 'vitest'
import { isOneLine, isOneRecipient } from '@/lib/mail/mail'

describe('an address', () => {
  it.each(['mei-lin.tran@post.example', 'o.brien+work@clinic.example.au', 'josé@post.example'])(
    '%j is one recipient',
    (address) => {
      expect(isOneRecipient(address)).toBe(true)
    },
  )

  it.each([
    '',
    'nobody',
    'a@b',
    'a@b@c.example',
    '.@post.example',
    'a..b@post.example',
    'a.@post.example',
    'a@post..example',
    'a@-post.example',
    'a@post.example, b@post.example',
    'a@post.example;b@post.example',
    'a@post.example\r\nBcc: b@evil.example',
    'a@post.example\nRCPT TO:<b@evil.example>',
    'a@post.example\0',
    '<a@post.example>',
    'Somebody <a@post.example>',
    '"a b"@post.example',
    'a(comment)@post.example',
    'group:a@post.example;',
    'a @post.example',
    'a\u2028@post.example',
    'a\u200b@post.example',
    'a\u202e@post.example',
    `${'a'.repeat(250)}@post.example`,
  ])('%j is not', (address) => {
    expect(isOneRecipient(address)).toBe(false)
  })
})

describe('a header', () => {
  it('is one line without control characters', () => {
    expect(isOneLine('An update for you')).toBe(true)
    for (const text of ['', '  ', 'a\r\nBcc: b@evil.example', 'a\nb', 'a\rb', 'a\0b', 'a\u2028b', 'x'.repeat(201)])
      expect([text, isOneLine(text)]).toEqual([text, false])
  })
})
