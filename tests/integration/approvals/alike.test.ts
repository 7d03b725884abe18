import { expect, test } from 'vitest'
import { approvalFor, approvalsFor } from '@/lib/approvals/queries'
import { db } from '@/lib/db'
import type { Consultant, Reviewer } from '@/lib/people/person'
import { answerFurtherDetails } from '@/lib/requests/answer-further-details'
import { submitRequest } from '@/lib/requests/submit'
import { endorseRequest } from '@/lib/reviews/endorse'
import { assistCase, client, clinicalLeader, days, done, form, noon, smallWorld } from '@/tests/support/world'

// Domain §8: nothing shows whether a clinical review took place. Two requests, equal but for the review.

const details = Object.fromEntries(
  ['presenting_issue', 'achieved', 'aims', 'why_more', 'risk', 'short_term', 'referral_steps', 'plan_if_declined'].map(
    (code) => [code, 'Said.'],
  ),
)

/** Two sessions asked at noon, without a review. */
async function direct(of: Consultant, organisationId: string) {
  const { code } = await assistCase(of, (await client(organisationId)).id)
  return done(await submitRequest(of, form(code, 2), noon)).request
}

/** Four asked six days before, and two of them endorsed at noon. */
async function reviewed(of: Consultant, organisationId: string) {
  const early = new Date(noon.getTime() - days(6))
  const { code } = await assistCase(of, (await client(organisationId)).id, { entitled: 8, completed: 8 })
  const asked = form(code, 4, { dateOfRequest: '2026-11-18' })
  const { request } = done(await submitRequest(of, asked, early))
  done(await answerFurtherDetails(of, { request, answers: details }, new Date(early.getTime() + days(1))))
  const endorsed = { request, version: 3, choice: 'endorse_fewer', sessions: 2, leadersNote: 'Two.' } as const
  done(await endorseRequest(await clinicalLeader(), endorsed, noon))
  return request
}

/** All that a reviewer reads of one request, its reference taken out. */
async function readOf(reviewer: Reviewer, request: string) {
  const page = await approvalFor(reviewer, request, noon)
  const list = await approvalsFor(reviewer, { tab: 'decision', search: request, after: null }, noon)
  const mails = await db.mail.findMany({
    where: { toAddress: reviewer.email, request: { reference: request.slice(4) } },
    select: { event: true, fromName: true, subject: true, text: true, html: true },
  })
  expect(mails).toHaveLength(1)
  return JSON.stringify({ page: page?.request, row: list.requests, mails }).replaceAll(request, 'ESR-000000')
}

test('page, row and mail are the same to the letter', async () => {
  const { consultant, reviewer, organisationId } = await smallWorld()
  const without = await direct(consultant, organisationId)
  const withReview = await reviewed(consultant, organisationId)
  expect(await readOf(reviewer, withReview)).toBe(await readOf(reviewer, without))
})

test('of the same due date the reference decides the order, not which form was begun first', async () => {
  const { consultant, reviewer, organisationId } = await smallWorld()
  const all: string[] = []
  for (const make of [reviewed, reviewed, reviewed, direct, direct, direct])
    all.push(await make(consultant, organisationId))
  const { requests } = await approvalsFor(reviewer, { tab: 'decision', search: '', after: null }, noon)
  expect(requests.map(({ number }) => number)).toEqual(all.toSorted())
  const [first = '', second] = all.toSorted()
  expect((await approvalFor(reviewer, first, noon))?.next).toBe(second)
})
