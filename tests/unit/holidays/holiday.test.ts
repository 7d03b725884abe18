import { describe, expect, test } from 'vitest'
import { toldWords } from '@/components/holidays/told-words'
import { firstOfEach } from '@/lib/form-state'
import { daysToKeep, effectWords, holidayCode, holidayKeyOf, isWeekend, states, todayIn } from '@/lib/holidays/holiday'
import { whyPast } from '@/lib/holidays/policy'
import { addHolidaySchema, holidaySearchSchema } from '@/lib/holidays/schema'

const errors = (typed: Record<string, string>) => {
  const read = addHolidaySchema.safeParse(typed)
  return read.success ? read.data : firstOfEach(read.error)
}

describe('a holiday', () => {
  test('has a code of its own in addresses', () => {
    for (const state of states)
      expect(holidayKeyOf(holidayCode({ state, day: '2027-08-11' }))).toEqual({ state, day: '2027-08-11' })
    for (const wrong of ['', 'QLD', 'QLD-2027-02-30', 'qld-2027-08-11', 'XX-2027-08-11', "QLD-2027-08-11'"])
      expect(holidayKeyOf(wrong), wrong).toBeNull()
  })
  test('is kept from last year to five years ahead', () =>
    expect(daysToKeep('2028-02-29')).toEqual({ from: '2027-01-01', to: '2033-12-31' }))
  test('changes nothing on a Saturday or Sunday', () =>
    expect(['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'].map(isWeekend)).toEqual([false, true, true, false]))
  test('is a day by the clock of its state', () => {
    const at = new Date('2026-11-24T14:30:00Z')
    expect([todayIn('WA', at), todayIn('QLD', at), todayIn('SA', at)]).toEqual([
      '2026-11-24',
      '2026-11-25',
      '2026-11-25',
    ])
  })
  test('says what a change does', () => {
    expect(effectWords(0, 'Queensland')).toBe('No due date changes.')
    expect(effectWords(1, 'Queensland')).toBe('1 open request in Queensland gets a new due date.')
    expect(effectWords(3, 'Queensland')).toBe('3 open requests in Queensland get a new due date.')
    expect(effectWords(3_000, null)).toBe('3,000 open requests get a new due date.')
  })
  test('that is over stays, unless an open request of its state counts it', () => {
    const at = new Date('2026-11-25T01:00:00Z')
    expect(whyPast(['QLD'], '2026-11-25', [], at)).toBeNull()
    expect(whyPast(['QLD'], '2026-11-24', [{ state: 'QLD' }], at)).toBeNull()
    expect(whyPast(['QLD', 'NSW'], '2026-11-24', [{ state: 'QLD' }], at)).toContain(
      'no open request in New South Wales',
    )
  })
})

describe('what is typed', () => {
  test('is read: a day as people write it, the states that are ticked', () =>
    expect(errors({ name: ' Ekka ', day: '11 Aug 2027', QLD: 'yes', WA: 'yes' })).toEqual({
      ...{ name: 'Ekka', day: '2027-08-11', states: ['QLD', 'WA'] },
    }))
  test('is refused at its field', () => {
    const missing = { states: 'Choose a state or territory.', day: 'Enter a date, such as 26 January 2027.' }
    expect(errors({ name: 'Ekka', day: '31 February 2027' })).toEqual(missing)
    expect(errors({ name: '', day: '' })).toEqual({ ...missing, name: 'Enter the name.' })
    expect(errors({ name: 'a\nb', day: '1/1/2027', QLD: 'yes' })).toMatchObject({
      name: expect.stringContaining('Leave out'),
    })
    expect(errors({ name: 'x'.repeat(101), day: '1/1/2027', QLD: 'yes' })).toMatchObject({
      name: expect.stringContaining('under 100'),
    })
  })
  test('in an address never fails', () =>
    expect(holidaySearchSchema.parse({ state: 'x', year: 'y', told: '<', after: '?' })).toEqual({ state: 'NSW' }))
})

test('a name has a real apostrophe, however it is typed', () =>
  expect(errors({ name: "King's Birthday", day: '1/6/2027', WA: 'yes' })).toMatchObject({ name: 'King’s Birthday' }))

describe('what was just done', () => {
  const at = new Date('2026-11-24T01:00:00Z')
  const entry = (event: string, moved?: number) => ({ event, at, data: { state: 'QLD', moved } })
  const words = ['added', 'renamed', 'removed'] as const
  test('is told only as far as history says so', () => {
    const [added, removed] = [entry('holiday.added', 3), entry('holiday.removed', 0)]
    expect(words.map((told) => toldWords(told, 'QLD', [removed, added]))).toEqual([
      null,
      null,
      'Removed. No due date changes.',
    ])
    expect(words.map((told) => toldWords(told, 'QLD', [added, removed, added]))).toEqual([
      ...['Added. 6 open requests get a new due date.', null, null],
    ])
    expect(toldWords('renamed', 'QLD', [entry('holiday.changed')])).toBe('Renamed. No due date changes.')
    expect(words.map((told) => toldWords(told, 'TAS', [added, removed]))).toEqual([null, null, null])
    expect([...words, undefined].map((told) => toldWords(told, 'QLD', []))).toEqual([null, null, null, null])
  })
  test('of a time when it was not counted is told without a number', () =>
    expect(toldWords('removed', 'QLD', [entry('holiday.removed')])).toBe('Removed.'))
})
