import { describe, expect, test } from 'vitest'
import { roles } from '@/lib/people/person'
import { endAfter, endOf, limitsOf, proofLasts, provedLately, warningsOf } from '@/lib/sign-in/limits'

const at = new Date('2026-11-24T01:00:00Z')
const hours = 60
const later = (minutes: number, seconds = 0) => new Date(at.getTime() + (minutes * 60 + seconds) * 1_000)

/** Opened at `at`, with the time in all that the role has, and last seen some minutes and seconds later. */
const signIn = (role: (typeof roles)[number], minutes = 0, seconds = 0) => ({
  role,
  lastSeenAt: later(minutes, seconds),
  expiresAt: new Date(at.getTime() + limitsOf[role].inAll),
})

describe('a sign-in lasts', () => {
  test.each([
    ['consultant', 60, 12],
    ['practice_staff', 60, 12],
    ['clinical_leader', 30, 12],
    ['reviewer', 30, 8],
    ['administrator', 15, 8],
  ] as const)('for a %s %i minutes without a sign of life, and %i hours in all', (role, idle, inAll) => {
    expect(endOf(role, signIn(role))).toEqual(later(idle))
    expect(endOf(role, signIn(role, inAll * hours - 1))).toEqual(later(inAll * hours))
  })

  test('for every role, and never an hour idle or a day in all', () => {
    for (const role of roles) {
      expect(limitsOf[role].idle).toBeLessThanOrEqual(60 * 60_000)
      expect(limitsOf[role].inAll).toBeLessThanOrEqual(24 * 60 * 60_000)
    }
  })
})

describe('a click', () => {
  test('is a sign of life, unless one was written within the last minute', () => {
    expect(endAfter(signIn('reviewer'), later(20))).toEqual(later(50))
    expect(endAfter(signIn('reviewer'), later(1))).toEqual(later(30))
    expect(endAfter(signIn('reviewer'), later(1, 1))).toEqual(later(31, 1))
  })

  test('does not carry it over its end', () => {
    expect(endAfter(signIn('reviewer', 7 * hours + 40), later(7 * hours + 45))).toEqual(later(8 * hours))
  })
})

describe('the warning', () => {
  test('comes two minutes before the end at the latest, for every role', () => {
    for (const role of roles) {
      // The page of a first click, and one whose sign of life is the one of nearly a minute before.
      for (const [clicked, lastSeen] of [
        [20, 20],
        [20, 19],
      ] as const) {
        const { idle } = warningsOf({ ...signIn(role), lastSeenAt: later(lastSeen) }, later(clicked))
        const ends = endOf(role, signIn(role, lastSeen))
        expect(ends.getTime() - later(clicked, idle).getTime()).toBe(3 * 60_000)
      }
    }
  })

  test('comes two minutes before the end in all, whatever is done', () => {
    expect(warningsOf(signIn('reviewer'), later(7 * hours)).whole).toBe(58 * 60)
    expect(warningsOf(signIn('reviewer', 8 * hours - 1), later(8 * hours - 1)).whole).toBe(-60)
  })
})

test('a proof counts for ten minutes, and none at all does not', () => {
  expect(proofLasts).toBe(10 * 60_000)
  expect(provedLately(at, later(9, 59))).toBe(true)
  expect(provedLately(at, later(10))).toBe(false)
  expect(provedLately(null, at)).toBe(false)
})
