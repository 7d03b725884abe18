import { describe, expect, it } from 'vitest'
import { addDays, addYears, oneYearBefore } from '@/lib/clocks/calendar-date'
import type { CountedCase } from '@/lib/entitlement/allotments'
import {
  type LedgerInput,
  leavingWithin,
  ledgerOf,
  remainingElsewhere,
  smallestReviewed,
  totalFor,
  verdict,
  withAdded,
} from '@/lib/entitlement/ledger'
import { ago, approved, asking, assistCase, entitled, held, today, weekly } from '@/tests/unit/entitlement/story'

const aYearAgo = oneYearBefore(today)
const sumsOf = (cases: CountedCase[], about: Partial<LedgerInput> = {}, asked = 0) => {
  const { completed, charged, scheduled, remaining, pending, asked: these } = ledgerOf(asking(asked, cases, about)).sums
  return [completed, charged, scheduled, remaining, pending, these]
}

describe('the worked table of domain §3', () => {
  const twoOpen = [assistCase([entitled(6)]), assistCase([entitled(6)], [], { id: 'other' })]
  const eleven = (oldest: string) =>
    assistCase([entitled(11)], [...held('completed', oldest), ...held('completed', ...weekly(10, 20))])
  const mostlyLapsed = held('completed', ...[395, 391, 387, 380].map(ago))
  const other = { reference: 'J5C2VG', caseId: 'other', sessions: 2 }
  const rows: [row: string, input: LedgerInput, total: number, review: boolean][] = [
    ['6 entitled, none used, asks 4', asking(4, [assistCase([entitled(6)])]), 10, false],
    [
      '8 entitled, 8 completed, asks 3',
      asking(3, [assistCase([entitled(8)], held('completed', ...weekly(8, 1)))]),
      11,
      false,
    ],
    [
      '8 entitled, 8 completed, asks 4',
      asking(4, [assistCase([entitled(8)], held('completed', ...weekly(8, 1)))]),
      12,
      true,
    ],
    [
      '6 entitled, 5 completed, 1 late cancellation, 2 pending, asks 4',
      asking(4, [assistCase([entitled(6)], [...held('completed', ...weekly(5, 9)), ...held('client_late', ago(2))])], {
        pending: [other],
      }),
      ...([12, true] as const),
    ],
    ['6 entitled + 4 approved, asks 1', asking(1, [assistCase([entitled(6), approved(4, ago(9))])]), 11, false],
    ['6 entitled + 4 approved, asks 2', asking(2, [assistCase([entitled(6), approved(4, ago(9))])]), 12, true],
    ['two open cases of 6, asks 1', asking(1, twoOpen), 13, true],
    ['two open cases of 6, asks 1, case scope', asking(1, twoOpen, { scope: 'case' }), 7, false],
    [
      '11 completed, the oldest exactly 12 months before, nothing left, asks 1',
      asking(1, [eleven(aYearAgo)]),
      11,
      false,
    ],
    [
      '11 completed, the oldest one day inside, nothing left, asks 1',
      asking(1, [eleven(addDays(aYearAgo, 1))]),
      12,
      true,
    ],
    [
      '6 entitled, all completed 13 months ago, asks 4',
      asking(4, [assistCase([entitled(6)], held('completed', ...weekly(6, 395)))]),
      4,
      false,
    ],
    [
      '6 entitled, 4 completed 13 to 12½ months ago and 2 never used, asks 4',
      asking(4, [assistCase([entitled(6)], mostlyLapsed)]),
      4,
      false,
    ],
    [
      'the same, 4 approved two months ago and 1 of them used last week, asks 4',
      asking(4, [assistCase([entitled(6), approved(4, ago(61))], [...mostlyLapsed, ...held('completed', ago(7))])]),
      ...([8, false] as const),
    ],
  ]
  it.each(rows)('%s', (_, input, total, review) => {
    const ledger = ledgerOf(input)
    expect([ledger.total, ledger.reachesThreshold]).toEqual([total, review])
    expect(Object.values(ledger.sums).reduce((a, b) => a + b)).toBe(total)
    expect(ledger.units.map(({ position }) => position)).toEqual(Array.from({ length: total }, (_, index) => index + 1))
  })
})

describe('what counts', () => {
  const one = (how: string, on: string, about: Partial<LedgerInput> = {}) =>
    sumsOf([assistCase([entitled(6)], held(how, on))], about)
  it('completed ones of the 12 months, up to and including the date of request', () => {
    expect(one('completed', today)).toEqual([1, 0, 0, 5, 0, 0])
    expect(one('completed', addDays(aYearAgo, 1))).toEqual([1, 0, 0, 5, 0, 0])
    expect(one('completed', aYearAgo)).toEqual([0, 0, 0, 0, 0, 0])
  })
  it('late cancellations and no-shows as charged', () => {
    for (const how of ['client_late', 'no_show']) {
      expect(one(how, ago(3))).toEqual([0, 1, 0, 5, 0, 0])
      expect(one(how, aYearAgo)).toEqual([0, 0, 0, 5, 0, 0])
    }
  })
  it('early cancellations and the provider’s nowhere', () => {
    for (const how of ['client_early', 'provider'])
      for (const on of [ago(3), addDays(today, 3)]) expect(one(how, on)).toEqual([0, 0, 0, 6, 0, 0])
  })
  it('booked, commenced and past open ones as scheduled', () => {
    for (const how of ['scheduled', 'commenced'])
      for (const on of [ago(40), today, addDays(today, 40)]) expect(one(how, on)).toEqual([0, 0, 1, 5, 0, 0])
  })
  it('nothing used vanishes behind an earlier date of request', () => {
    const back = { dateOfRequest: ago(14) }
    expect(one('completed', ago(3), back)).toEqual([0, 0, 1, 5, 0, 0])
    expect(one('no_show', ago(3), back)).toEqual([0, 1, 0, 5, 0, 0])
    expect(one('client_late', addDays(today, 1))).toEqual([0, 1, 0, 5, 0, 0])
  })
  it('what others ask for, in its scope', () => {
    const pending = [{ reference: 'J5C2VG', caseId: 'other', sessions: 3 }]
    expect(sumsOf([assistCase([])], { pending })).toEqual([0, 0, 0, 0, 3, 0])
    expect(sumsOf([assistCase([])], { pending, scope: 'case' })).toEqual([0, 0, 0, 0, 0, 0])
  })
  it('closed cases without what remains, used sessions and bookings still', () => {
    const closed = assistCase([entitled(6)], [...held('completed', ago(9)), ...held('scheduled', ago(-9))], {
      open: false,
    })
    expect(sumsOf([closed])).toEqual([1, 0, 1, 0, 0, 0])
  })
  it('29 February: what it left, and what it holds', () => {
    const dates = (on: string, dateOfRequest: string) => one('completed', on, { dateOfRequest })[0]
    expect([dates('2027-02-28', '2028-02-29'), dates('2027-03-01', '2028-02-29')]).toEqual([0, 1])
    expect([dates('2028-02-29', '2029-02-28'), dates('2028-02-29', '2029-03-01')]).toEqual([1, 0])
  })
})

describe('units', () => {
  const late = held('client_late', ago(70))
  const cases = [
    assistCase(
      [entitled(6), approved(2, ago(43))],
      [...held('scheduled', today), ...held('completed', ago(98), ago(14)), ...late],
    ),
    assistCase([entitled(1)], held('completed', ago(30)), { id: 'other' }),
  ]
  const ledger = ledgerOf(
    asking(2, cases, { threshold: 11, pending: [{ reference: 'J5C2VG', caseId: 'other', sessions: 1 }] }),
  )

  it('stand in order: used by date over all cases, scheduled, remaining, pending, asked', () => {
    expect(ledger.units.map(({ kind, on }) => (on ? `${kind} ${on}` : kind))).toEqual([
      ...[
        `completed ${ago(98)}`,
        `charged ${ago(70)}`,
        `completed ${ago(30)}`,
        `completed ${ago(14)}`,
        `scheduled ${today}`,
      ],
      ...['remaining', 'remaining', 'remaining', 'remaining', 'pending', 'asked', 'asked'],
    ])
    expect(ledger.reachesThreshold).toBe(true)
    expect(ledger.window).toEqual({ from: '2025-11-25', to: '2026-11-24' })
  })
  it('say why, and when they leave', () => {
    const [first, charged, elsewhere] = ledger.units
    expect(first).toMatchObject({ caseNumber: 123, why: 'completed', leavesOn: addYears(ago(98), 1) })
    expect(charged).toMatchObject({ why: 'late cancellation', appointment: late[0]?.number })
    expect(elsewhere).toMatchObject({ caseId: 'other', caseNumber: 205 })
    const remaining = ledger.units.filter(({ kind }) => kind === 'remaining')
    expect(remaining.map(({ why }) => why).slice(1)).toEqual([
      'can still be booked, lapses 18 August 2027',
      'can still be booked, lapses 12 October 2027',
      'can still be booked, lapses 12 October 2027',
    ])
    expect(ledger.units.find(({ kind }) => kind === 'pending')?.why).toBe('asked for in ESR-J5C2VG')
  })
  it('of an approval are added on its page, as far as they are not used', () => {
    const added = withAdded(ledger, `approval of 2 on ${ago(43)}`)
    expect(added.units.filter(({ kind }) => kind === 'added')).toHaveLength(2)
    expect([added.total, added.sums.remaining]).toEqual([ledger.total, 4])
  })
})

describe('the verdict', () => {
  const used = (count: number) =>
    ledgerOf(asking(3, [assistCase([entitled(count)], held('completed', ...weekly(count, 1)))]))
  it.each([
    [7, 4, '1 to 4 need no clinical review.', null],
    [8, 4, '3 needs no clinical review; 4 does.', 4],
    [9, 4, '2 needs no clinical review; 3 does.', 3],
    [10, 4, '1 needs no clinical review; 2 does.', 2],
    [11, 4, 'Every number needs a clinical review.', 1],
    [15, 4, 'Every number needs a clinical review.', 1],
    [9, 2, '1 to 2 need no clinical review.', null],
    [3, 1, '1 needs no clinical review.', null],
  ])('with %i used and at most %i', (count, most, words, smallest) => {
    expect([verdict(used(count), most), smallestReviewed(used(count), most)]).toEqual([words, smallest])
  })
  it('is that of the count itself, for every number', () => {
    for (let count = 0; count <= 13; count += 1)
      for (const asked of [1, 2, 3, 4]) {
        const whole = ledgerOf(asking(asked, [assistCase([entitled(count)], held('completed', ...weekly(count, 1)))]))
        expect(totalFor(used(count), asked)).toBe(whole.total)
        expect(asked >= (smallestReviewed(used(count), 4) ?? 5)).toBe(whole.reachesThreshold)
      }
  })
})

describe('the wrong door', () => {
  it('knows the used sessions that leave the 12 months soon', () => {
    const dates = [addDays(aYearAgo, 30), addDays(aYearAgo, 31), addDays(aYearAgo, 1)]
    const ledger = ledgerOf(
      asking(1, [
        assistCase([entitled(6)], [...held('completed', ...dates.slice(0, 2)), ...held('no_show', ...dates.slice(2))]),
      ]),
    )
    expect(leavingWithin(ledger, 30).map(({ leavesOn }) => leavesOn)).toEqual([addDays(today, 1), addDays(today, 30)])
  })
  it('knows what remains on another open case, under either scope', () => {
    const cases = [
      assistCase([entitled(6)]),
      assistCase([entitled(4)], held('scheduled', ago(-1)), { id: 'other' }),
      assistCase([entitled(6)], [], { id: 'old', open: false }),
    ]
    expect(remainingElsewhere(cases, 'this', today)).toEqual([{ number: 205, remaining: 3 }])
  })
})
