import fc from 'fast-check'
import { expect, test } from 'vitest'
import { approveRequest } from '@/lib/approvals/approve'
import { askQuestion } from '@/lib/approvals/ask'
import { declineRequest } from '@/lib/approvals/decline'
import { db } from '@/lib/db'
import { isRefusal, type Refusal } from '@/lib/refusal'
import { answerQuestion } from '@/lib/requests/answer'
import { answerFurtherDetails } from '@/lib/requests/answer-further-details'
import { lapseRequest } from '@/lib/requests/lapse'
import { lifecycle, next, type RequestEvent, requestEvents } from '@/lib/requests/lifecycle'
import { isClosed, referenceOf, type Status, statuses, versionForOrganisation } from '@/lib/requests/request'
import { skipFurtherDetails } from '@/lib/requests/skip-further-details'
import { submitRequest } from '@/lib/requests/submit'
import { withdrawRequest } from '@/lib/requests/withdraw'
import { askQuestion as askClinically } from '@/lib/reviews/ask'
import { declineReview } from '@/lib/reviews/decline'
import { endorseRequest } from '@/lib/reviews/endorse'
import { clinicalLeader, days, form, heldAt, noon, smallWorld } from '@/tests/support/world'

// R2: random sequences of commands, the lifecycle table as model beside the database.
const full = process.env.SIZE === 'full'
const sizes = full ? { lives: 2_000, length: 30 } : { lives: 100, length: 20 }
const seed = Number(process.env.SEED ?? 20_261_124)
const later = new Date(noon.getTime() + 60 * 24 * 3_600_000)

const details = Object.fromEntries(
  ['presenting_issue', 'achieved', 'aims', 'why_more', 'risk', 'short_term', 'referral_steps', 'plan_if_declined'].map(
    (code) => [code, 'Said.'],
  ),
)

async function life(atThreshold: boolean) {
  const world = await smallWorld({
    entitled: 8,
    completed: 8,
    terms: { clinicalReviewThreshold: atThreshold ? 12 : 13 },
  })
  const leader = await clinicalLeader()
  const typed = form(world.case.code, 4)
  const { request } = (await submitRequest(world.consultant, typed, noon)) as { request: string }
  const read = () =>
    db.request.findUniqueOrThrow({
      where: { reference: referenceOf(request) ?? '' },
      include: { stays: true, history: true, decisions: true, allotment: true },
    })
  const commands: Record<RequestEvent, (seen: { version: number; organisation: number }) => Promise<unknown>> = {
    submitted: () => again(),
    submitted_for_further_details: () => again(),
    submitted_for_clinical_review: () => again(),
    further_details_answered: () => answerFurtherDetails(world.consultant, { request, answers: details }, noon),
    further_details_not_needed: async () => {
      await leaveTheWindow(world.case.id)
      return skipFurtherDetails(world.consultant, { request }, noon)
    },
    clinical_question_asked: ({ version }) =>
      askClinically(leader, { request, version, choice: 'ask', question: 'How?', leadersNote: '' }, noon),
    clinical_question_answered: ({ version }) => answer('clinical_question', version),
    endorsed: ({ version }) =>
      endorseRequest(leader, { request, version, choice: 'endorse_fewer', sessions: 3, leadersNote: '' }, noon),
    clinically_declined: ({ version }) =>
      declineReview(
        leader,
        {
          request,
          version,
          choice: 'decline',
          reason: 'goals',
          reasonOther: '',
          textForConsultant: 'See.',
          leadersNote: '',
        },
        noon,
      ),
    organisation_question_asked: ({ organisation }) =>
      askQuestion(world.reviewer, { request, version: organisation, choice: 'ask', question: 'When?' }, noon),
    organisation_question_answered: ({ version }) => answer('organisation_question', version),
    approved: ({ organisation }) =>
      approveRequest(world.reviewer, { request, version: organisation, choice: 'approve_all', condition: '' }, noon),
    declined: ({ organisation }) =>
      declineRequest(
        world.reviewer,
        { request, version: organisation, choice: 'decline', reason: 'budget', reasonOther: '' },
        noon,
      ),
    withdrawn: () => withdrawRequest(world.consultant, { request, reason: 'mistake', reasonOther: '' }, noon),
    lapsed: () => lapseRequest(referenceOf(request) ?? '', later),
  }
  /** The same form again is the same request, whatever became of it: nothing happens. */
  const again = async () => {
    const result = await submitRequest(world.consultant, typed, noon)
    return isRefusal(result) || result.request === request ? ({ refused: true } as Refusal) : result
  }
  /** One verb answers both questions: the model asks for one, so the other must not be open. */
  const answer = async (status: Status, version: number) => {
    if ((await read()).status !== status) return { refused: true }
    return answerQuestion(world.consultant, { request, version, answer: 'In three weeks.' }, noon)
  }
  return { read, commands }
}

/** The oldest session that still counts becomes one of 13 months ago, so that the total falls below the threshold. */
async function leaveTheWindow(caseId: string) {
  const oldest = await db.appointment.findFirstOrThrow({
    where: { caseId, startsAt: { gt: new Date(noon.getTime() - days(365)) } },
    orderBy: { startsAt: 'asc' },
  })
  await heldAt(oldest.id, new Date(noon.getTime() - days(396)))
}

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
