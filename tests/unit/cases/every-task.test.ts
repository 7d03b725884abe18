import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CaseFacts, tasksOf } from '@/lib/cases/tasks'
import { statuses } from '@/lib/requests/request'
import { tasksByTheDomain } from './domain-tasks'

// The pure function of tasks against domain §10, told another way (domain-tasks.ts), over whatever a case can hold.
const numRuns = process.env.SIZE === 'full' ? 20_000 : 1_000

const appointment = fc.record({
  id: fc.uuid(),
  status: fc.constantFrom('scheduled', 'commenced', 'completed', 'cancelled', 'no_show'),
  // Few instants, so that several begin together.
  startsAt: fc.integer({ min: 0, max: 6 }).map((hours) => new Date(Date.UTC(2026, 10, 24, hours))),
})
const caseFacts: fc.Arbitrary<CaseFacts> = fc.record({
  closed: fc.boolean(),
  consultantId: fc.option(fc.uuid()),
  appointments: fc.uniqueArray(appointment, { selector: ({ id }) => id, maxLength: 8 }),
  requests: fc.uniqueArray(fc.record({ id: fc.uuid(), status: fc.constantFrom(...statuses) }), {
    selector: ({ id }) => id,
    maxLength: 4,
  }),
})
const sorted = (tasks: readonly object[]) =>
  tasks.map((task) => JSON.stringify(Object.entries(task).toSorted())).toSorted()

test('every case has the tasks that domain §10 gives it, and no others', () => {
  fc.assert(
    fc.property(caseFacts, (facts) => {
      expect(sorted(tasksOf(facts))).toEqual(sorted(tasksByTheDomain(facts)))
    }),
    { numRuns },
  )
})

test('the order in which appointments and requests are read changes nothing', () => {
  fc.assert(
    fc.property(caseFacts, (facts) => {
      const turned = { ...facts, appointments: facts.appointments.toReversed(), requests: facts.requests.toReversed() }
      expect(sorted(tasksOf(turned))).toEqual(sorted(tasksOf(facts)))
    }),
    { numRuns },
  )
})

test('an open case with a consultant always waits for exactly one thing besides Further details', () => {
  fc.assert(
    fc.property(caseFacts, (facts) => {
      const kinds = tasksOf(facts).map(({ kind }) => kind)
      const one = kinds.filter((kind) => kind === 'next_steps' || kind === 'waiting_for_appointment_completion')
      if (!facts.closed && facts.consultantId) expect(one).toHaveLength(1)
    }),
    { numRuns },
  )
})
