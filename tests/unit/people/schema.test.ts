import { describe, expect, test } from 'vitest'
import { emailSchema, invitationSchema, personChangeSchema, personSearchSchema } from '@/lib/people/schema'

// What administrators type about people reaches mails, lists and history.

const given = { name: 'Joanna Pike', email: 'joanna.pike@example.com', title: '', timeZone: 'Australia/Hobart' }
const wrongIn = (more: object) => {
  const { error } = invitationSchema.safeParse({ ...given, role: 'administrator', ...more })
  return error?.issues.map(({ path }) => path.join('.')) ?? []
}

describe('an address', () => {
  test('is one, in lower case and without what stands around it', () => {
    expect(emailSchema.parse(' Joanna.Pike@Example.COM ')).toBe('joanna.pike@example.com')
    expect(emailSchema.parse("o'neil+work@mail.example.com")).toBe("o'neil+work@mail.example.com")
  })

  test.each([
    ...['', 'joanna', 'joanna@', '@example.com', 'joanna@example', 'a@b@example.com'],
    ...['a@example.com,b@example.com', 'a@example.com;b@example.com', 'a@example.com b@example.com'],
    ...['Joanna <joanna@example.com>', '"a b"@example.com', 'a@example.com\nbcc: b@example.com', 'a\r\n@example.com'],
    ...[
      'a@example.com\u0000',
      'a\u202e@example.com',
      'a\u200b@example.com',
      'jo\u0430nna@example.com',
      '\u212aelly@example.com',
    ],
    ...['a@example..org', 'a@-example.org', '.a@example.org', `${'a'.repeat(250)}@example.com`],
  ])('is not %j', (typed) => {
    expect(emailSchema.safeParse(typed).error?.issues[0]?.message).toBe(
      'Enter one email address, for example name@example.com.',
    )
  })
})

describe('a name and a title', () => {
  test.each(['Tomasz Zieliński', 'Ngaire O’Brien-Holloway', 'Mary-Jane Q. Smith', '김민준', "D'Arcy"])(
    'may be %s',
    (name) => expect(wrongIn({ name, title: name })).toEqual([]),
  )

  test.each([
    ...['Joanna\nPike', 'Joanna\r\nBcc: x@example.com', '<b>Joanna</b>', 'Joanna <x@example.com>', 'Jo\u0000anna'],
    ...['Joanna \u202eekiP', 'Jo\u200banna', 'Joanna\u2028Pike', 'Jo\u2066anna', 'x'.repeat(101)],
  ])('is not %j', (name) => expect(wrongIn({ name, title: name })).toEqual(['name', 'title']))

  test('a name is needed, a title is not', () => {
    expect(new Set(wrongIn({ name: '  ' }))).toEqual(new Set(['name']))
    expect(wrongIn({ title: undefined })).toEqual([])
  })
})

test.each(['owner', '', 'ADMINISTRATOR', '__proto__', undefined])('the role %j is none', (role) => {
  expect(wrongIn({ role })).toEqual(['role'])
})

test.each(['Mars/Base', '', 'Australia/', '../etc', 'UTC+10', undefined])('the time zone %j is none', (timeZone) => {
  expect(wrongIn({ timeZone })).toEqual(['timeZone'])
})

test('places are records or nothing', () => {
  expect(wrongIn({ practice: 'x', organisation: "' OR 1=1" })).toEqual(['practice', 'organisation'])
  expect(wrongIn({ practice: '', organisation: undefined })).toEqual([])
})

test('a change without a role leaves role and place as they are', () => {
  const person = '019aa0b0-0000-7000-8000-000000000000'
  expect(personChangeSchema.parse({ ...given, person }).role).toBeUndefined()
  expect(personChangeSchema.safeParse({ ...given, person, role: 'owner' }).success).toBe(false)
})

test('what an address of the list has wrong is left out', () => {
  const wrong = { q: ['a'], role: 'owner', state: 'gone', practice: 'x', organisation: 1, after: 'y', before: null }
  expect(personSearchSchema.parse(wrong)).toEqual({ q: '' })
  expect(personSearchSchema.parse({ q: `${'a'.repeat(200)}\u0000` }).q).toHaveLength(100)
})
