import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/clocks/calendar-date'
import { type Decided, type Figures, figuresOf, outcomes, type Period, periodsOf } from '@/lib/statistics/statistics'

const goals = ['a', 'b', 'c', 'd'].map((id) => ({ id, label: id.toUpperCase() }))
const start = '2023-07-01'

/** A life of decisions over three years, few or many a quarter. */
const life = fc.integer({ min: 1, max: 400 }).chain((most) =>
  fc.array(
    fc.record({
      goal: fc.constantFrom('a', 'a', 'a', 'b', 'b', 'c', 'd'),
      outcome: fc.constantFrom('approved', 'approved', 'approved', 'fewer', 'declined'),
      on: fc.nat(3 * 365).map((days) => addDays(start, days)),
      days: fc.nat(9),
      count: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 0, maxLength: most, size: 'max' },
  ),
) as fc.Arbitrary<Decided[]>

/** Everything that was ever shown: the page of each day after a quarter, as it knew the decisions until then. */
function everShown(decided: readonly Decided[]) {
  const seen: { period: Period; figures: Figures | null }[] = []
  for (let quarter = 0; quarter < 16; quarter += 1) {
    const today = addDays(start, 60 + quarter * 91)
    const known = decided.filter(({ on }) => on <= today)
    for (const period of periodsOf(known, today, start)) seen.push({ period, figures: figuresOf(known, goals, period) })
  }
  return seen
}

describe('what was ever shown of a life', { timeout: 300_000 }, () => {
  it('is of days that never overlap and figures that never change; a year adds nothing to its parts', () => {
    let years = 0
    fc.assert(
      fc.property(life, (decided) => {
        const seen = everShown(decided)
        const single = new Map(
          seen.filter(({ period }) => period.parts.length === 1).map((one) => [one.period.key, one]),
        )
        for (const one of seen) {
          const { period, figures } = one
          if (period.parts.length === 1) {
            expect(one).toEqual(single.get(period.key))
            continue
          }
          years += 1
          const parts = period.parts.map(({ from }) => single.get(from)?.figures ?? null)
          for (const [index, { count }] of figures?.goals.entries() ?? [])
            if (typeof count === 'number')
              expect(parts.reduce((sum, part) => sum + Number(part?.goals[index]?.count), 0)).toBe(count)
          for (const outcome of outcomes)
            if (typeof figures?.outcomes[outcome] === 'number')
              expect(parts.reduce((sum, part) => sum + Number(part?.outcomes[outcome]), 0)).toBe(
                figures.outcomes[outcome],
              )
          expect(parts.reduce((sum, part) => sum + Number(part?.decided), 0)).toBe(figures?.decided)
        }
        const days = [...single.values()].map(({ period }) => period).sort((a, b) => (a.from < b.from ? -1 : 1))
        for (const [index, { from }] of days.entries()) expect(from > (days[index - 1]?.to ?? '')).toBe(true)
      }),
      { numRuns: process.env.SIZE === 'full' ? 2_000 : 150, seed: 5 },
    )
    expect(years).toBeGreaterThan(50)
  })
})

const alike = (count: number, on: string, goal = 'a'): Decided => ({ goal, outcome: 'approved', on, days: 3, count })
const keys = (decided: Decided[], today: string) =>
  periodsOf(decided, today, start).map(({ from, to }) => `${from} ${to}`)

describe('periods', () => {
  it('are quarters where those hold 20, joined where they do not, and the year where none does', () => {
    const many = ['2025-07-05', '2025-10-05', '2026-01-05', '2026-04-05'].map((on) => alike(20, on))
    expect(keys(many, '2026-07-01').slice(0, 5)).toEqual([
      ...['2026-04-01 2026-06-30', '2026-01-01 2026-03-31', '2025-10-01 2025-12-31', '2025-07-01 2025-09-30'],
      '2025-07-01 2026-06-30',
    ])
    const some = [alike(12, '2025-07-05'), alike(12, '2025-12-05'), alike(4, '2026-02-01')]
    expect(keys(some, '2026-07-01').slice(0, 2)).toEqual(['2026-01-01 2026-06-30', '2025-07-01 2025-12-31'])
    expect(keys([alike(6, '2025-07-05')], '2026-07-01')[0]).toBe('2025-07-01 2026-06-30')
  })
  it('are shown the day after they end, and never while they run', () => {
    expect(keys([alike(50, '2025-07-05')], '2025-09-30')[0]).toBe('2024-07-01 2025-06-30')
    expect(keys([alike(50, '2025-07-05')], '2025-10-01')[0]).toBe('2025-07-01 2025-09-30')
  })
  it('have no figures with fewer than 5 in all', () => {
    const [period] = periodsOf([alike(4, '2025-07-05')], '2026-07-01', start)
    expect(period && figuresOf([alike(4, '2025-07-05')], goals, period)).toBeNull()
    expect(period && figuresOf([alike(5, '2025-07-05')], goals, period)).toMatchObject({ decided: 5, days: 3 })
  })
})
