import { describe, expect, test } from 'vitest'
import { daysOf, hrefOf, near, periodOf, shownBy, step, titleOf, workWeekOf } from '@/components/calendar/shown'

const today = '2026-11-24' // a Tuesday
const none = new Set<string>()

describe('what an address shows', () => {
  test('is the work week of today unless it says otherwise', () =>
    expect(shownBy({}, today)).toEqual({ view: 'week', on: today, today, status: null, appointment: null }))

  test('is what it says', () =>
    expect(
      shownBy({ view: 'month', on: '2026-10-05', status: 'no_show', appointment: 'app-00456' }, today),
    ).toMatchObject({ view: 'month', on: '2026-10-05', status: 'no_show', appointment: 'APP-00456' }))

  test.each([
    { view: 'year' },
    { on: '2026-02-31' },
    { on: '0001-01-01' },
    { status: 'toString' },
    { appointment: "APP-1' OR 1=1" },
    { view: ['day', 'month'], on: ['2026-01-01', 'x'] },
  ])('falls back where it says nonsense: %o', (query) => expect(shownBy(query, today)).toEqual(shownBy({}, today)))

  test('goes back into an address without what is meant anyway', () => {
    const shown = shownBy({ view: 'week', on: today, appointment: 'APP-00456' }, today)
    expect(hrefOf(shown)).toBe('/calendar?appointment=APP-00456')
    expect(hrefOf(shown, { appointment: null })).toBe('/calendar')
    expect(hrefOf(shown, { view: 'day', on: '2026-11-25', status: 'completed', appointment: null })).toBe(
      '/calendar?view=day&on=2026-11-25&status=completed',
    )
  })
})

describe('a period', () => {
  const period = (view: string, on: string) => periodOf(shownBy({ view, on }, today))

  test('of a day is that day', () => expect(period('day', today)).toEqual({ from: today, to: today }))
  test('of a week holds the weekend before it', () => {
    expect(period('week', today)).toEqual({ from: '2026-11-21', to: '2026-11-27' })
    expect(period('list', '2026-11-21')).toEqual({ from: '2026-11-21', to: '2026-11-27' })
    expect(period('week', '2026-11-20')).toEqual({ from: '2026-11-14', to: '2026-11-20' })
  })
  test('of a month is the weeks that touch it, from Monday on', () => {
    expect(period('month', '2026-11-24')).toEqual({ from: '2026-10-26', to: '2026-12-06' })
    expect(period('month', '2026-02-01')).toEqual({ from: '2026-01-26', to: '2026-03-01' })
  })

  test('shows a weekend day only where something is on it', () => {
    const shown = shownBy({}, today)
    expect(daysOf(shown, none)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'])
    expect(daysOf(shown, new Set(['2026-11-21']))[0]).toBe('2026-11-21')
    expect(daysOf(shownBy({ view: 'day', on: '2026-11-22' }, today), none)).toEqual(['2026-11-22'])
    expect(daysOf(shownBy({ view: 'month', on: '2026-02-01' }, today), new Set(['2026-02-07']))).toHaveLength(30)
  })

  test('on a weekend is the work week ahead', () => expect(workWeekOf('2026-11-28')[0]).toBe('2026-11-30'))
})

describe('the way from one period to another', () => {
  test('is a day, a week or a month long', () => {
    expect(step(shownBy({ view: 'day' }, today), 1)).toBe('2026-11-25')
    expect(step(shownBy({}, today), -1)).toBe('2026-11-17')
    expect(step(shownBy({ view: 'list' }, today), 1)).toBe('2026-12-01')
    expect(step(shownBy({ view: 'month', on: '2026-12-31' }, today), 1)).toBe('2027-01-01')
    expect(step(shownBy({ view: 'month', on: '2026-01-31' }, today), -1)).toBe('2025-12-01')
  })
})

describe('three days of a narrow window', () => {
  const week = workWeekOf(today)
  const windowOn = (on: string) => near(week, on)
  test('are those around the day, within the week', () => {
    expect(windowOn('2026-11-23').days).toEqual(['2026-11-23', '2026-11-24', '2026-11-25'])
    expect(windowOn('2026-11-25').days).toEqual(['2026-11-24', '2026-11-25', '2026-11-26'])
    expect(windowOn('2026-11-27').days).toEqual(['2026-11-25', '2026-11-26', '2026-11-27'])
  })
  test('lead on to the working day before and after them', () => {
    expect(windowOn('2026-11-23')).toMatchObject({ previous: '2026-11-20', next: '2026-11-26' })
    expect(windowOn('2026-11-27')).toMatchObject({ previous: '2026-11-24', next: '2026-11-30' })
  })
})

describe('a title', () => {
  const title = (view: string, on: string) => {
    const shown = shownBy({ view, on }, today)
    return titleOf(shown, daysOf(shown, none))
  }
  test('names what is shown once', () => {
    expect(title('week', today)).toBe('23 to 27 November 2026')
    expect(title('week', '2026-12-01')).toBe('30 November to 4 December 2026')
    expect(title('list', '2026-12-30')).toBe('28 December 2026 to 1 January 2027')
    expect(title('day', today)).toBe('Tuesday 24 November 2026')
    expect(title('month', today)).toBe('November 2026')
  })
})
