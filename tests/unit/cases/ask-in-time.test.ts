import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AskingTerms, askInTime, askInTimeWords, type CaseRhythm, rhythmOf } from '@/lib/cases/ask-in-time'

const sql = readFileSync('prisma/migrations/0004_holidays/migration.sql', 'utf8')
const holidaysOf = (state: string) =>
  new Set([...sql.matchAll(new RegExp(`\\('${state}', '([-\\d]+)'`, 'g'))].map(([, day = '']) => day))
const states = Object.fromEntries(
  ['ACT', 'NSW', 'NT', 'QLD', 'SA', 'TAS', 'VIC', 'WA'].map((state) => [state, holidaysOf(state)]),
)

const terms = {
  ...{ organisationClock: 7, organisationClockUrgent: 2, clinicalClock: 5, clinicalClockUrgent: 1, answerClock: 10 },
  ...{ timeZone: 'Australia/Sydney', mostPerRequest: 4 },
}
const none: AskingTerms = { terms, holidays: holidaysOf('NSW'), reviewedFrom: null }
const weeks = ['2026-11-05', '2026-11-12', '2026-11-19', '2026-11-26', '2026-12-03']

describe('the rhythm of a case', () => {
  it.each<[string[], number]>([
    [[], 7],
    [['2026-11-24'], 7],
    [['2026-11-10', '2026-11-24'], 14],
    [['2026-11-24', '2026-11-10', '2026-11-17'], 7],
    [['2026-11-10', '2026-11-17', '2026-12-01'], 11],
    [['2026-11-24', '2026-11-24'], 1],
    // A year ago it was once a month; only the last six sessions count.
    [['2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01', ...weeks], 7],
  ])('of %j is %i days', (sessions, days) => expect(rhythmOf(sessions)).toBe(days))
})

describe('what is said', () => {
  const said = (today: string, more: Partial<CaseRhythm> = {}, asking: Partial<AskingTerms> = {}) => {
    const facts = askInTime({ sessions: weeks, remaining: 0, today, ...more }, { ...none, ...asking })
    return facts && [askInTimeWords(facts), facts.urgency]
  }
  const far = 'Last session on 3 December: ask by 23 November'

  it('the last session and until when to ask: business day 8 of 23 November is 3 December', () => {
    expect(said('2026-11-09')).toEqual([`${far}.`, 'near'])
    expect(said('2026-11-06')).toEqual([`${far}.`, 'far'])
  })
  it('the earlier date of the numbers that need a clinical review', () => {
    const because = 'because of the clinical review'
    expect(said('2026-11-10', {}, { reviewedFrom: 4 })?.[0]).toBe(`${far}; for 4 sessions by 16 November, ${because}.`)
    expect(said('2026-11-10', {}, { reviewedFrom: 2 })?.[0]).toBe(
      `${far}; for 2 or more sessions by 16 November, ${because}.`,
    )
    expect(said('2026-11-10', {}, { reviewedFrom: 1 })?.[0]).toBe(
      `Last session on 3 December: ask by 16 November, ${because} that every number needs.`,
    )
    expect(said('2026-11-17', {}, { reviewedFrom: 4 })?.[0]).toBe(
      `${far}; for 4 sessions the outcome comes by 4 December, ${because}.`,
    )
    expect(said('2026-11-27', {}, { reviewedFrom: 4 })?.[0]).toBe(
      `Last session on 3 December. Ask today: the outcome comes by 9 December; for 4 sessions by 16 December, ${because}.`,
    )
  })
  it('ember on the last two business days, and when it is late', () => {
    expect(said('2026-11-19')?.[1]).toBe('near')
    expect(said('2026-11-20')).toEqual([`${far}.`, 'now'])
    expect(said('2026-11-21')).toEqual([`${far}.`, 'now'])
    expect(said('2026-11-23')).toEqual(['Last session on 3 December: ask today.', 'now'])
    expect(said('2026-11-27')).toEqual([
      'Last session on 3 December. Ask today: the outcome comes by 9 December.',
      'now',
    ])
    expect(said('2026-12-04')?.[0]).toBe('Last session was on 3 December. Ask today: the outcome comes by 16 December.')
  })
  it('on the weekend after the last day, that today is still in time', () => {
    const friday = { sessions: ['2026-12-02'] }
    expect(said('2026-11-20', friday)?.[0]).toBe('Last session on 2 December: ask today.')
    expect(said('2026-11-22', friday)?.[0]).toBe('Last session on 2 December: ask today.')
    expect(said('2026-11-23', friday)?.[0]).toMatch(/Ask today: the outcome comes by 3 December/)
  })
  it('by the rhythm, while sessions remain that are not booked', () => {
    expect(said('2026-11-24', { remaining: 2 })?.[0]).toBe('Last session about 17 December: ask by 7 December.')
    expect(said('2026-11-24', { sessions: [], remaining: 6 })?.[0]).toMatch(/^Last session about 5 January 2027: ask/)
    // Long paused: the next one is not before today.
    expect(said('2027-03-01', { remaining: 2 })?.[0]).toMatch(/^Last session about 8 March\. Ask today/)
  })
  it('nothing without any session, nor once the week that would be lost is over', () => {
    expect(said('2026-11-24', { sessions: [] })).toBeNull()
    expect(said('2026-12-10')).not.toBeNull()
    expect(said('2026-12-11')).toBeNull()
  })
})

// An independent count: a day is a number, and the promise of every day from today on is counted out business day by day.
const number = (date: string) => Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000)
const dateOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
const open = (day: number, holidays: ReadonlySet<string>) => {
  const weekday = new Date(day * 86_400_000).getUTCDay()
  return weekday > 0 && weekday < 6 && !holidays.has(dateOf(day))
}
function promised(day: number, left: number, holidays: ReadonlySet<string>): number {
  let on = day
  for (let more = left; more > 0; ) if (open(++on, holidays)) more--
  return on
}

describe('against a count day by day', () => {
  const day = fc.integer({ min: number('2025-06-01'), max: number('2027-06-01') })
  const rhythm = fc.tuple(day, fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 9 }))
  const clock = fc.integer({ min: 1, max: 12 })

  it('no later day would still be in time, for any rhythm, state, terms and today', { timeout: 600_000 }, () => {
    let [found, late, past] = [0, 0, 0]
    const all = fc.property(
      fc.tuple(rhythm, fc.integer({ min: 0, max: 6 }), fc.integer({ min: -120, max: 120 })),
      fc.tuple(fc.constantFrom(...Object.values(states)), clock, clock, fc.constantFrom(null, 1, 2, 3, 4)),
      ([[start, gaps], remaining, since], [holidays, organisationClock, clinicalClock, reviewedFrom]) => {
        const days = [start]
        for (const gap of gaps) days.push((days.at(-1) ?? start) + gap)
        const held = days.at(-1) ?? start
        const today = held + since
        const own = { ...terms, organisationClock, clinicalClock }
        const facts = askInTime(
          { sessions: days.map(dateOf), remaining, today: dateOf(today) },
          { terms: own, holidays, reviewedFrom },
        )
        if (!facts) {
          past++
          expect(remaining === 0 && since > rhythmOf(days.map(dateOf))).toBe(true)
          return
        }
        let last = held
        for (let more = remaining; more > 0; more--) last = Math.max(last + rhythmOf(days.map(dateOf)), today)
        expect(facts.lastSession).toBe(dateOf(last))
        for (const [way, clocks] of [
          [facts.direct, organisationClock + 1],
          [facts.reviewed, clinicalClock + organisationClock + 1],
        ] as const) {
          if (!way) continue
          const inTime = Array.from({ length: Math.max(0, last - today) + 1 }, (_, ahead) => today + ahead).filter(
            (one) => promised(one, clocks, holidays) <= last && (one === today || open(one, holidays)),
          )
          expect(way.askBy).toBe(inTime.length ? dateOf(inTime.at(-1) ?? 0) : null)
          expect(way.outcomeBy).toBe(dateOf(promised(today, clocks, holidays)))
          if (inTime.length) found++
          else late++
        }
      },
    )
    fc.assert(all, { numRuns: process.env.SIZE === 'full' ? 20_000 : 600 })
    expect(Math.min(found, late, past), 'each kind was met').toBeGreaterThan(20)
  })
})
