import { describe, expect, it } from 'vitest'
import { dateInZone, instantAt, timeInZone } from '@/lib/clocks/calendar-date'
import { hasLapsed, isTimeForMails, nextLook, remindersOwed } from '@/lib/clocks/owed'
import { consentIsOver } from '@/lib/requests/consent'
import { history, terms, zone } from '@/tests/unit/clocks/stays'

// Tuesday 24 November 2026 is day 0: day 3 is Friday 27, day 5 Tuesday 1 December, day 7 Thursday 3, day 8 Friday 4.
const with_ = history([['organisation_review', '2026-11-24']])
const none: ReadonlySet<string> = new Set()
const owed = (of: typeof with_, on: string, time = '08:00', done = none) =>
  remindersOwed(of, done, instantAt(on, time, zone)).map(({ on, kind }) => `${on} ${kind}`)

describe('what a request owes', () => {
  it('is a reminder on business days 3 and 5, on the due day, and every second one after', () => {
    expect(owed(with_, '2026-11-26')).toEqual([])
    expect(owed(with_, '2026-11-27')).toEqual(['2026-11-27 waits'])
    expect(owed(with_, '2026-12-08', '08:00', new Set(['2026-11-27']))).toEqual([
      ...['2026-12-01 waits', '2026-12-03 due', '2026-12-04 overdue', '2026-12-08 overdue'],
    ])
  })

  it('waits for eight in the morning, and for a business day', () => {
    expect(owed(with_, '2026-11-27', '07:59')).toEqual([])
    expect(owed(with_, '2026-11-28')).toEqual([])
    expect(owed(with_, '2026-11-30')).toEqual(['2026-11-27 waits'])
    const holiday = { ...with_, holidays: new Set(['2026-11-30']) }
    expect(isTimeForMails(instantAt('2026-11-30', '09:00', zone), holiday)).toBe(false)
  })

  it('is nothing for days up to the one on which it came back: they were told of it then', () => {
    const back = history([
      ['organisation_review', '2026-11-24'],
      ['organisation_question', '2026-11-27', '07:30'],
      ['organisation_review', '2026-11-30'],
    ])
    expect(owed(back, '2026-11-30', '12:00')).toEqual([])
    expect(owed(back, '2026-12-02')).toEqual(['2026-12-02 waits'])
    // A reminder of before does not count for one of after.
    expect(owed(back, '2026-12-02', '08:00', new Set(['2026-11-27']))).toEqual(['2026-12-02 waits'])
  })

  it('is nothing for the very day on which it came back, which is day 3, and on day 5 it is again', () => {
    const onDay3 = (asked: string, answered: string) =>
      history([
        ['organisation_review', '2026-11-24'],
        ['organisation_question', '2026-11-27', asked],
        ['organisation_review', '2026-11-27', answered],
      ])
    expect(owed(onDay3('07:30', '07:50'), '2026-11-27')).toEqual([])
    const reminded = new Set(['2026-11-27'])
    expect(owed(onDay3('10:00', '15:00'), '2026-12-01', '08:00', reminded)).toEqual(['2026-12-01 waits'])
  })

  it('is every third business day of the consultant side, and to lapse when the last has ended', () => {
    const asked = history([['further_details', '2026-11-24']])
    expect(owed(asked, '2026-12-08')).toEqual([
      ...['2026-11-27 waits', '2026-12-02 waits', '2026-12-07 waits', '2026-12-08 due'],
    ])
    const end = instantAt('2026-12-09', '00:00', zone)
    expect(hasLapsed(asked, new Date(end.getTime() - 1))).toBe(false)
    expect(hasLapsed(asked, end)).toBe(true)
    expect(owed(asked, '2026-12-09')).toEqual([])
  })

  it('is each reminder once, where a holiday moves its day', () => {
    // Friday 27 becomes a holiday after its reminder: day 3 is Monday 30 now, day 5 Wednesday 2 December.
    const moved = { ...with_, holidays: new Set(['2026-11-27']) }
    const done = new Set(['2026-11-27'])
    expect(owed(moved, '2026-12-01', '08:00', done)).toEqual([])
    expect(owed(moved, '2026-12-02', '08:00', done)).toEqual(['2026-12-02 waits'])
    // And one that is taken away again: day 3 was done on Monday 30, day 5 is Tuesday 1.
    expect(owed(with_, '2026-11-30', '08:00', new Set(['2026-11-30']))).toEqual([])
    expect(owed(with_, '2026-12-01', '08:00', new Set(['2026-11-30']))).toEqual(['2026-12-01 waits'])
    // Never two on one day, though two reminders came to stand there.
    const back = new Set(['2026-12-01'])
    expect(owed(with_, '2026-12-01', '08:00', back)).toEqual([])
  })

  it('is nothing of a request at its end', () => {
    const over = { ...with_, stays: with_.stays.map((stay) => ({ ...stay, leftAt: stay.enteredAt })) }
    expect(owed(over, '2026-12-30')).toEqual([])
  })
})

describe('the next look', () => {
  const look = (of: typeof with_, on: string, time: string) => {
    const next = nextLook(of, instantAt(on, time, zone))
    return `${dateInZone(next, zone)} ${timeInZone(next, zone)}`
  }
  it('is at the next eight in the morning', () => {
    expect(look(with_, '2026-11-27', '07:59')).toBe('2026-11-27 08:00')
    expect(look(with_, '2026-11-27', '08:00')).toBe('2026-11-28 08:00')
  })
  it('is when it lapses, where that is earlier', () => {
    const asked = history([['clinical_question', '2026-11-24']])
    expect(look(asked, '2026-12-07', '08:00')).toBe('2026-12-08 08:00')
    expect(look(asked, '2026-12-08', '08:00')).toBe('2026-12-09 00:00')
    expect(look(asked, '2026-12-09', '00:00')).toBe('2026-12-09 08:00')
  })
})

describe('a consent', () => {
  const consent = { recordedAt: instantAt('2026-11-24', '23:30', zone), outcomeTo: 'client' }
  it.each([
    ['2027-11-23', '23:59', false],
    ['2027-11-24', '00:00', true],
  ])('counts 12 months: on %s at %s over is %s', (on, time, over) => {
    expect(consentIsOver(consent, terms.timeZone, instantAt(on, time, zone))).toBe(over)
  })
  it('that nobody gave never ends', () => {
    expect(consentIsOver({ ...consent, outcomeTo: 'nobody' }, zone, instantAt('2029-01-01', '00:00', zone))).toBe(false)
  })
})
