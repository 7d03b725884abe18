import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { effectOf, effectWords } from '@/lib/appointments/effect'
import { whyNotBookable } from '@/lib/appointments/policy'
import { addDays } from '@/lib/clocks/calendar-date'
import type { CountedCase } from '@/lib/entitlement/allotments'
import type { LedgerInput } from '@/lib/entitlement/ledger'
import { ago, approved, asking, assistCase, entitled, held, today } from '@/tests/unit/entitlement/story'

const states = ['completed', 'no_show', 'client_late', 'client_early', 'provider', 'scheduled', 'commenced'] as const
const past = fc.record({ state: fc.constantFrom(...states.slice(0, 5)), days: fc.integer({ min: 1, max: 800 }) })
const ahead = fc.integer({ min: 0, max: 400 })
const grants = fc.record({
  entitled: fc.integer({ min: 0, max: 8 }),
  approved: fc.array(fc.record({ sessions: fc.integer({ min: 1, max: 4 }), days: fc.integer({ min: 0, max: 500 }) }), {
    maxLength: 3,
  }),
})
const inputOf = (cases: readonly CountedCase[]): LedgerInput => asking(0, [...cases])

/** The same date a year on as plain text arithmetic; 29 February becomes 1 March. */
const yearOn = (date: string): string =>
  `${Number(date.slice(0, 4)) + 1}${date.endsWith('-02-29') ? '-03-01' : date.slice(4)}`

/** How many sessions nothing covers, by handing them out day after day from the oldest grant that still holds. */
function uncovered({ allotments, appointments }: CountedCase): number {
  const firstCompleted = appointments
    .filter(({ status }) => status === 'completed')
    .map(({ on }) => on)
    .sort()[0]
  const stock = allotments
    .map((one) => ({
      ...one,
      until: one.kind === 'approval' ? yearOn(one.grantedOn) : firstCompleted && yearOn(firstCompleted),
    }))
    .sort((one, other) => (one.grantedOn < other.grantedOn ? -1 : 1))
  let short = 0
  for (const { on } of appointments
    .filter((one) => one.status !== 'cancelled' || one.cancellation === 'client_late')
    .sort((one, other) => (one.on < other.on ? -1 : 1))) {
    const from = stock.find(({ sessions, until }) => sessions > 0 && (!until || on < until))
    if (from) from.sessions -= 1
    else short += 1
  }
  return short
}

describe('the booking guard against the ledger', () => {
  test('books exactly while something granted covers it and every session booked before', () => {
    const met = { booked: 0, refused: 0 }
    fc.assert(
      fc.property(
        grants,
        fc.array(past, { maxLength: 8 }),
        fc.array(ahead, { maxLength: 14 }),
        (granted, before, tries) => {
          const allotments = [
            entitled(granted.entitled),
            ...granted.approved.map(({ sessions, days }) => approved(sessions, ago(days))),
          ]
          let appointments = before.flatMap(({ state, days }) => held(state, ago(days)))
          for (const days of tries) {
            const on = addDays(today, days)
            const [now, then] = [appointments, [...appointments, ...held('scheduled', on)]].map((all) =>
              assistCase(allotments, all),
            )
            if (!now || !then) throw new Error('Two cases were made.')
            const free = uncovered(then) === uncovered(now)
            expect(whyNotBookable(now, on, today, null) === null).toBe(free)
            met[free ? 'booked' : 'refused'] += 1
            if (free) appointments = [...then.appointments]
          }
        },
      ),
      { numRuns: 2_000, seed: 20261124 },
    )
    expect(Math.min(met.booked, met.refused)).toBeGreaterThan(2_000)
  })

  test('says why: closed, lapsed by then, needed later, nothing left, an open request and since when', () => {
    const on = addDays(today, 30)
    const waiting = { reference: '7K3QX2', sessions: 3, since: ago(2) }
    expect(whyNotBookable(assistCase([entitled(6)], [], { open: false }), on, today, null)).toContain('is closed')
    expect(whyNotBookable(assistCase([entitled(2)], held('completed', ago(350))), on, today, null)).toContain(
      'lapses on',
    )
    expect(whyNotBookable(assistCase([entitled(1)], held('scheduled', on)), on, today, null)).toContain('Request extra')
    const open = whyNotBookable(assistCase([entitled(0)]), on, today, waiting)
    expect(open).toContain('ESR-7K3QX2 has asked for 3 more since 22 Nov 2026')
    expect(whyNotBookable(assistCase([entitled(1)]), on, today, waiting)).toBeNull()
  })
})

describe('the effect that is shown before it is confirmed', () => {
  const booked = assistCase([entitled(6)], [...held('completed', ago(20)), ...held('scheduled', addDays(today, 3))])
  const input = inputOf([booked])
  const number = booked.appointments.at(-1)?.number ?? -1
  const words = (change: Parameters<typeof effectOf>[1]) => effectWords(effectOf(input, change))

  test.each([
    [
      { appointment: number, status: 'cancelled', cancellation: 'client_early' },
      'Scheduled 1 → 0, remaining 4 → 5. The total stays 6.',
    ],
    [
      { appointment: number, status: 'cancelled', cancellation: 'client_late' },
      'Charged 0 → 1, scheduled 1 → 0. The total stays 6.',
    ],
    [{ appointment: number, status: 'no_show' }, 'Charged 0 → 1, scheduled 1 → 0. The total stays 6.'],
    [
      { books: booked.id, on: addDays(today, 9), startsAt: new Date() },
      'Scheduled 1 → 2, remaining 4 → 3. The total stays 6.',
    ],
  ] as const)('%j', (change, expected) => expect(words(change)).toBe(expected))

  test('says that the total falls where a cancelled session had nothing left to go back to', () => {
    const lapsed = assistCase([entitled(1)], [...held('completed', ago(400)), ...held('scheduled', addDays(today, 3))])
    const change = {
      appointment: lapsed.appointments.at(-1)?.number ?? -1,
      status: 'cancelled',
      cancellation: 'provider',
    } as const
    expect(effectWords(effectOf(inputOf([lapsed]), change))).toBe('Scheduled 1 → 0. The total goes from 1 to 0.')
  })
})
