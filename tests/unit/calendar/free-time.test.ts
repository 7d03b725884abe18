import { describe, expect, test } from 'vitest'
import { freeOn, gapsOf, spokenTime, timeOf } from '@/components/calendar/free-time'
import type { CalendarEntry } from '@/lib/appointments/queries'
import { instantAt } from '@/lib/clocks/calendar-date'

const zone = 'Australia/Sydney'
const day = '2026-11-26'

let seed = 7
const random = (below: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((seed / 2_147_483_648) * below)
}

describe('the gaps of a day', () => {
  test('hold exactly the five minutes at which a session has room: 500 days', () => {
    for (let round = 0; round < 500; round++) {
      const busy = Array.from({ length: random(9) }, () => {
        const start = 420 + random(700)
        return { start, end: start + 1 + random(150) }
      })
      const from = 480 + random(200)
      const taken = (minute: number) => busy.some(({ start, end }) => minute >= start && minute < end)
      const fits = (start: number) =>
        start >= from && Array.from({ length: 50 }, (_, m) => start + m).every((m) => m < 1080 && !taken(m))
      const expected = Array.from({ length: 288 }, (_, row) => row * 5).filter(fits)
      const gaps = gapsOf(busy, from, 1080)
      const offered = gaps.flatMap(({ start, end }) =>
        Array.from({ length: 288 }, (_, row) => row * 5).filter((minute) => minute >= start && minute + 50 <= end),
      )
      expect(offered, JSON.stringify(busy)).toEqual(expected)
      expect(gaps.every(({ start }) => start % 5 === 0)).toBe(true)
    }
  })
})

describe('free time', () => {
  const entry = (time: string, state: string) => {
    const startsAt = instantAt(day, time, zone)
    return { state, startsAt, endsAt: new Date(startsAt.getTime() + 3_000_000) } as CalendarEntry
  }
  const of = (more: object) =>
    freeOn({
      ...{ day, today: '2026-11-24', at: instantAt('2026-11-24', '12:00', zone), zone, hours: { first: 8, last: 18 } },
      ...{ entries: [], blocks: [], ...more },
    })

  test('is around appointments, not around those that were cancelled', () => {
    expect(of({ entries: [entry('10:00', 'scheduled'), entry('14:00', 'cancelled')] })).toEqual([
      { start: 480, end: 600 },
      { start: 650, end: 1080 },
    ])
  })
  test('is ahead of now, and none on a day behind', () => {
    expect(of({ today: day, at: instantAt(day, '16:02', zone) })).toEqual([{ start: 965, end: 1080 }])
    expect(of({ today: '2026-11-27' })).toEqual([])
  })
  test('is none in leave', () => {
    const leave = { startsAt: instantAt('2026-11-25', '00:00', zone), endsAt: instantAt('2026-11-28', '00:00', zone) }
    expect(of({ blocks: [leave] })).toEqual([])
  })
})

test('minutes are spelt for an address and for people', () => {
  expect([timeOf(620), timeOf(5), spokenTime(620), spokenTime(720), spokenTime(1440)]).toEqual([
    ...['10:20', '00:05', '10:20 am', '12:00 pm', '12:00 am'],
  ])
})
