import { describe, expect, it } from 'vitest'
import * as calendar from '@/lib/clocks/calendar-date'
import { addDays, addYears, oneYearAfter, oneYearBefore, parseTypedDate } from '@/lib/clocks/calendar-date'

const zones = ['Australia/Sydney', 'Australia/Perth', 'Australia/Brisbane', 'Australia/Adelaide', 'Australia/Lord_Howe']

describe('a typed date', () => {
  it.each([
    ['24/11/2026', '2026-11-24'],
    ['24/11/26', '2026-11-24'],
    ['4/1/2026', '2026-01-04'],
    ['24-11-2026', '2026-11-24'],
    ['24.11.2026', '2026-11-24'],
    ['24 Nov 2026', '2026-11-24'],
    ['24 november 2026', '2026-11-24'],
    ['24nov2026', '2026-11-24'],
    ['Tue 24 Nov 2026', '2026-11-24'],
    ['Tuesday, 24 November 2026', '2026-11-24'],
    ['1 Sept. 2026', '2026-09-01'],
    ['2026-11-24', '2026-11-24'],
    ['  2026-1-4 ', '2026-01-04'],
    ['29/02/2028', '2028-02-29'],
  ])('%j is %s', (typed, date) => expect(parseTypedDate(typed)).toBe(date))

  it.each([
    '31 February 2026',
    '31/02/2026',
    '29 Feb 2027',
    '24 11 2026',
    '11/24/2026',
    '0/1/2026',
    '24/11',
    '24/11-2026',
    'tomorrow',
    '',
    '24 Now 2026',
    '24 ma 2026',
    '2026-13-01',
    '24/11/2026 x',
    '1e3/1/2026',
    '24 Nov 20266',
  ])('%j is none', (typed) => expect(parseTypedDate(typed)).toBeNull())
})

describe('a year before and after', () => {
  it('keeps the date, and steps off 29 February away from the other', () => {
    expect([oneYearBefore('2026-11-24'), oneYearAfter('2026-11-24')]).toEqual(['2025-11-24', '2027-11-24'])
    expect([oneYearBefore('2028-02-29'), oneYearAfter('2028-02-29')]).toEqual(['2027-02-28', '2029-03-01'])
    expect([addYears('2028-02-29', 4), addYears('2028-02-29', -4)]).toEqual(['2032-02-29', '2024-02-29'])
  })

  it('agrees with itself: what the 12 months hold has not yet left them', () => {
    for (let request = '2027-01-01'; request <= '2029-12-31'; request = addDays(request, 1))
      for (const date of [364, 365, 366, 367].map((days) => addDays(request, -days)))
        expect(date > oneYearBefore(request), `${date} at ${request}`).toBe(request < oneYearAfter(date))
  })
})

describe('instants and zones', () => {
  it('tells the date where the clock hangs', () => {
    const instant = new Date('2026-11-24T13:30:00Z')
    expect(zones.map((zone) => calendar.dateInZone(instant, zone))).toEqual([
      '2026-11-25',
      '2026-11-24',
      '2026-11-24',
      '2026-11-25',
      '2026-11-25',
    ])
  })

  it('finds the instant of a time, and back, on every hour of days on which clocks change', () => {
    for (const zone of zones)
      for (const date of ['2026-10-03', '2026-10-04', '2026-10-05', '2026-04-05', '2026-04-06', '2026-12-31'])
        for (let hour = 0; hour < 24; hour += 1) {
          const time = `${String(hour).padStart(2, '0')}:00`
          const skipped = date === '2026-10-04' && hour === 2 && !/Perth|Brisbane/.test(zone)
          const instant = calendar.instantAt(date, time, zone)
          expect(calendar.dateInZone(instant, zone)).toBe(date)
          expect(calendar.timeInZone(instant, zone), `${zone} ${date} ${time}`).toBe(
            skipped ? (zone.endsWith('Howe') ? '02:30' : '03:00') : time,
          )
        }
  })

  it('takes the first of a time that comes twice', () => {
    expect(calendar.instantAt('2026-04-05', '02:30', 'Australia/Sydney')).toEqual(new Date('2026-04-04T15:30:00Z'))
  })

  it('ends a day at midnight of its zone', () => {
    expect(calendar.endOf('2026-12-03', 'Australia/Brisbane')).toEqual(new Date('2026-12-03T14:00:00Z'))
    expect(calendar.endOf('2026-12-03', 'Australia/Sydney')).toEqual(new Date('2026-12-03T13:00:00Z'))
  })

  it('says how their clock stands to yours', () => {
    const summer = new Date('2026-11-24T00:30:00Z')
    const to = (theirs: string) => calendar.zoneDifference(summer, theirs, 'Australia/Melbourne')
    expect(to('Australia/Brisbane')).toBe('1 hour behind you')
    expect(to('Australia/Adelaide')).toBe('30 minutes behind you')
    expect(to('Australia/Darwin')).toBe('1 hour 30 minutes behind you')
    expect(to('Australia/Hobart')).toBe('same time')
    expect(to('Pacific/Auckland')).toBe('2 hours ahead of you')
    expect(calendar.zoneDifference(new Date('2026-07-01'), 'Australia/Brisbane', 'Australia/Melbourne')).toBe(
      'same time',
    )
  })
})

describe('writing', () => {
  it('spells dates as the design does', () => {
    const date = '2026-12-03'
    expect(calendar.dayAndMonth(date)).toBe('3 Dec')
    expect(calendar.listDate(date)).toBe('Thu 3 Dec')
    expect(calendar.shortDate(date)).toBe('3 Dec 2026')
    expect(calendar.longDate(date)).toBe('3 December 2026')
    expect(calendar.fullDate(date)).toBe('Thursday 3 December 2026')
    expect(calendar.dueDate(date)).toBe('Thu 3 December 2026')
    expect(calendar.dueDay(date)).toBe('Thu 3 December')
    expect(calendar.weekdayName(date)).toBe('Thursday')
    expect(calendar.monthAndYear(date)).toBe('December 2026')
  })

  it('spells times with their zone', () => {
    const instant = new Date('2026-11-24T00:30:00Z')
    const inZone = ['Sydney', 'Brisbane', 'Perth', 'Darwin'].map((place) =>
      calendar.clockTimeWithZone(instant, `Australia/${place}`),
    )
    expect(inZone).toEqual(['11:30 am AEDT', '10:30 am AEST', '8:30 am AWST', '10:00 am ACST'])
    expect(calendar.clockTime(new Date('2026-11-24T13:05:00Z'), 'Australia/Sydney')).toBe('12:05 am')
    expect(calendar.clockTime(new Date('2026-11-24T02:00:00Z'), 'Australia/Brisbane')).toBe('12:00 pm')
    expect(calendar.dateAndTime(instant, 'Australia/Sydney')).toBe('24 Nov 2026, 11:30 am')
    expect(calendar.placeOfZone('Australia/Lord_Howe')).toBe('Lord Howe')
  })

  it('takes database dates there and back', () => {
    expect(calendar.calendarDate(calendar.databaseDate('2028-02-29'))).toBe('2028-02-29')
  })
})
