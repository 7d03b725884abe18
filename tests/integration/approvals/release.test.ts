import { expect, test } from 'vitest'
import { approveRequest } from '@/lib/approvals/approve'
import { askQuestion } from '@/lib/approvals/ask'
import { approvalFor, approvalsFor } from '@/lib/approvals/queries'
import { db } from '@/lib/db'
import { answerQuestion } from '@/lib/requests/answer'
import { answerFurtherDetails } from '@/lib/requests/answer-further-details'
import { referenceOf } from '@/lib/requests/request'
import { submitRequest } from '@/lib/requests/submit'
import { askQuestion as askClinically } from '@/lib/reviews/ask'
import { declineReview } from '@/lib/reviews/decline'
import { endorseRequest } from '@/lib/reviews/endorse'
import { clinicalLeader, done, form, noon, smallWorld } from '@/tests/support/world'

// R4: a marker in every column that may identify, then everything that a reviewer's reads and mails hold.
const marked = (name: string) => `qzx${name}qzx`
const required = [
  'presenting_issue',
  'achieved',
  'aims',
  'why_more',
  'risk',
  'short_term',
  'referral_steps',
  'plan_if_declined',
]

async function markedWorld() {
  const world = await smallWorld({ entitled: 8, completed: 8 })
  const practice = await db.practice.create({ data: { name: `${marked('practice')} ${world.case.number}` } })
  const consultant = { name: marked('consultant'), practiceId: practice.id, title: marked('title') }
  await db.person.update({ where: { id: world.consultant.id }, data: consultant })
  await db.client.update({
    where: { id: world.client.id },
    data: {
      ...{ givenName: marked('given'), familyName: marked('family'), preferredName: marked('preferred') },
      ...{ email: `${marked('mail')}@example.org`, phone: marked('phone'), dateOfBirth: new Date('1961-07-09') },
    },
  })
  await db.assistCase.update({
    where: { id: world.case.id },
    data: { issue: marked('issue'), number: 7_777_777 - world.case.number },
  })
  return { ...world, code: `ASST-${String(7_777_777 - world.case.number).padStart(6, '0')}` }
}

/** Everything of this request that a reviewer can be shown or sent. */
async function shownTo(reviewer: Awaited<ReturnType<typeof smallWorld>>['reviewer'], request: string): Promise<string> {
  const lists = await Promise.all(
    (['decision', 'waiting', 'decided'] as const).map((tab) =>
      approvalsFor(reviewer, { tab, search: '', after: null }, noon),
    ),
  )
  const page = await approvalFor(reviewer, request, noon)
  const mails = await db.mail.findMany({ where: { toAddress: reviewer.email } })
  expect(page).not.toBeNull()
  expect(mails.length).toBeGreaterThan(0)
  // The agreement's own terms explain the page; what is left is about requests.
  return JSON.stringify([
    lists.map(({ requests, counts }) => ({ requests, counts })),
    page,
    mails.map(({ id, requestId, personId, ...mail }) => mail),
  ])
}

const forbidden = [/qzx/, /ASST/, /APP-\d/, /1961|9 July/, /[Cc]linical/, /"case/, /"totalCounted"/, /"submittedAt"/]

test('after a clinical review, of 4 asked and 2 endorsed: no marker, no review, no 4', async () => {
  const world = await markedWorld()
  const typed = form(world.code, 4, {
    goal: 'other',
    goalOther: marked('goal'),
    pathway: 'other',
    pathwayOther: marked('pathway'),
  })
  const { request } = done(await submitRequest(world.consultant, typed, noon))
  const answers = Object.fromEntries(required.map((code) => [code, marked(code)]))
  done(await answerFurtherDetails(world.consultant, { request, answers }, noon))
  const leader = await clinicalLeader()
  done(
    await askClinically(
      leader,
      { request, version: 3, choice: 'ask', question: marked('question'), leadersNote: '' },
      noon,
    ),
  )
  done(await answerQuestion(world.consultant, { request, version: 4, answer: marked('answer') }, noon))
  const endorsed = { request, version: 5, choice: 'endorse_fewer', sessions: 2, leadersNote: marked('note') } as const
  done(await endorseRequest(leader, endorsed, noon))
  const shown = await shownTo(world.reviewer, request)
  for (const pattern of forbidden) expect(shown).not.toMatch(pattern)
  const page = await approvalFor(world.reviewer, request, noon)
  expect(page?.request).toMatchObject({
    sessions: 2,
    version: 1,
    goal: 'Other',
    referral: 'Other',
    received: '2026-11-24',
  })
  expect(JSON.stringify({ ...page?.request, clock: null })).not.toMatch(/\b4\b/)

  done(
    await askQuestion(
      world.reviewer,
      { request, version: 1, choice: 'ask', question: 'Is a return to work near?' },
      noon,
    ),
  )
  done(await answerQuestion(world.consultant, { request, version: 7, answer: 'It is planned.' }, noon))
  done(
    await approveRequest(world.reviewer, { request, version: 3, choice: 'approve_all', condition: 'hand_over' }, noon),
  )
  const decided = await shownTo(world.reviewer, request)
  for (const pattern of forbidden) expect(decided).not.toMatch(pattern)
  expect(decided).toMatch('It is planned.')
})

test('what a clinical leader declined leaves no trace with the organisation', async () => {
  const world = await markedWorld()
  const { request } = done(await submitRequest(world.consultant, form(world.code, 4), noon))
  done(
    await answerFurtherDetails(
      world.consultant,
      { request, answers: Object.fromEntries(required.map((code) => [code, 'Said.'])) },
      noon,
    ),
  )
  const why = { reason: 'goals', reasonOther: '', textForConsultant: marked('text'), leadersNote: '' }
  done(await declineReview(await clinicalLeader(), { request, version: 3, choice: 'decline', ...why }, noon))
  expect(await approvalFor(world.reviewer, request, noon)).toBeNull()
  const decided = await approvalsFor(world.reviewer, { tab: 'decided', search: '', after: null }, noon)
  expect(decided.counts).toEqual({ decision: 0, waiting: 0, decided: 0 })
  expect(await db.mail.count({ where: { toAddress: world.reviewer.email } })).toBe(0)
  const row = await db.request.findUniqueOrThrow({ where: { reference: referenceOf(request) ?? '' } })
  expect(row.reachedOn).toBeNull()
})

test('another organisation’s reviewer, a consultant’s reference and a word find nothing', async () => {
  const world = await smallWorld()
  const { request } = done(await submitRequest(world.consultant, form(world.case.code, 2), noon))
  const stranger = (await smallWorld()).reviewer
  expect(await approvalFor(stranger, request, noon)).toBeNull()
  expect(await approvalFor(world.reviewer, 'ESR-000000', noon)).toBeNull()
  expect(await approvalFor(world.reviewer, "ESR-' OR 1=1", noon)).toBeNull()
  expect((await approvalsFor(stranger, { tab: 'decision', search: request, after: null }, noon)).requests).toEqual([])
})
