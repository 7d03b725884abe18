import { describe, expect, test } from 'vitest'
import { parseTypedTime, typedInstant } from '@/lib/appointments/typed-time'
import { timeInZone } from '@/lib/clocks/calendar-date'
import { isRefusal } from '@/lib/refusal'

describe('a time of day', () => {
  test.each([
    ['15:30', '15:30'],
    ['9:05', '09:05'],
    ['3:30 pm', '15:30'],
    ['3.30pm', '15:30'],
    ['3 PM', '15:00'],
    ['12 am', '00:00'],
    ['12:15 p.m.', '12:15'],
    ['11:30:00', '11:30'],
    [' 8 ', '08:00'],
  ])('%s is %s', (typed, time) => expect(parseTypedTime(typed)).toBe(time))
  test.each(['', '24:00', '9:60', '13 pm', '0 am', 'noon', '1530', '12:30 xm', '3;30'])('%s is none', (typed) =>
    expect(parseTypedTime(typed)).toBeNull(),
  )
})

describe('on a day on which the clocks change', () => {
  const at = (date: string, time: string, zone: string) => typedInstant({ date, time }, zone)

  test.each([
    ['Australia/Sydney', '2026-10-04', '02:30', '3:30 am'],
    ['Australia/Adelaide', '2026-10-04', '02:00', '3:00 am'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2:45 am'],
  ])('%s has no %s %s', (zone, date, time, next) => {
    const refused = at(date, time, zone)
    expect(isRefusal(refused) && refused.fields.time).toContain(`Choose ${next} or another time`)
  })

  test.each([
    ['Australia/Sydney', '2026-10-04', '03:00', '2026-10-03T16:00:00.000Z'],
    ['Australia/Sydney', '2026-04-05', '02:30', '2026-04-04T15:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:30', '2026-10-03T15:30:00.000Z'],
    ['Australia/Brisbane', '2026-10-04', '02:30', '2026-10-03T16:30:00.000Z'],
    ['Australia/Perth', '2026-10-04', '02:30', '2026-10-03T18:30:00.000Z'],
    ['Australia/Adelaide', '2026-04-05', '03:00', '2026-04-04T17:30:00.000Z'],
  ])('%s shows %s %s at %s', (zone, date, time, instant) => expect(at(date, time, zone)).toEqual(new Date(instant)))

  test.each(['Australia/Sydney', 'Australia/Brisbane', 'Australia/Perth', 'Australia/Adelaide', 'Australia/Lord_Howe'])(
    '%s is read as its clock shows it, every five minutes of both days',
    (zone) => {
      let read = 0
      for (const date of ['2026-04-05', '2026-10-04'])
        for (let minutes = 0; minutes < 24 * 60; minutes += 5) {
          const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
          const instant = at(date, time, zone)
          if (isRefusal(instant)) continue
          expect(timeInZone(instant, zone)).toBe(time)
          read += 1
        }
      const skipped = { 'Australia/Sydney': 12, 'Australia/Adelaide': 12, 'Australia/Lord_Howe': 6 }[zone] ?? 0
      expect(read).toBe(2 * 288 - skipped)
    },
  )
})

test('what cannot be read is refused beside its field', () => {
  const wrong = (date: string, time: string) => typedInstant({ date, time }, 'Australia/Sydney')
  expect(wrong('', '15:00')).toMatchObject({ fields: { date: expect.stringContaining('Choose a date') } })
  expect(wrong('31 February 2027', '15:00')).toMatchObject({ fields: { date: expect.any(String) } })
  expect(wrong('2026-11-24', 'later')).toMatchObject({ fields: { time: expect.stringContaining('Choose a time') } })
})
