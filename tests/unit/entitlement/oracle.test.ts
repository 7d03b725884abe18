import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, dateInZone, instantAt } from '@/lib/clocks/calendar-date'
import { ledgerOf } from '@/lib/entitlement/ledger'
import { count, dayNumber, type OracleInput, wallDay } from '@/tests/unit/entitlement/oracle'

// R1: the ledger against plain arithmetic over days. Cases lean to where it hurts: a year ago give or take a day, around
// 29 February, on days when clocks change, at midnight, and around the threshold.
const numRuns = process.env.SIZE === 'full' ? 5_000 : 300
const seed = Number(process.env.SEED ?? 20_261_124)

const zones = ['Australia/Brisbane', 'Australia/Sydney', 'Australia/Perth', 'Australia/Adelaide']
const datesOfRequest = [
  '2026-11-24',
  '2027-02-28',
  '2028-02-28',
  '2028-02-29',
  '2028-03-01',
  '2029-02-28',
  '2029-03-01',
  '2026-10-04',
  '2027-04-04',
  '2026-12-31',
]
const dateOfRequest = fc.oneof(
  fc.constantFrom(...datesOfRequest),
  fc.integer({ min: 0, max: 1400 }).map((days) => addDays('2026-01-01', days)),
)
const daysAgo = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -60, max: 420 }) },
  { weight: 2, arbitrary: fc.constantFrom(364, 365, 366, 367) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 0, 1, 13, 14) },
  { weight: 1, arbitrary: fc.integer({ min: 420, max: 1100 }) },
)
const how = fc.constantFrom(
  'completed',
  'completed',
  'completed',
  'completed',
  'no_show',
  'client_late',
  'client_early',
  'provider',
  'scheduled',
  'commenced',
)
const time = fc.constantFrom('00:00', '00:50', '01:30', '02:30', '11:30', '23:00', '23:59')
const appointments = fc.array(fc.record({ daysAgo, how, time }), { maxLength: 9 })
const allotments = fc.record({
  entitled: fc.integer({ min: 0, max: 8 }),
  grantedAgo: fc.integer({ min: 0, max: 1100 }),
  approvals: fc.array(
    fc.record({ sessions: fc.integer({ min: 1, max: 4 }), daysAgo: fc.oneof(daysAgo, fc.constant(0)) }),
    { maxLength: 3 },
  ),
})

const generated = fc.record({
  zone: fc.constantFrom(...zones),
  dateOfRequest,
  scope: fc.constantFrom('client' as const, 'client' as const, 'case' as const),
  threshold: fc.constantFrom(12, 12, 12, 8, 20),
  asked: fc.integer({ min: 1, max: 4 }),
  cases: fc.array(fc.record({ open: fc.boolean(), allotments, appointments }), { minLength: 1, maxLength: 3 }),
  pending: fc.array(fc.record({ of: fc.integer({ min: 0, max: 2 }), sessions: fc.integer({ min: 1, max: 4 }) }), {
    maxLength: 2,
  }),
})

type Generated = typeof generated extends fc.Arbitrary<infer Value> ? Value : never

function inputOf({ cases, pending, ...rest }: Generated): OracleInput {
  const before = (days: number) => addDays(rest.dateOfRequest, -days)
  return {
    ...{ ...rest, caseId: 'case 0' },
    pending: pending.map(({ of, sessions }) => ({ caseId: `case ${of}`, sessions })),
    cases: cases.map((one, index) => ({
      ...{ id: `case ${index}`, open: one.open },
      allotments: [
        { kind: 'entitlement', sessions: one.allotments.entitled, grantedOn: before(one.allotments.grantedAgo) },
        ...one.allotments.approvals.map(({ sessions, daysAgo: days }) => ({
          kind: 'approval',
          sessions,
          grantedOn: before(days),
        })),
      ],
      appointments: one.appointments.map((appointment) => {
        const cancelled = ['client_late', 'client_early', 'provider'].includes(appointment.how)
        const startsAt = instantAt(before(appointment.daysAgo), appointment.time, rest.zone)
        return {
          startsAt,
          status: cancelled ? 'cancelled' : appointment.how,
          cancellation: cancelled ? appointment.how : null,
        }
      }),
    })),
  }
}

function ledgerInput({ zone, cases, pending, ...rest }: OracleInput) {
  return {
    ...rest,
    pending: pending.map((one, index) => ({ ...one, reference: `AAAAA${index}` })),
    cases: cases.map((one, at) => ({
      ...{ ...one, number: at + 1 },
      allotments: one.allotments.map((allotment, index) => ({ ...allotment, id: `${at} ${index}` })),
      appointments: one.appointments.map((appointment, index) => ({
        ...appointment,
        number: at * 100 + index,
        on: dateInZone(appointment.startsAt, zone),
      })),
    })),
  }
}

it(`R1 the ledger counts as the oracle does, ${numRuns} cases`, { timeout: 120_000 }, () => {
  const seen = { reviews: 0, lapsed: 0, several: 0, backdated: 0, leap: 0 }
  fc.assert(
    fc.property(generated, (shape) => {
      const input = inputOf(shape)
      const ledger = ledgerOf(ledgerInput(input))
      const oracle = count(input)
      expect(ledger.sums).toEqual(oracle.sums)
      expect([ledger.total, ledger.reachesThreshold]).toEqual([oracle.total, oracle.review])
      seen.reviews += Number(oracle.review)
      seen.several += Number(input.cases.length > 1)
      seen.leap += Number(input.dateOfRequest.endsWith('02-29'))
      seen.backdated += Number(
        input.cases.some((one) =>
          one.appointments.some(
            ({ status, startsAt }) => status === 'completed' && wallDay(startsAt, input.zone) > input.dateOfRequest,
          ),
        ),
      )
      const granted = input.cases
        .filter(({ open }) => open)
        .flatMap((one) => one.allotments.map(({ sessions }) => sessions))
      seen.lapsed += Number(
        oracle.sums.remaining <
          granted.reduce((a, b) => a + b, 0) - input.cases.flatMap((one) => one.appointments).length,
      )
    }),
    { numRuns, seed },
  )
  // The cases are worth their number only if they go where the rules are.
  for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(numRuns / 50)
  console.log(
    `R1: ${numRuns} cases, 0 differences (${Object.entries(seen)
      .map(([what, times]) => `${what} ${times}`)
      .join(', ')}) (SEED=${seed})`,
  )
})

it('the oracle’s calendar is the calendar', () => {
  expect([dayNumber('2020-01-01'), dayNumber('2020-03-01'), dayNumber('2021-01-01'), dayNumber('2028-02-29')]).toEqual([
    0, 60, 366, 2981,
  ])
})
