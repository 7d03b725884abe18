import { describe, expect, test } from 'vitest'
import { hoursOf, minutesOn, sideBySide } from '@/components/calendar/lay-out'
import { addDays, endOf, instantAt } from '@/lib/clocks/calendar-date'

const zone = 'Australia/Melbourne'
const at = (time: string, date = '2026-11-24') => instantAt(date, time, zone)
const span = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) })

describe('minutes on a day', () => {
  const on = (from: Date, to: Date, day = '2026-11-24') => minutesOn({ startsAt: from, endsAt: to }, day, zone)

  test('are read from the clock of the zone', () =>
    expect(on(at('08:30'), at('09:20'))).toEqual({ start: 510, end: 560 }))
  test('end with the day, and begin with it', () => {
    const leave = [at('13:00'), at('12:00', '2026-11-26')] as const
    expect(on(...leave)).toEqual({ start: 780, end: 1440 })
    expect(on(...leave, '2026-11-25')).toEqual({ start: 0, end: 1440 })
    expect(on(...leave, '2026-11-26')).toEqual({ start: 0, end: 720 })
  })
  test('are none on another day, midnight belongs to the day it begins', () => {
    expect(on(at('23:00', '2026-11-23'), at('00:00'))).toBeNull()
    expect(on(at('08:00'), at('09:00'), '2026-11-25')).toBeNull()
  })
  test('are those of the clock on days that daylight saving makes longer or shorter', () => {
    expect(on(at('09:00', '2026-10-04'), at('09:50', '2026-10-04'), '2026-10-04')).toEqual({ start: 540, end: 590 })
    expect(on(at('09:00', '2026-04-05'), at('09:50', '2026-04-05'), '2026-04-05')).toEqual({ start: 540, end: 590 })
    for (const [day, hours] of [['2026-10-04', 23] as const, ['2026-04-05', 25] as const]) {
      expect((endOf(day, zone).getTime() - instantAt(day, '00:00', zone).getTime()) / 3_600_000).toBe(hours)
      expect(instantAt(addDays(day, 1), '00:00', zone)).toEqual(endOf(day, zone))
    }
  })
  test('never take less than five, even where the clock goes back', () => {
    const first = new Date('2026-04-04T15:50:00Z') // 2:50 am, for the first time
    expect(on(first, new Date(first.getTime() + 20 * 60_000), '2026-04-05')).toEqual({ start: 170, end: 175 })
  })
})

describe('hours of the grid', () => {
  test('are 8 to 6, and more where something lies outside', () => {
    expect(hoursOf([])).toEqual({ first: 8, last: 18 })
    expect(
      hoursOf([
        { start: 430, end: 480 },
        { start: 1075, end: 1125 },
      ]),
    ).toEqual({ first: 7, last: 19 })
  })
})

describe('appointments at the same time', () => {
  const lanes = (...spans: ReturnType<typeof span>[]) =>
    sideBySide(spans).map(({ lane, lanes }) => `${lane} of ${lanes}`)

  test('stand alone where they only touch', () =>
    expect(lanes(span('09:00', '09:50'), span('09:50', '10:40'))).toEqual(['0 of 1', '0 of 1']))

  test('stand side by side where they overlap', () =>
    expect(lanes(span('09:00', '09:50'), span('09:30', '10:20'))).toEqual(['0 of 2', '1 of 2']))

  test('take a lane again that is free, as wide as the most at once', () =>
    expect(
      lanes(span('09:00', '09:50'), span('09:00', '10:30'), span('10:00', '10:50'), span('11:00', '11:50')),
    ).toEqual(['1 of 2', '0 of 2', '1 of 2', '0 of 1']))

  test('are all there, three at once too, in the order they came in', () =>
    expect(lanes(span('10:00', '10:50'), span('09:30', '10:20'), span('09:30', '10:20'))).toEqual([
      '2 of 3',
      '0 of 3',
      '1 of 3',
    ]))
})
