import { describe, expect, it } from 'vitest'
import * as deadlines from '@/lib/clocks/deadlines'
import { history, none, type Step, terms } from '@/tests/unit/clocks/stays'

describe('the promise', () => {
  const promise = (reachesThreshold: boolean, urgent: boolean) =>
    deadlines.promiseOn('2026-11-24', { reachesThreshold, urgent, terms, holidays: none })
  it('is business day 8, or 13 with a clinical review', () => {
    expect(promise(false, false)).toEqual({
      first: 'organisation',
      firstDecisionBy: '2026-12-03',
      businessDays: 8,
      outcomeBy: '2026-12-04',
    })
    expect(promise(true, false)).toEqual({
      first: 'clinical',
      firstDecisionBy: '2026-12-01',
      businessDays: 13,
      outcomeBy: '2026-12-11',
    })
  })
  it('has the urgent clocks and one day to relay', () => {
    expect(promise(false, true).businessDays).toBe(3)
    expect(promise(true, true).businessDays).toBe(4)
  })
  it('is the organisation’s due date and a day to relay', () => {
    expect(deadlines.relayedBy('2026-12-03', none)).toBe(promise(false, false).outcomeBy)
  })
})

describe('reminders', () => {
  const reminders = (steps: Step[], until: string, urgent = false) => {
    const clock = deadlines.runningClock(history(steps, { urgent }))
    return clock ? deadlines.remindersUntil(until, clock, none).map(({ on, kind }) => `${on.slice(5)} ${kind}`) : []
  }
  it('come to a decider on days 3, 5, the due day, and every second one overdue', () => {
    const all = ['11-27 waits', '12-01 waits', '12-03 due', '12-04 overdue', '12-08 overdue', '12-10 overdue']
    expect(reminders([['organisation_review', '2026-11-24']], '2026-12-11')).toEqual(all)
    expect(reminders([['organisation_review', '2026-11-24']], '2026-12-01')).toEqual(all.slice(0, 2))
  })
  it('come once where day 5 is the due day', () => {
    expect(reminders([['clinical_review', '2026-11-24']], '2026-12-01')).toEqual(['11-27 waits', '12-01 due'])
  })
  it('come to an urgent decider on the due day', () => {
    expect(reminders([['organisation_review', '2026-11-24']], '2026-11-27', true)).toEqual([
      '11-26 due',
      '11-27 overdue',
    ])
  })
  it('come to the consultant side every third business day, and not after it lapsed', () => {
    expect(reminders([['further_details', '2026-11-24']], '2026-12-20')).toEqual([
      '11-27 waits',
      '12-02 waits',
      '12-07 waits',
      '12-08 due',
    ])
  })
})
