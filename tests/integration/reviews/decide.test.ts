import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { answerQuestion } from '@/lib/requests/answer'
import { answerFurtherDetails } from '@/lib/requests/answer-further-details'
import { referenceOf } from '@/lib/requests/request'
import { withdrawRequest } from '@/lib/requests/withdraw'
import { askQuestion } from '@/lib/reviews/ask'
import { declineReview } from '@/lib/reviews/decline'
import { endorseRequest } from '@/lib/reviews/endorse'
import { reviewSchema } from '@/lib/reviews/schema'
import { giveBackReview, takeReview } from '@/lib/reviews/take'
import { clinicalLeader, done, noon, practice, smallWorld, submitted } from '@/tests/support/world'

const answers = Object.fromEntries(
  ['presenting_issue', 'achieved', 'aims', 'why_more', 'risk', 'short_term', 'referral_steps', 'plan_if_declined'].map(
    (code) => [code, `Said of ${code}.`],
  ),
)

/** A request of 4 at the threshold, with its Further details: version 3, in clinical review. */
async function reviewed() {
  const world = await smallWorld({ entitled: 8, completed: 8 })
  const request = await submitted(world, 4)
  done(await answerFurtherDetails(world.consultant, { request, answers }, noon))
  return { ...world, request, leader: await clinicalLeader() }
}

const rowOf = (request: string) =>
  db.request.findUniqueOrThrow({
    where: { reference: referenceOf(request) ?? '' },
    include: { decisions: true, history: true, mails: true, takenBy: true },
  })
const all = (request: string, version = 3) => ({ request, version, choice: 'endorse_all' as const, leadersNote: '' })
const fewer = (request: string, sessions: number, version = 3) => ({
  ...{ request, version, choice: 'endorse_fewer' as const, sessions, leadersNote: 'Agreed at supervision.' },
})
const ask = (request: string, version = 3, question = 'How often since?') => ({
  ...{ request, version, choice: 'ask' as const, question, leadersNote: '' },
})
const decline = (request: string, version = 3, reason = 'goals', reasonOther = '') => ({
  ...{ request, version, choice: 'decline' as const, reason, reasonOther },
  ...{ textForConsultant: 'Name one aim.', leadersNote: 'Second this year.' },
})

describe('endorse', () => {
  test('fewer: the organisation is asked for that number, the note stays with the leaders', async () => {
    const { request, leader, reviewer } = await reviewed()
    done(await endorseRequest(leader, { ...fewer(request, 2), note: 'Two to begin with.' }, noon))
    const row = await rowOf(request)
    expect(row.status).toBe('organisation_review')
    expect(row.decisions).toMatchObject([
      { stage: 'clinical', outcome: 'endorsed', sessions: 2, textForConsultant: 'Two to begin with.' },
    ])
    expect(row.mails.map(({ event }) => event)).toEqual(expect.arrayContaining(['with-organisation', 'request-waits']))
    expect(row.mails.find(({ event }) => event === 'with-organisation')?.text).toContain('Two to begin with.')
    expect(row.mails.every(({ text, html }) => !`${text}${html}`.includes('Agreed at supervision'))).toBe(true)
    expect(row.mails.find(({ toAddress }) => toAddress === reviewer.email)?.text).not.toMatch(/\b4\b|linical/)
  })

  test.each([5, 4.5, 0, -1, '', 'two'])('%s sessions are no number to endorse', async (sessions) => {
    const { request, leader } = await reviewed()
    const typed = { request, version: '3', choice: 'endorse_fewer', sessions }
    expect(reviewSchema.safeParse(typed).error?.issues[0]).toMatchObject({ path: ['sessions'] })
    if (typeof sessions === 'number') await expect(refusedOrThrown(leader, request, sessions)).resolves.toBe(true)
    expect((await rowOf(request)).decisions).toEqual([])
  })

  test('half a session is no number to endorse', () => {
    const half = reviewSchema.safeParse({ request: 'ESR-000000', version: '3', choice: 'endorse_fewer', sessions: 2.5 })
    expect(half.error?.issues[0]).toMatchObject({ path: ['sessions'] })
  })

  test('more than asked is refused beside the number', async () => {
    const world = await smallWorld({ entitled: 8, completed: 8, terms: { clinicalReviewThreshold: 10 } })
    const request = await submitted(world, 2)
    done(await answerFurtherDetails(world.consultant, { request, answers }, noon))
    const more = await endorseRequest(await clinicalLeader(), fewer(request, 3), noon)
    expect(more).toMatchObject({ fields: { sessions: 'Choose a number from 1 to 2.' } })
    expect((await rowOf(request)).status).toBe('clinical_review')
  })

  async function refusedOrThrown(
    leader: Awaited<ReturnType<typeof clinicalLeader>>,
    request: string,
    sessions: number,
  ) {
    return endorseRequest(leader, fewer(request, sessions), noon).then(
      (result) => 'refused' in result,
      () => true,
    )
  }
})

describe('who may not', () => {
  test('a leader of the practice that asked', async () => {
    const { request, consultant } = await reviewed()
    const practiceId = await practice()
    await db.person.update({ where: { id: consultant.id }, data: { practiceId } })
    const colleague = await clinicalLeader(practiceId)
    const sentence = 'You cannot review this, because you or your practice made it.'
    expect(await endorseRequest(colleague, all(request), noon)).toMatchObject({ sentence })
    expect(await askQuestion(colleague, ask(request), noon)).toMatchObject({ sentence })
    expect(await declineReview(colleague, decline(request), noon)).toMatchObject({ sentence })
    expect(await takeReview(colleague, { request }, noon)).toMatchObject({ sentence })
    expect(await rowOf(request)).toMatchObject({ status: 'clinical_review', decisions: [], takenById: null })
    done(await endorseRequest(await clinicalLeader(await practice()), all(request), noon))
  })

  test.each(['startedById', 'consultantId'] as const)('a leader who made it: %s', async (made) => {
    const { request, leader } = await reviewed()
    await db.request.update({ where: { reference: referenceOf(request) ?? '' }, data: { [made]: leader.id } })
    const sentence = 'You cannot review this, because you or your practice made it.'
    expect(await endorseRequest(leader, all(request), noon)).toMatchObject({ sentence })
    expect(await declineReview(leader, decline(request), noon)).toMatchObject({ sentence })
    expect(await takeReview(leader, { request }, noon)).toMatchObject({ sentence })
    expect(await rowOf(request)).toMatchObject({ status: 'clinical_review', decisions: [], takenById: null })
  })

  test('below the threshold there is nothing to review', async () => {
    const world = await smallWorld()
    const request = await submitted(world, 2)
    const nothing = { sentence: 'There is no such request, or it is not yours to see.' }
    expect(await endorseRequest(await clinicalLeader(), all(request, 2), noon)).toMatchObject(nothing)
    expect(await takeReview(await clinicalLeader(), { request: "ESR-' OR 1=1" }, noon)).toMatchObject(nothing)
  })
})

describe('meanwhile', () => {
  test('two leaders at once: one wins, the other is told who', async () => {
    const { request, leader } = await reviewed()
    const other = await clinicalLeader()
    const both = await Promise.all([
      endorseRequest(leader, all(request), noon),
      declineReview(other, decline(request), noon),
    ])
    const lost = both.filter((result) => 'refused' in result)
    expect(lost).toHaveLength(1)
    const row = await rowOf(request)
    expect(row.decisions).toHaveLength(1)
    const winner = row.decisions[0]?.byPersonId === leader.id ? leader : other
    expect(lost[0]).toMatchObject({ sentence: expect.stringContaining(`${winner.name} already decided this`) })
    expect(row.history.filter(({ event }) => /endorsed|clinically_declined/.test(event))).toHaveLength(1)
  })

  test('withdrawn: every choice is refused with what happened', async () => {
    const { request, leader, consultant } = await reviewed()
    done(await withdrawRequest(consultant, { request, reason: 'mistake', reasonOther: '' }, noon))
    const sentence = `${request} was withdrawn. Nothing was changed.`
    expect(await endorseRequest(leader, all(request), noon)).toMatchObject({ sentence })
    expect(await askQuestion(leader, ask(request), noon)).toMatchObject({ sentence })
    expect(await declineReview(leader, decline(request), noon)).toMatchObject({ sentence })
    expect(await takeReview(leader, { request }, noon)).toMatchObject({ sentence })
  })

  test('an old version decides nothing; several rounds of questions do', async () => {
    const { request, leader, consultant } = await reviewed()
    done(await askQuestion(leader, ask(request), noon))
    expect(await endorseRequest(leader, all(request), noon)).toMatchObject({ refused: true })
    done(await answerQuestion(consultant, { request, version: 4, answer: 'Twice a week.' }, noon))
    const twice = await answerQuestion(consultant, { request, version: 4, answer: 'Again.' }, noon)
    expect(twice).toMatchObject({ refused: true })
    expect(await endorseRequest(leader, all(request), noon)).toMatchObject({
      sentence: expect.stringContaining('changed since you opened this page'),
    })
    done(await askQuestion(leader, ask(request, 5, 'And before?'), noon))
    expect(await answerQuestion(consultant, { request, version: 4, answer: 'To the first.' }, noon)).toMatchObject({
      sentence: expect.stringContaining('The question changed since you opened this page'),
    })
    done(await answerQuestion(consultant, { request, version: 6, answer: 'Daily.' }, noon))
    done(await endorseRequest(leader, all(request, 7), noon))
    expect((await rowOf(request)).status).toBe('organisation_review')
  })
})

describe('take', () => {
  test('shows who, blocks nobody, and is given back', async () => {
    const { request, leader } = await reviewed()
    const other = await clinicalLeader()
    done(await takeReview(leader, { request }, noon))
    done(await takeReview(leader, { request }, noon))
    expect(await rowOf(request)).toMatchObject({ version: 3, takenBy: { name: leader.name } })
    done(await takeReview(other, { request }, noon))
    done(await giveBackReview(leader, { request }, noon))
    expect(await rowOf(request)).toMatchObject({ takenById: other.id })
    done(await giveBackReview(other, { request }, noon))
    const row = await rowOf(request)
    expect(row).toMatchObject({ takenById: null, takenAt: null })
    expect(row.history.filter(({ event }) => /taken|given_back/.test(event))).toHaveLength(3)
    done(await takeReview(leader, { request }, noon))
    done(await endorseRequest(other, all(request), noon))
  })
})

test('declined: a reason, its words where it is another, and both are told', async () => {
  const { request, leader, client, reviewer } = await reviewed()
  expect(await declineReview(leader, decline(request, 3, 'budget'), noon)).toMatchObject({
    fields: { reason: 'Choose a reason.' },
  })
  expect(await declineReview(leader, decline(request, 3, 'other'), noon)).toMatchObject({
    fields: { reasonOther: 'Say what the reason is.' },
  })
  done(await declineReview(leader, decline(request), noon))
  const row = await rowOf(request)
  expect(row.status).toBe('declined')
  const [toClient] = row.mails.filter(({ toAddress }) => toAddress === client.email)
  expect(toClient?.text).not.toMatch(/Goals|Name one aim|clinical/)
  expect(row.mails.some(({ text }) => text.includes('Name one aim.'))).toBe(true)
  expect(row.mails.some(({ text, html }) => `${text}${html}`.includes('Second this year'))).toBe(false)
  expect(row.mails.some(({ toAddress }) => toAddress === reviewer.email)).toBe(false)
})

test('20,000 characters are too many; markup and look-alike letters are kept as they are', async () => {
  const { request, leader } = await reviewed()
  const long = reviewSchema.safeParse({ ...ask(request), question: 'x'.repeat(20_000) })
  expect(long.error?.issues[0]?.message).toBe('Keep this under 2,000 characters.')
  const odd = '<b onclick="x()">Ｗren</b> & Wrеn \u202e'
  done(await askQuestion(leader, ask(request, 3, odd), noon))
  const question = await db.question.findFirstOrThrow({ where: { request: { reference: referenceOf(request) ?? '' } } })
  expect(question.text).toBe(odd)
  const row = await rowOf(request)
  expect(row.mails.every(({ html, subject }) => !html.includes('<b onclick') && !subject.includes('onclick'))).toBe(
    true,
  )
})
