import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identityMatches } from '@/lib/requests/identity-guard'
import { kinds } from '@/tests/support/identity-kinds'
import { around, dice, identity, innocent } from '@/tests/support/identity-texts'

// The guard against texts that hold an identity, by kind, and against ordinary ones: full size, 10,000 each.

const trials = process.env.SIZE === 'full' ? 10_000 : 500
const seeds = fc.sample(fc.noBias(fc.integer()), { numRuns: trials, seed: 2026 })
const mostAlarms = 0.01

/** Every 25 trials are about the same people. */
const identityOf = (index: number) => identity(dice(seeds[index - (index % 25)] ?? 0))

type Line = { kind: string; trials: number; hits: number; missed: string[] }

/** A kind's texts: found where something is marked that lies within what was written. */
function tried(kind: string, write: (typeof kinds)[string]['write']): Line {
  const missed: string[] = []
  let count = 0
  for (const [index, seed] of seeds.entries()) {
    const own = dice(seed ^ kind.length)
    const who = identityOf(index)
    const what = write(who, own)
    if (what === null) continue
    count += 1
    const { text, start, end } = around(own, what)
    if (!identityMatches(text, who).some((match) => match.start < end && match.end > start)) missed.push(what)
  }
  return { kind, trials: count, hits: count - missed.length, missed }
}

const percent = (part: number, of: number): string => `${((100 * part) / of).toFixed(1)} %`

describe('the identity guard', { timeout: 120_000 }, () => {
  const lines: Line[] = []
  it.each(Object.entries(kinds))('finds %s', (kind, { write, least }) => {
    const line = tried(kind, write)
    lines.push(line)
    expect(line.trials).toBeGreaterThan(5)
    expect(line.hits / line.trials, line.missed.slice(0, 20).join(' | ')).toBeGreaterThanOrEqual(least)
  })

  it('is quiet about ordinary answers', () => {
    const alarms = seeds.flatMap((seed, index) =>
      identityMatches(innocent(dice(seed)), identityOf(index)).map(({ match }) => match),
    )
    const table = lines.map(({ kind, trials, hits, missed }) =>
      [
        kind.padEnd(28),
        String(trials).padStart(6),
        String(hits).padStart(6),
        String(missed.length).padStart(6),
        percent(hits, trials),
      ].join(' '),
    )
    console.log(
      [
        'identity guard               trials   hits misses',
        ...table,
        `ordinary answers: ${seeds.length}, false alarms ${alarms.length}, ${percent(alarms.length, seeds.length)}`,
      ].join('\n'),
    )
    expect(alarms.length / seeds.length, [...new Set(alarms)].join(' | ')).toBeLessThanOrEqual(mostAlarms)
  })
})
