import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// docs/security.md answers every requirement of ASVS 5.0 that it promises to, and names only tests and files that are there.

const text = readFileSync('docs/security.md', 'utf8')
const rows = [...text.matchAll(/^\| (\d[\d.]*) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, id = '', asks = '', state = '', how = '']) => ({ id, asks, state, how }),
)
/** Chapters that are answered as a whole, with how many requirements they have at level 2. */
const whole: Record<string, number> = { '10': 29, '17': 7 }
const count = (state: string) =>
  rows.filter((row) => row.state === state).reduce((sum, { id }) => sum + (whole[id] ?? 1), 0)

test('the table answers each requirement once', () => {
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  expect(rows.filter(({ state }) => !['met', 'n/a', 'open'].includes(state))).toEqual([])
  expect(count('met') + count('n/a') + count('open')).toBe(277)
  expect(rows.filter(({ how }) => how.trim().length < 5)).toEqual([])
})

test('the summary says what the table says', () => {
  expect(text).toContain(`${count('met')} met, ${count('n/a')} not applicable, ${count('open')} open`)
})

test('every file that is named is there', () => {
  const named = [...text.matchAll(/(?:tests|lib|components|docs|app)\/[\w./[\]()-]*\w/g)].map(([path]) => path)
  expect(named.length).toBeGreaterThan(80)
  const there = (path: string) =>
    existsSync(path) || ['0018', '0019', '0020', '0021', '0023', '0025'].some((one) => path === `docs/decisions/${one}`)
  expect([...new Set(named)].filter((path) => !there(path))).toEqual([])
})
