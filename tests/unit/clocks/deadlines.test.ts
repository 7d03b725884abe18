import { describe, expect, it } from 'vitest'
import { timeLeft } from '@/lib/clocks/business-days'
import * as deadlines from '@/lib/clocks/deadlines'
import { history, none, type Step } from '@/tests/unit/clocks/stays'

const due = (...args: Parameters<typeof history>) => deadlines.dueDateOf(history(...args))

describe('the due date', () => {
  it('is business day 7 of the day it reached the organisation, day 0', () =>
    expect(due([['organisation_review', '2026-11-24']])).toBe('2026-12-03'))
  it('counts from a Saturday as from the Friday', () => {
    expect(due([['organisation_review', '2026-11-28']])).toBe(due([['organisation_review', '2026-11-27']]))
  })
  it('leaves holidays out', () => {
    expect(
      due([['organisation_review', '2026-12-18']], { holidays: new Set(['2026-12-25', '2026-12-28', '2027-01-01']) }),
    ).toBe('2026-12-31')
  })
  it('is day 5 of a clinical review', () => expect(due([['clinical_review', '2026-11-24']])).toBe('2026-12-01'))
  it('is day 1 and 2 of an urgent request', () => {
    expect(due([['clinical_review', '2026-11-24']], { urgent: true })).toBe('2026-11-25')
    expect(due([['organisation_review', '2026-11-24']], { urgent: true })).toBe('2026-11-26')
    expect(due([['further_details', '2026-11-24']], { urgent: true })).toBe('2026-12-08')
  })
  it('is day 10 of what waits on the consultant side, each time anew', () => {
    expect(due([['further_details', '2026-11-24']])).toBe('2026-12-08')
    expect(
      due([
        ['organisation_review', '2026-11-24'],
        ['organisation_question', '2026-11-30'],
      ]),
    ).toBe('2026-12-14')
    expect(
      due([
        ['organisation_review', '2026-11-24'],
        ['organisation_question', '2026-11-25'],
        ['organisation_review', '2026-11-26'],
        ['organisation_question', '2026-11-30'],
      ]),
    ).toBe('2026-12-14')
  })
  it('goes by the date in the organisation’s zone', () => {
    expect(due([['organisation_review', '2026-11-24', '23:59']])).toBe('2026-12-03')
    expect(due([['organisation_review', '2026-11-25', '00:00']])).toBe('2026-12-04')
  })
  it('is none in a draft and at an end', () => {
    expect(due([['draft', '2026-11-24']])).toBeNull()
    const over = history([
      ['organisation_review', '2026-11-24'],
      ['approved', '2026-11-25'],
    ])
    expect(deadlines.dueDateOf({ ...over, stays: over.stays.slice(0, 1) })).toBeNull()
  })
  it('starts the organisation’s clock after the clinical one', () => {
    expect(
      due([
        ['further_details', '2026-11-16'],
        ['clinical_review', '2026-11-17'],
        ['organisation_review', '2026-11-24'],
      ]),
    ).toBe('2026-12-03')
  })
  it('ends with its day in the zone', () => {
    expect(deadlines.dueInstantOf(history([['organisation_review', '2026-11-24']]))).toEqual(
      new Date('2026-12-03T14:00:00Z'),
    )
  })
})

describe('a question', () => {
  const asked = (answered: string, first = '2026-11-30') =>
    history([
      ['organisation_review', '2026-11-24'],
      ['organisation_question', first],
      ['organisation_review', answered],
    ])
  it('pushes the due date out by the business days from asking to answering', () => {
    expect(deadlines.dueDateOf(asked('2026-11-30'))).toBe('2026-12-03')
    expect(deadlines.dueDateOf(asked('2026-12-01'))).toBe('2026-12-04')
    expect(deadlines.dueDateOf(asked('2026-12-05'))).toBe('2026-12-09')
  })
  it('pushes it by every question', () => {
    const twice: Step[] = [
      ['organisation_question', '2026-12-02'],
      ['organisation_review', '2026-12-04'],
    ]
    const steps: Step[] = [
      ['organisation_review', '2026-11-24'],
      ['organisation_question', '2026-11-25'],
      ['organisation_review', '2026-11-26'],
      ...twice,
    ]
    expect(due(steps)).toBe('2026-12-08')
  })
  it('does not move the other decider’s clock', () => {
    expect(
      due([
        ['clinical_review', '2026-11-16'],
        ['clinical_question', '2026-11-17'],
        ['clinical_review', '2026-11-20'],
        ['organisation_review', '2026-11-24'],
      ]),
    ).toBe('2026-12-03')
  })
  it('pauses on a day, with so many left', () => {
    const waiting = history([
      ['organisation_review', '2026-11-24'],
      ['organisation_question', '2026-11-30'],
    ])
    expect(deadlines.pausedClock(waiting)).toEqual({ name: 'organisation', onDay: 4, daysLeft: 3 })
    expect(deadlines.pausedClock(asked('2026-12-01'))).toBeNull()
    const late = history([
      ['organisation_review', '2026-11-24'],
      ['organisation_question', '2026-12-07'],
    ])
    expect(deadlines.pausedClock(late)).toEqual({ name: 'organisation', onDay: 9, daysLeft: -2 })
  })
  it('lapses at the end of business day 10, and nothing else does', () => {
    const waiting = history([
      ['clinical_review', '2026-11-24'],
      ['clinical_question', '2026-11-30'],
    ])
    expect(deadlines.lapsesAt(waiting)).toEqual(new Date('2026-12-14T14:00:00Z'))
    expect(deadlines.lapsesAt(asked('2026-12-01'))).toBeNull()
  })
})

describe('the day clock', () => {
  const days = (steps: Step[], today: string, holidays = none) => {
    const clock = deadlines.runningClock(history(steps, { holidays }))
    return clock ? deadlines.clockDays(clock, today, holidays) : []
  }
  it('has a box for day 0 to the due day', () => {
    const boxes = days([['organisation_review', '2026-11-24']], '2026-11-26')
    expect(boxes.map(({ on }) => on.slice(5))).toEqual([
      '11-24',
      '11-25',
      '11-26',
      '11-27',
      '11-30',
      '12-01',
      '12-02',
      '12-03',
    ])
    expect(boxes.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(boxes.map(({ past, today, due: last }) => (past ? 'p' : today ? 't' : last ? 'd' : '.')).join('')).toBe(
      'ppt....d',
    )
  })
  it('leaves out the days on which it was paused', () => {
    const boxes = days(
      [
        ['organisation_review', '2026-11-24'],
        ['organisation_question', '2026-11-25'],
        ['organisation_review', '2026-11-27'],
      ],
      '2026-11-27',
    )
    expect(boxes.map(({ on }) => on.slice(5))).toEqual([
      '11-24',
      '11-25',
      '11-30',
      '12-01',
      '12-02',
      '12-03',
      '12-04',
      '12-07',
    ])
  })
  it('ends at the due date where it was paused overdue', () => {
    const boxes = days(
      [
        ['clinical_review', '2026-11-24'],
        ['clinical_question', '2026-12-03'],
        ['clinical_review', '2026-12-04'],
      ],
      '2026-12-04',
    )
    expect(boxes.map(({ on }) => on.slice(5))).toEqual(['11-24', '11-25', '11-26', '11-27', '11-30', '12-02'])
  })
})

describe('what a person reads', () => {
  it.each([
    ['2026-11-24', '7 business days left'],
    ['2026-12-02', '1 business day left'],
    ['2026-12-03', 'due today'],
    ['2026-12-04', 'overdue by 1 business day'],
    ['2026-12-07', 'overdue by 2 business days'],
  ])('on %s: %s', (today, words) => expect(timeLeft(today, '2026-12-03', none)).toBe(words))
  it('is overdue on the weekend after, by no business day yet', () => {
    expect(timeLeft('2026-12-05', '2026-12-04', none)).toBe('overdue')
    expect(deadlines.overdueBy('2026-12-05', '2026-12-04', none)).toBe(0)
    expect(deadlines.overdueBy('2026-12-01', '2026-12-04', none)).toBe(0)
    expect(deadlines.overdueBy('2026-12-08', '2026-12-04', none)).toBe(2)
  })
})
