import { describe, expect, test } from 'vitest'
import {
  bookedOn,
  dayWords,
  entryName,
  secondLine,
  shortSpan,
  shortTime,
  statusCounts,
  whenWords,
} from '@/components/calendar/words'
import type { ShownState } from '@/lib/appointments/appointment'
import { instantAt } from '@/lib/clocks/calendar-date'

const zone = 'Australia/Melbourne'
const at = (time: string, date = '2026-11-24') => instantAt(date, time, zone)
const entry = (
  state: ShownState,
  more: { clientZone?: string; session?: { nth: number; of: number } | null } = {},
) => ({
  ...{ number: 'APP-00456', startsAt: at('11:30'), endsAt: at('12:20'), state, manner: 'video' as const },
  ...{ client: 'Mei-Lin Tran', clientZone: zone, session: { nth: 4, of: 6 }, needsYou: false },
  cancelledAt: state.includes('cancel') ? at('16:00', '2026-11-23') : null,
  ...more,
})

test('an appointment’s name is time, client, state, manner', () =>
  expect(entryName(entry('scheduled'), zone)).toBe('11:30 am, Mei-Lin Tran, Scheduled, Video'))

test('a short time has no half of the day', () => expect(shortTime(at('13:05'), zone)).toBe('1:05'))

describe('the second line', () => {
  test.each([
    ['scheduled', 'Session 4 of 6'],
    ['completed', 'Session 4 of 6'],
    ['commenced', 'In progress'],
    ['to_be_completed', 'To be completed'],
    ['cancelled', 'Cancelled 23 Nov'],
    ['late_cancellation', 'Late cancel, uses 1'],
    ['no_show', 'No show, uses 1'],
  ] as const)('of %s is %s', (state, line) => expect(secondLine(entry(state), zone)).toBe(line))

  test('is the client’s time where it differs, or that it is the same elsewhere', () => {
    const brisbane = { clientZone: 'Australia/Brisbane' }
    expect(secondLine(entry('scheduled', brisbane), zone)).toBe('Brisbane 10:30')
    expect(secondLine(entry('completed', brisbane), zone)).toBe('Brisbane 10:30')
    expect(secondLine(entry('no_show', brisbane), zone)).toBe('No show, uses 1')
    expect(secondLine(entry('scheduled', { clientZone: 'Australia/Hobart' }), zone)).toBe('Hobart, same time')
  })
})

describe('when it is', () => {
  const when = (state: ShownState, now: Date) => whenWords(entry(state), now, zone)
  test.each([
    ['scheduled', at('10:42'), 'Starts in 48 minutes'],
    ['scheduled', at('11:29'), 'Starts in 1 minute'],
    ['scheduled', at('08:30'), 'Starts in 3 hours'],
    ['scheduled', at('09:15'), 'Starts in 2 hours 15 minutes'],
    ['scheduled', at('11:30', '2026-11-23'), 'Starts tomorrow'],
    ['scheduled', at('23:00', '2026-11-20'), 'Starts in 4 days'],
    ['scheduled', at('11:30'), 'Starts now'],
    ['scheduled', at('11:42'), 'Should have started 12 minutes ago'],
    ['commenced', at('11:42'), 'In progress, ends in 38 minutes'],
    ['commenced', at('11:25'), 'In progress'],
    ['to_be_completed', at('12:20'), 'Ended just now'],
    ['to_be_completed', at('13:20'), 'Ended 1 hour ago'],
    ['to_be_completed', at('09:00', '2026-11-25'), 'Ended yesterday'],
    ['to_be_completed', at('09:00', '2026-12-01'), 'Ended 7 days ago'],
    ['completed', at('14:00'), 'Used 1 session'],
    ['late_cancellation', at('14:00'), 'Cancelled 23 Nov, used 1 session'],
    ['cancelled', at('14:00'), 'Cancelled 23 Nov, used no session'],
    ['no_show', at('14:00'), 'Used 1 session'],
  ] as const)('%s at %s: %s', (state, now, words) => expect(when(state, now)).toBe(words))
})

test('a day is named from today', () => {
  const today = '2026-11-24'
  expect(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'].map((day) => dayWords(day, today))).toEqual([
    'yesterday',
    'today',
    'tomorrow',
    'Thu 26 Nov',
  ])
})

test('what is booked leaves out what was cancelled', () =>
  expect(bookedOn([entry('scheduled'), entry('cancelled'), entry('late_cancellation'), entry('no_show')])).toBe(2))

test('every state is counted', () =>
  expect(statusCounts([entry('scheduled'), entry('scheduled'), entry('no_show')])).toMatchObject({
    scheduled: 2,
    no_show: 1,
    completed: 0,
  }))

test('a block’s length is short', () =>
  expect([45, 60, 240, 150].map(shortSpan)).toEqual(['45 min', '60 min', '4 hours', '2 h 30 min']))
