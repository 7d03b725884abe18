import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Shown, suppress } from '@/lib/statistics/suppress'

// Two attackers: one who knows the rule and lists every table that looks the same, and one who solves for bounds.

const full = process.env.SIZE === 'full'

function* tables(parts: number, whole: number): Generator<number[]> {
  if (parts === 1) yield [whole]
  else
    for (let first = 0; first <= whole; first += 1)
      for (const rest of tables(parts - 1, whole - first)) yield [first, ...rest]
}

/** The least number of values that a cell left out may have, to one who knows the rule and the whole; over all tables. */
function leastValues(parts: number, most: number, rule: (counts: number[]) => Shown[]): number {
  let least = Number.POSITIVE_INFINITY
  for (let whole = 5; whole <= most; whole += 1) {
    const alike = new Map<string, number[][]>()
    for (const table of tables(parts, whole)) {
      const shown = rule(table).join()
      const possible = alike.get(shown) ?? []
      alike.set(shown, possible)
      possible.push(table)
    }
    for (const [shown, possible] of alike)
      for (const [cell, label] of shown.split(',').entries())
        if (Number.isNaN(Number(label))) least = Math.min(least, new Set(possible.map((table) => table[cell])).size)
  }
  return least
}

const primaryAlone = (counts: number[]): Shown[] => counts.map((count) => (count > 0 && count < 5 ? 'under 5' : count))
/** Joins the smallest other count, as one would at first. */
const withSmallest = (counts: number[]): Shown[] => {
  const large = Math.min(...counts.filter((count) => count >= 5))
  const first = counts.indexOf(large)
  return primaryAlone(counts).map((shown, index) =>
    index === first && counts.some((one) => one > 0 && one < 5) ? 'hidden' : shown,
  )
}

describe('one who knows the rule', { timeout: 300_000 }, () => {
  it.each([
    [2, full ? 120 : 60],
    [3, full ? 60 : 30],
    [4, full ? 36 : 24],
    [5, full ? 26 : 21],
  ])('never finds one value: %i parts, every whole up to %i', (parts, most) => {
    expect(leastValues(parts, most, suppress)).toBeGreaterThan(1)
  })
  it('would find it where only small counts were left out, or the smallest other', () => {
    expect(leastValues(3, 20, primaryAlone)).toBe(1)
    expect(leastValues(3, 20, withSmallest)).toBe(1)
  })
})

/** The bounds that the whole and the labels leave for each cell. */
function bounds(counts: readonly number[], shown: readonly Shown[]): { least: number; most: number }[] {
  const left = counts.reduce((sum, count, index) => sum + (typeof shown[index] === 'number' ? 0 : count), 0)
  const all = !shown.includes('under 5')
  const of = (label: Shown | undefined) =>
    label === 'under 5' ? { least: 1, most: 4 } : { least: all ? 0 : 5, most: Number.POSITIVE_INFINITY }
  return shown.flatMap((label, cell) => {
    if (typeof label === 'number') return []
    const others = shown.filter((other, index) => index !== cell && typeof other !== 'number').map(of)
    const [least, most] = [
      others.reduce((sum, one) => sum + one.least, 0),
      others.reduce((sum, one) => sum + one.most, 0),
    ]
    return [{ least: Math.max(of(label).least, left - most), most: Math.min(of(label).most, left - least) }]
  })
}

describe('one who solves for bounds', { timeout: 300_000 }, () => {
  const table = fc.array(fc.oneof(fc.nat(6), fc.nat(40)), { minLength: 2, maxLength: 10 })
  it('finds no cell, and of a small count nothing but that it is small', () => {
    let hidden = 0
    fc.assert(
      fc.property(table, (counts) => {
        fc.pre(counts.reduce((sum, count) => sum + count, 0) >= 5)
        const shown = suppress(counts)
        for (const [index, label] of shown.entries()) if (typeof label === 'number') expect(label).toBe(counts[index])
        expect(shown.filter((label) => typeof label === 'number' && label > 0 && label < 5)).toEqual([])
        for (const { least, most } of bounds(counts, shown)) {
          hidden += 1
          expect(most - least).toBeGreaterThan(0)
        }
        const small = shown.filter((label) => label === 'under 5')
        expect(
          bounds(counts, shown).filter(({ least, most }) => least === 1 && most === 4).length,
        ).toBeGreaterThanOrEqual(small.length)
      }),
      { numRuns: full ? 100_000 : 5_000, seed: 5 },
    )
    console.log(`statistics: ${hidden} cells left out of random tables, 0 found by their bounds`)
    expect(hidden).toBeGreaterThan(1_000)
  })
  it('shows everything where nothing is small, zeros too', () => {
    expect(suppress([31, 0, 22, 5])).toEqual([31, 0, 22, 5])
    expect(suppress([31, 22, 9, 7, 3])).toEqual([31, 22, 9, 'hidden', 'under 5'])
    expect(suppress([84, 3])).toEqual(['hidden', 'under 5'])
    expect(suppress([4, 4])).toEqual(['hidden', 'hidden'])
  })
})
