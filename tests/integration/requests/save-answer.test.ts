import { expect, test } from 'vitest'
import { askQuestion } from '@/lib/approvals/ask'
import { approvalFor } from '@/lib/approvals/queries'
import { db } from '@/lib/db'
import { answerQuestion } from '@/lib/requests/answer'
import { referenceOf } from '@/lib/requests/request'
import { saveAnswer } from '@/lib/requests/save-answer'
import { consultant, done, noon, smallWorld, submitted } from '@/tests/support/world'

async function asked() {
  const world = await smallWorld()
  const request = await submitted(world, 2)
  done(await askQuestion(world.reviewer, { request, version: 1, choice: 'ask', question: 'When?' }, noon))
  return { ...world, request }
}
const rowOf = (request: string) =>
  db.request.findUniqueOrThrow({
    where: { reference: referenceOf(request) ?? '' },
    include: { questions: true, mails: true, history: true },
  })

test('half an answer is kept as typed: nobody is told, nothing moves, the organisation reads none of it', async () => {
  const { request, consultant: of, reviewer } = await asked()
  const before = await rowOf(request)
  done(await saveAnswer(of, { request, answer: ' Winnie <b>could' }, noon))
  const row = await rowOf(request)
  expect(row.questions).toMatchObject([{ draft: ' Winnie <b>could', answer: null }])
  expect([row.status, row.version, row.mails.length, row.history.length]).toEqual([
    ...[before.status, before.version, before.mails.length, before.history.length],
  ])
  expect(JSON.stringify(await approvalFor(reviewer, request, noon))).not.toContain('Winnie')
})

test('what was sent leaves no draft, and another’s or an answered question takes none', async () => {
  const { request, consultant: of } = await asked()
  expect(await saveAnswer(await consultant(), { request, answer: 'x' }, noon)).toMatchObject({ refused: true })
  done(await saveAnswer(of, { request, answer: 'In Mar' }, noon))
  const { version } = await rowOf(request)
  done(await answerQuestion(of, { request, version, answer: 'In March.' }, noon))
  expect((await rowOf(request)).questions).toMatchObject([{ draft: '', answer: 'In March.' }])
  expect(await saveAnswer(of, { request, answer: 'late' }, noon)).toMatchObject({
    sentence: 'No question waits for an answer any more.',
  })
})
