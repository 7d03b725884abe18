import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { verdictOf } from '@/bin/audit'

describe('what npm audit said', () => {
  it.each([
    ['nothing found', { metadata: { vulnerabilities: { low: 0, high: 0, critical: 0, total: 0 } } }, { bad: 0 }],
    [
      'only what can wait',
      { metadata: { vulnerabilities: { low: 2, moderate: 3, high: 0, critical: 0 } } },
      { bad: 0 },
    ],
    ['what cannot', { metadata: { vulnerabilities: { low: 2, high: 1, critical: 2 } } }, { bad: 3 }],
    [
      'a registry without advisories',
      { message: '405 Method Not Allowed', error: {} },
      { unknown: '405 Method Not Allowed' },
    ],
  ])('%s', (_, said, verdict) => expect(verdictOf(`npm warn\n${JSON.stringify(said)}\n`)).toEqual(verdict))

  it('nothing at all', () => expect(verdictOf('')).toHaveProperty('unknown'))
})

/** Older ones have published advisories: remote code execution, account takeover, misdelivery. */
const floors: Record<string, string> = { next: '16.4.6', 'next-auth': '4.24.15', nodemailer: '10.6.0' }

describe('every copy in the lock file of', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version?: string }>
  }
  const numbers = (version: string) => version.split(/[.-]/).map(Number)

  it.each(Object.entries(floors))('%s is %s or newer', (name, floor) => {
    const copies = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`))
    expect(copies.length).toBeGreaterThan(0)
    for (const [path, { version = '0' }] of copies) {
      const at = numbers(version)
      const differing = numbers(floor).findIndex((number, place) => at[place] !== number)
      const newer = differing < 0 || (at[differing] ?? 0) > (numbers(floor)[differing] ?? 0)
      expect([path, version, newer]).toEqual([path, version, true])
    }
  })
})
