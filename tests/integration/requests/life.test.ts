import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRefusal } from '@/lib/refusal'
import { lifecycle, next, requestEvents } from '@/lib/requests/lifecycle'
import { isClosed, type Status, statuses, versionForOrganisation } from '@/lib/requests/request'
import { checked } from '@/tests/support/checked'
import { life } from '@/tests/support/lives'

// R2: random sequences of commands, the lifecycle table as model beside the database.
const full = process.env.SIZE === 'full'
const sizes = full ? { lives: 2_000, length: 30 } : { lives: 100, length: 20 }
const seed = Number(process.env.SEED ?? 20_261_124)

test(`${sizes.lives} lives of ${sizes.length} commands go as the table says`, { timeout: 3_600_000 }, async () => {
  const events = fc.array(fc.constantFrom(...requestEvents), { minLength: 5, maxLength: sizes.length })
  const met = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.boolean(), events, async (atThreshold, sequence) => {
      const { read, commands } = await life(atThreshold)
      let before = await read()
      expect(before.status).toBe(atThreshold ? 'further_details' : 'organisation_review')
      for (const event of sequence) {
        const expected = next(before.status as Status, event)
        met.add(`${before.status} ${event}`)
        const result = await commands[event]({ version: before.version, organisation: versionForOrganisation(before) })
        const after = await read()
        expect(isRefusal(result), `${event} in ${before.status}`).toBe(expected === null)
        expect(after.status, `${event} in ${before.status}`).toBe(expected ?? before.status)
        expect(after.history.length, 'one history row a change').toBe(before.history.length + (expected ? 1 : 0))
        expect(after.stays.filter(({ leftAt }) => leftAt === null)).toHaveLength(
          isClosed(after.status as Status) ? 0 : 1,
        )
        expect(after.allotment === null).toBe(after.status !== 'approved')
        expect(after.allotment?.sessions ?? 0).toBeLessThanOrEqual(
          after.decisions.find(({ stage }) => stage === 'clinical')?.sessions ?? 4,
        )
        before = after
      }
    }),
    { numRuns: sizes.lives, seed, endOnFailure: true },
  )
  console.log(
    `R2: ${sizes.lives} lives, ${met.size} of ${requestEvents.length * (statuses.length - 1)} state and event pairs met (SEED=${seed})`,
  )
  const { lines, requests, mails } = await checked()
  expect(lines, 'and history says the same').toEqual([])
  expect(requests).toBeGreaterThanOrEqual(sizes.lives)
  expect(mails).toBeGreaterThan(requests)
})

test('the table is the table of domain §4', () => {
  const moves = requestEvents.flatMap((event) =>
    lifecycle[event].from.map((from) => `${from} → ${lifecycle[event].to}`),
  )
  expect([...new Set(moves)].sort()).toEqual(
    [
      'draft → organisation_review',
      'draft → further_details',
      'draft → clinical_review',
      'further_details → clinical_review',
      'further_details → organisation_review',
      'clinical_review → clinical_question',
      'clinical_question → clinical_review',
      'clinical_review → organisation_review',
      'clinical_review → declined',
      'organisation_review → approved',
      'organisation_review → organisation_question',
      'organisation_question → organisation_review',
      'organisation_review → declined',
      ...[
        'draft',
        'further_details',
        'clinical_review',
        'clinical_question',
        'organisation_review',
        'organisation_question',
      ].map((from) => `${from} → withdrawn`),
      ...['further_details', 'clinical_question', 'organisation_question'].map((from) => `${from} → lapsed`),
    ].sort(),
  )
})
