import { describe, expect, test } from 'vitest'
import { manners } from '@/lib/appointments/appointment'
import { appointmentSummary, blockSummary, feedAddress, feedDetails, feedPeriod } from '@/lib/calendar/feed'

describe('an appointment in a feed', () => {
  test.each([
    ['busy', 'Busy'],
    ['manner', 'Appointment, face to face'],
    ['number', 'APP-00456, face to face'],
  ] as const)('reads, with %s, %s', (detail, words) => {
    expect(appointmentSummary(detail, { number: 456, manner: 'face_to_face' })).toBe(words)
  })

  test('reads alike in every manner when only busy is told', () => {
    const words = manners.map((manner) => appointmentSummary('busy', { number: 456, manner }))
    expect(new Set(words)).toEqual(new Set(['Busy']))
  })
})

describe('a block in a feed', () => {
  test.each([
    ['lunch', 'Lunch'],
    ['leave', 'Leave'],
    ['supervision', 'Supervision'],
    ['meeting', 'Meeting'],
  ])('that is %s reads %s', (kind, words) => {
    expect(feedDetails.map((detail) => blockSummary(detail, { kind }))).toEqual(['Busy', words, words])
  })

  test.each(feedDetails)('that is held can’t be told from another, with %s', (detail) => {
    expect(blockSummary(detail, { kind: 'held' })).toBe('Busy')
    expect(blockSummary(detail, { kind: 'other' })).toBe('Busy')
  })
})

test.each([
  ['2026-11-24T23:59:00Z', '2026-08-24', '2027-11-24'],
  ['2027-01-15T00:00:00Z', '2026-10-15', '2028-01-15'],
  ['2028-02-29T12:00:00Z', '2027-11-29', '2029-03-01'],
])('a feed read at %s holds %s to %s', (at, from, to) => {
  expect(feedPeriod(new Date(at))).toEqual({ from: new Date(from), to: new Date(to) })
})

test('an address is the portal’s own, whatever its path', () => {
  expect(feedAddress('https://portal.example.org', 'abc')).toBe('https://portal.example.org/api/calendar/abc.ics')
})
