import { describe, expect, test } from 'vitest'
import { anywhere, appointmentLine, caseLine, numbersIn, referenceStart, whole, wordsOf } from '@/lib/search/found'
import { searchSchema } from '@/lib/search/schema'

const client = { givenName: 'Mei', preferredName: null, familyName: 'Tran' }

test('words are in lower case and without the marks on their letters', () => {
  expect(wordsOf('  Pete KOVAČIĆ\tof-Åland ')).toEqual(['pete', 'kovacic', 'of-aland'])
  expect(wordsOf('Đặng Ngô')).toEqual(['dang', 'ngo'])
  expect(wordsOf('ŁØÆß Жук')).toEqual(['loas', 'Жук'])
  expect(whole.letters.length).toBe(whole.plain.length)
  expect(wordsOf('a b c d e f g h i j')).toHaveLength(8)
  expect(wordsOf(' \u0301 ')).toEqual([])
})

test('a pattern means %, _ and \\ as typed', () => expect(anywhere('5%_\\')).toBe('%5\\%\\_\\\\%'))

test('numbers are read with or without what stands before them', () =>
  expect(numbersIn(['000123', 'asst-000045', 'app7', 'tran', 'esr-12', '12a', '9999999999'])).toEqual([123, 45, 7]))

describe('the beginning of a reference', () => {
  test.each([
    ['ESR-7K3QX2', '7K3QX2'],
    ['esr 7k', '7K'],
    ['esr7k3', '7K3'],
    ['7k3', '7K3'],
  ])('is read from %j', (typed, start) => expect(referenceStart(typed)).toBe(start))
  test.each(['', '7', 'esr-', 'ESR-7K3QX23', 'tran li', 'ILOU', "7k3'"])('is not in %j', (typed) =>
    expect(referenceStart(typed)).toBeNull(),
  )
})

test('one line says who and what', () => {
  const at = new Date('2026-11-24T01:00:00Z')
  const line = (startsAt: string) => appointmentLine(client, new Date(startsAt), 'completed', 'Australia/Perth', at)
  expect(line('2026-11-24T02:30:00Z')).toBe('Mei Tran, Tue 24 Nov, 10:30 am, completed')
  expect(line('2025-12-31T15:59:00Z')).toBe('Mei Tran, Wed 31 Dec 2025, 11:59 pm, completed')
  expect(caseLine(client, 'Work', true)).toBe('Mei Tran, Work, closed')
})

test.each([[undefined], [7], [{}], [['x']]])('what is no text, %j, is nothing typed', (sent) =>
  expect(searchSchema.parse({ q: sent })).toEqual({ q: '' }),
)

test('what is too long is cut off, and what is no letter is a space', () => {
  expect(searchSchema.parse({ q: 'x'.repeat(5_000) }).q).toHaveLength(100)
  expect(searchSchema.parse({ q: ' a\u0000b\ud800' })).toEqual({ q: 'a b' })
})
