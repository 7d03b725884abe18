import { describe, expect, test } from 'vitest'
import {
  isWholeDays,
  spanOf,
  type TypedTime,
  typedBlockTime,
  type WallTime,
  wallTime,
  weeksOf,
  whyNotUntil,
} from '@/lib/calendar/block-time'
import { addDays } from '@/lib/clocks/calendar-date'
import { isRefusal } from '@/lib/refusal'

const zones = ['Sydney', 'Brisbane', 'Perth', 'Adelaide', 'Lord_Howe'].map((place) => `Australia/${place}`)
const quarter = 15 * 60_000

/** What the platform's own calendar shows on a wall, against which ours is held. */
const walls = new Map(
  zones.map((zone) => [
    zone,
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' }),
  ]),
)
const shows = (instant: number, zone: string): string => walls.get(zone)?.format(instant) ?? ''

/** Every instant at which a wall shows a date and time: none where the clock skips it, two where it comes twice. */
function instantsOf(date: string, time: string, zone: string): number[] {
  const around = Date.parse(`${date}T${time}Z`) - 10 * 3_600_000
  const all = Array.from({ length: 96 }, (_, step) => around - 6 * 3_600_000 + step * quarter)
  return all.filter((instant) => shows(instant, zone) === `${date} ${time}`)
}

let seed = 20261125
const random = (below: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((seed / 2_147_483_648) * below)
}
const clock = (quarters: number): string =>
  `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`

/** A block of some hours that begins on a Sunday before a change of the clocks, often in the hours that it touches. */
function anyBlock(): WallTime {
  const sunday = ['2026-03-22', '2026-09-20', '2027-03-21', '2027-09-19'][random(4)] ?? ''
  const from = random(3) === 0 ? random(80) : 4 + random(10)
  const to = from + 1 + random(16)
  const fromDate = addDays(sunday, random(4) === 0 ? random(7) : 0)
  return {
    ...{ fromDate, fromTime: clock(from) },
    ...{ toDate: addDays(fromDate, Math.floor(to / 96)), toTime: clock(to % 96) },
  }
}

describe.each(zones)('a weekly block in %s', (zone) => {
  test('begins and ends at the same time on the wall each week, whatever the clocks do: 300 of them', () => {
    for (let round = 0; round < 300; round++) {
      const time = anyBlock()
      const weeks = weeksOf(time, addDays(time.fromDate, 28))
      expect(weeks).toHaveLength(5)
      for (const [week, wall] of weeks.entries()) {
        const { startsAt, endsAt } = spanOf(wall, zone)
        const said = `${JSON.stringify(wall)} in ${zone}`
        expect(wall.fromDate).toBe(addDays(time.fromDate, 7 * week))
        expect(endsAt.getTime(), said).toBeGreaterThan(startsAt.getTime())
        const [start] = instantsOf(wall.fromDate, wall.fromTime, zone)
        const [end] = instantsOf(wall.toDate, wall.toTime, zone)
        if (start !== undefined) expect(startsAt.getTime(), said).toBe(start)
        else expect(shows(startsAt.getTime(), zone) > `${wall.fromDate} ${wall.fromTime}`, said).toBe(true)
        if (start !== undefined && end !== undefined && end > start) expect(endsAt.getTime(), said).toBe(end)
      }
    }
  })
})

describe('a time the clocks skip', () => {
  const skipped = (fromTime: string, toTime: string, zone = 'Australia/Sydney') => {
    const { startsAt, endsAt } = spanOf({ fromDate: '2026-10-04', fromTime, toDate: '2026-10-04', toTime }, zone)
    return [startsAt, endsAt].map((instant) => shows(instant.getTime(), zone).slice(11))
  }
  test('is as much later as they go forward, an hour or, on Lord Howe, half of one', () => {
    expect(skipped('02:15', '02:45')).toEqual(['03:15', '03:45'])
    expect(skipped('02:00', '02:15', 'Australia/Lord_Howe')).toEqual(['02:30', '02:45'])
  })
  test('keeps its length where its ends would meet', () => {
    expect(skipped('02:30', '03:00')).toEqual(['03:30', '04:00'])
  })
  test('is refused beside its field when it is typed', () => {
    const typed = { fromDate: '4/10/2026', fromTime: '2:30 am', toDate: '', toTime: '4 am', wholeDays: false }
    const refused = typedBlockTime(typed, 'Australia/Sydney')
    expect(isRefusal(refused) && refused.fields.fromTime).toContain('There is no such time on 4 October 2026')
  })
})

describe('typed', () => {
  const typed = (more: Partial<TypedTime>) =>
    typedBlockTime(
      { fromDate: '24/11/2026', fromTime: '', toDate: '', toTime: '', wholeDays: false, ...more },
      'Australia/Sydney',
    )
  test('whole days are from midnight to midnight, the last one with them', () => {
    const time = typed({ wholeDays: true, toDate: '26 Nov 2026', fromTime: 'nonsense' })
    expect(time).toEqual({ fromDate: '2026-11-24', fromTime: '00:00', toDate: '2026-11-27', toTime: '00:00' })
    expect(isWholeDays(time as WallTime)).toBe(true)
    expect(wallTime(spanOf(time as WallTime, 'Australia/Perth'), 'Australia/Perth')).toEqual(time)
  })
  test.each([
    [{ fromDate: '31/2/2026', fromTime: '9:00' }, 'fromDate'],
    [{ fromTime: '25:00' }, 'fromTime'],
    [{ fromTime: '9 am', toTime: '' }, 'toTime'],
    [{ fromTime: '9 am', toDate: 'soon', toTime: '10 am' }, 'toDate'],
    [{ wholeDays: true, toDate: '23/11/2026' }, 'toDate'],
  ])('%j is refused beside %s', (more, field) => {
    const refused = typed(more)
    expect(isRefusal(refused) && Object.keys(refused.fields)).toEqual([field])
  })
})

test('what lasts longer than a week cannot repeat every week; a week can', () => {
  const week = { fromDate: '2026-11-23', fromTime: '09:00', toDate: '2026-11-30', toTime: '09:00' }
  expect(whyNotUntil(week, '2026-12-31')).toBeNull()
  expect(whyNotUntil({ ...week, toTime: '09:15' }, '2026-12-31')?.fields).toHaveProperty('toDate')
})
