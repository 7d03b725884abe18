import { describe, expect, it } from 'vitest'
import { adviceWords, advisedRule, pointsToOne, smallBelow, smallness, smallWords } from '@/lib/organisations/small'
import { defaults } from '@/tests/support/default-agreement'
import { dice } from '@/tests/support/identity-texts'
import { anonymitySet, suspicion, yearOf } from '@/tests/support/small-organisations'

// P5: how often what a reviewer sees of a request points to one person, by the portal's own projection.

const full = process.env.SIZE === 'full'
/** Below this share an organisation counts as large enough: at 5 clients it is just met, one in ten would take 8. */
const tolerated = 1 / 6

type Tally = { requests: number; one: number; rightly: number; two: number }
const nobody = (): Tally => ({ requests: 0, one: 0, rightly: 0, two: 0 })

/** What the attacker makes of the requests of some years, by whatever the years are told apart by. */
function attacked(years: number, people: () => number, by: (clients: number, people: number) => number, seed: number) {
  const [thrown, tallies] = [dice(seed), new Map<number, Tally>()]
  for (let year = 0; year < years; year += 1) {
    const { employees, asked } = yearOf(people(), thrown)
    const key = by(employees.filter(({ client }) => client).length, employees.length)
    const tally = tallies.get(key) ?? nobody()
    tallies.set(key, tally)
    for (const { who, request } of asked) {
      const { size, right } = anonymitySet(suspicion(employees, request), who)
      tally.requests += 1
      if (size === 1) tally.one += 1
      if (size === 1 && right) tally.rightly += 1
      if (size <= 2) tally.two += 1
    }
  }
  return tallies
}

const share = (tally: Tally | undefined, of: 'one' | 'rightly' | 'two'): number =>
  tally ? tally[of] / tally.requests : 0
const percent = (part: number): string => `${(100 * part).toFixed(0)} %`.padStart(6)
const line = (name: string, tally: Tally | undefined): string =>
  [
    name.padEnd(12),
    String(tally?.requests).padStart(8),
    ...(['one', 'rightly', 'two'] as const).map((of) => percent(share(tally, of))),
  ].join(' ')

describe('what a reviewer sees, with what an employer knows', { timeout: 300_000 }, () => {
  it('points to one person the more often the smaller the organisation', () => {
    const years = full ? 10_000 : 500
    const lines = [5, 20, 100].map((people) => {
      const tally = attacked(
        years / Math.sqrt(people / 5),
        () => people,
        () => 0,
        people,
      ).get(0)
      expect(tally?.requests).toBeGreaterThan(full ? 5_000 : 250)
      return { people, tally }
    })
    console.log(
      [
        'P5           requests    one rightly ≤ two',
        ...lines.map(({ people, tally }) => line(`${people} people`, tally)),
      ].join('\n'),
    )
    const [five = 0, twenty = 0, hundred = 0] = lines.map(({ tally }) => share(tally, 'rightly'))
    expect(five).toBeGreaterThan(twenty)
    expect(twenty).toBeGreaterThan(hundred)
    expect(hundred).toBeLessThan(0.1)
  })

  it('sets the warning and its words', () => {
    const sizes = dice(5)
    const tallies = attacked(
      full ? 15_000 : 1_500,
      () => 3 + sizes.below(70),
      (clients) => clients,
      12,
    )
    console.log(
      [
        'P5           requests    one rightly ≤ two',
        ...[1, 2, 3, 4, 5, 6, 7, 8].map((clients) => line(`${clients} clients`, tallies.get(clients))),
      ].join('\n'),
    )
    const near = full ? 0.02 : 0.07
    for (const clients of [1, 2, 3, 4])
      expect(
        Math.abs(share(tallies.get(clients), 'rightly') - (pointsToOne[clients] ?? 0)),
        `${clients} clients`,
      ).toBeLessThan(near)
    expect(share(tallies.get(smallBelow - 2), 'rightly')).toBeGreaterThan(tolerated)
    expect(share(tallies.get(smallBelow + 2), 'rightly')).toBeLessThan(tolerated)
    if (full) expect(share(tallies.get(smallBelow), 'rightly')).toBeLessThan(tolerated)
    expect(pointsToOne[smallBelow - 1]).toBeGreaterThan(tolerated)
    expect(pointsToOne).toHaveLength(smallBelow)
  })
})

describe('the advice', () => {
  it('comes from the organisation’s own agreement', () => {
    expect(advisedRule(defaults)).toEqual({ upTo: 4, below: 10 })
    expect(advisedRule({ ...defaults, mostPerRequest: 2, clinicalReviewThreshold: 8 })).toEqual({ upTo: 2, below: 8 })
    expect(advisedRule({ ...defaults, entitledSessions: 10 })).toEqual({ upTo: 4, below: 12 })
  })
  it('is said to small organisations without a rule', () => {
    const small = smallness(3, defaults)
    expect(small && smallWords(small)).toBe(
      '3 clients in 12 months. In so small an organisation about one request in 5 points to a single person.',
    )
    expect(small && adviceWords(small)).toBe(
      'Agree on a standing rule: approve up to 4 sessions per request while the total stays below 10.',
    )
    expect(smallness(5, defaults)).toBeNull()
    expect(smallness(1, { ...defaults, standingRuleUpTo: 2 })).toBeNull()
  })
})
