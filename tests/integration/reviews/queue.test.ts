import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { answerFurtherDetails } from '@/lib/requests/answer-further-details'
import { referenceOf, requestNumber } from '@/lib/requests/request'
import { askQuestion } from '@/lib/reviews/ask'
import { declineReview } from '@/lib/reviews/decline'
import { endorseRequest } from '@/lib/reviews/endorse'
import { reviewOf, reviewsOf, reviewsPerPage, reviewsWaiting } from '@/lib/reviews/queries'
import { type ReviewSearch, type ReviewTab, reviewSearchSchema, writePlace } from '@/lib/reviews/schema'
import { clinicalLeader, consultant, days, done, noon, practice, smallWorld, submitted } from '@/tests/support/world'

const answers = Object.fromEntries(
  ['presenting_issue', 'achieved', 'aims', 'why_more', 'risk', 'short_term', 'referral_steps', 'plan_if_declined'].map(
    (code) => [code, 'Said.'],
  ),
)
const search = (more: Partial<Record<keyof ReviewSearch, string>> = {}) => reviewSearchSchema.parse(more)
const numbers = (reviews: readonly { reference: string }[]) => reviews.map(({ reference }) => requestNumber(reference))

async function atThreshold(more: { goal?: string } = {}, answered = noon) {
  const world = await smallWorld({ entitled: 8, completed: 8 })
  const request = await submitted(world, 4, more)
  done(await answerFurtherDetails(world.consultant, { request, answers }, answered))
  return { ...world, request }
}

test('each tab holds its own, urgent first and then by due date, with the record’s status', async () => {
  const leader = await clinicalLeader()
  const later = await atThreshold({}, new Date(noon.getTime() + days(1)))
  const [first, urgent, asked, endorsed] = [
    await atThreshold(),
    await atThreshold({ goal: 'stabilise' }, new Date(noon.getTime() + days(3))),
    await atThreshold(),
    await atThreshold(),
  ]
  const open = await smallWorld({ entitled: 8, completed: 8 })
  const waiting = await submitted(open, 4)
  await submitted(await smallWorld(), 2)
  const seen = { version: 3, leadersNote: '' }
  done(await askQuestion(leader, { ...seen, request: asked.request, choice: 'ask', question: 'How?' }, noon))
  done(await endorseRequest(leader, { ...seen, request: endorsed.request, choice: 'endorse_fewer', sessions: 1 }, noon))
  const lists = await Promise.all(
    (['review', 'answer', 'details', 'decided'] as ReviewTab[]).map((tab) => reviewsOf(leader, search({ tab }))),
  )
  expect(lists.map(({ reviews }) => numbers(reviews))).toEqual([
    [urgent.request, first.request, later.request],
    [asked.request],
    [waiting],
    [endorsed.request],
  ])
  for (const { counts, reviews } of lists) {
    expect(counts).toEqual({ review: 3, answer: 1, details: 1, decided: 1 })
    for (const { reference, status, ledger } of reviews) {
      const row = await db.request.findUniqueOrThrow({ where: { reference } })
      expect(status).toBe(row.status)
      if (ledger) expect(ledger.total).toBe(row.totalCounted)
    }
  }
  expect(lists[3]?.reviews[0]).toMatchObject({ outcome: 'endorsed', endorsed: 1, asked: 4, decidedBy: leader.name })
  expect(await reviewsWaiting(leader)).toBe(3)

  const found = async (more: Parameters<typeof search>[0]) => numbers((await reviewsOf(leader, search(more))).reviews)
  expect(await found({ q: first.client.familyName })).toEqual([first.request])
  expect(await found({ q: `wren ${first.consultant.name.split(' ')[1]}` })).toEqual([first.request])
  expect(await found({ q: later.request.toLowerCase() })).toEqual([later.request])
  expect(await found({ organisation: urgent.organisationId })).toEqual([urgent.request])
  for (const q of ['%', '_', '\\']) expect(await found({ q })).toEqual([])
  expect(await found({ tab: 'decided', q: endorsed.request })).toEqual([endorsed.request])
})

test('a leader’s own practice is not theirs to decide: no flame, no place in Your review, but to be seen', async () => {
  const world = await atThreshold()
  const practiceId = await practice()
  await db.person.update({ where: { id: world.consultant.id }, data: { practiceId } })
  const [colleague, other] = [await clinicalLeader(practiceId), await clinicalLeader(await practice())]
  const own = await reviewsOf(colleague, search({ q: world.request }))
  expect([own.reviews, own.counts.review]).toEqual([[], 0])
  expect(numbers((await reviewsOf(other, search({ q: world.request }))).reviews)).toEqual([world.request])
  expect((await reviewsWaiting(other)) - (await reviewsWaiting(colleague))).toBe(1)
  expect(await reviewOf(colleague, world.request)).not.toBeNull()
})

test.each(['startedById', 'consultantId'] as const)('nor is what a leader made: %s', async (made) => {
  const { request } = await atThreshold()
  const [leader, other] = [await clinicalLeader(), await clinicalLeader()]
  await db.request.update({ where: { reference: referenceOf(request) ?? '' }, data: { [made]: leader.id } })
  const own = await reviewsOf(leader, search({ q: request }))
  expect([own.reviews, own.counts.review]).toEqual([[], 0])
  expect(numbers((await reviewsOf(other, search({ q: request }))).reviews)).toEqual([request])
  expect((await reviewsWaiting(other)) - (await reviewsWaiting(leader))).toBe(1)
})

test('pages by key go forward and back over the same rows', async () => {
  const leader = await clinicalLeader()
  const world = await smallWorld()
  const of = await consultant()
  const template = await db.request.findFirstOrThrow({ where: { status: 'clinical_review' } })
  const { id: _, reference: __, submissionKey: ___, typed: ____, ...row } = template
  for (let nth = 0; nth < reviewsPerPage * 2 + 3; nth++) {
    const opened = await db.assistCase.create({
      data: { clientId: world.client.id, consultantId: of.id, issue: 'Work', openedOn: noon },
    })
    const reference = `P${String(nth).padStart(5, '0')}`
    const own = { reference, submissionKey: crypto.randomUUID(), caseId: opened.id, clientId: world.client.id }
    const due = { urgent: nth % 5 === 0, dueOn: new Date(Date.UTC(2026, 11, 1 + (nth % 4))) }
    await db.request.create({ data: { ...row, ...own, ...due, consultantId: of.id, startedById: of.id } })
  }
  const q = world.client.familyName
  const seen: string[][] = []
  let page = await reviewsOf(leader, search({ q }))
  expect(page.hasPrevious).toBe(false)
  seen.push(numbers(page.reviews))
  while (page.hasNext) {
    const last = page.reviews.at(-1)
    page = await reviewsOf(leader, search({ q, after: last && writePlace(last.place) }))
    seen.push(numbers(page.reviews))
  }
  expect(seen.map(({ length }) => length)).toEqual([10, 10, 3])
  expect(new Set(seen.flat()).size).toBe(23)
  const first = page.reviews[0]
  const back = await reviewsOf(leader, search({ q, before: first && writePlace(first.place) }))
  expect(numbers(back.reviews)).toEqual(seen[1])
  expect([back.hasPrevious, back.hasNext]).toEqual([true, true])
  for (const odd of [
    'x',
    "n_2026-12-01T00:00:00.000Z_'",
    'n_9999-99-99T99:99:99.999Z_00000000-0000-0000-0000-000000000000',
  ])
    expect(search({ after: odd }).after).toBeUndefined()
})

test('the review page: details, earlier requests with their outcome, other cases; nothing below the threshold', async () => {
  const leader = await clinicalLeader()
  const world = await atThreshold()
  const why = { reason: 'goals', reasonOther: '', textForConsultant: 'Name one aim.', leadersNote: 'Look closer.' }
  done(await declineReview(leader, { request: world.request, version: 3, choice: 'decline', ...why }, noon))
  const again = await submitted(world, 4, { submissionKey: crypto.randomUUID() })
  done(await answerFurtherDetails(world.consultant, { request: again, answers }, noon))
  const read = await reviewOf(leader, again)
  expect(read?.request.furtherDetails.map(({ answer }) => answer)).toEqual(Array(8).fill('Said.'))
  expect(read?.earlier).toMatchObject([
    { reference: referenceOf(world.request), status: 'declined', decisions: [{ leadersNote: 'Look closer.' }] },
  ])
  expect(read?.request.client.cases).toHaveLength(1)
  expect(JSON.stringify(read?.request, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toMatch(
    /passwordHash|totpSecret/,
  )
  const below = await submitted(await smallWorld(), 2)
  for (const unknown of [below, 'ESR-000000', 'nonsense', "ESR-' OR 1=1"])
    expect(await reviewOf(leader, unknown)).toBeNull()
})
