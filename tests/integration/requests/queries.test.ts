import { describe, expect, test } from 'vitest'
import { approveRequest } from '@/lib/approvals/approve'
import { askQuestion } from '@/lib/approvals/ask'
import type { Consultant } from '@/lib/people/person'
import { answerFurtherDetails } from '@/lib/requests/answer-further-details'
import { type ListQuery, requestsOf } from '@/lib/requests/list'
import { formOf, furtherDetailsOf, needsYouCount, peopleOf, requestOf, withdrawableOf } from '@/lib/requests/queries'
import { saveDraft } from '@/lib/requests/save-draft'
import { submitRequest } from '@/lib/requests/submit'
import { endorseRequest } from '@/lib/reviews/endorse'
import { asConsultant } from '@/lib/sign-in/gated'
import {
  assistCase,
  client,
  clinicalLeader,
  consultant,
  done,
  form,
  noon,
  organisation,
  person,
  practice,
  smallWorld,
  submitted,
} from '@/tests/support/world'

const all: ListQuery = { tab: 'all', search: '', after: null, before: null }
const listed = async (of: Consultant, query: Partial<ListQuery> = {}) => requestsOf(of, { ...all, ...query })

describe('a consultant', () => {
  test('reads the form of their own case, with its draft as it was typed', async () => {
    const world = await smallWorld({ completed: 2 })
    const typed = form(world.case.code, 'three', { dateOfRequest: '31 February', goal: 'consolidate' })
    done(await saveDraft(world.consultant, typed, noon))
    const read = await formOf(world.consultant, world.case.code)
    expect(read?.assistCase.requests).toMatchObject([{ status: 'draft', typed }])
    expect(read?.goals).toHaveLength(8)
  })

  test('reads their own request with its clock, ledger and history', async () => {
    const world = await smallWorld()
    const request = await submitted(world, 3)
    const read = await requestOf(world.consultant, request)
    expect(read).toMatchObject({ status: 'organisation_review', sessionsAsked: 3, consent: { outcomeTo: 'client' } })
    expect(read?.history.map(({ event }) => event)).toEqual(['request.submitted', 'request.started'])
    expect(read?.holidays.size).toBeGreaterThan(0)
  })

  test('reads what was decided on it, without the note that stays with the leaders', async () => {
    const world = await smallWorld({ entitled: 8, completed: 8 })
    const request = await submitted(world, 4)
    const codes = (await furtherDetailsOf(world.consultant, request))?.questions.map(({ code }) => [code, 'Said.'])
    const answers = Object.fromEntries(codes ?? [])
    done(await answerFurtherDetails(world.consultant, { request, answers }, noon))
    const fewer = { request, version: 3, choice: 'endorse_fewer', sessions: 2, leadersNote: 'Among leaders.' } as const
    done(await endorseRequest(await clinicalLeader(), { ...fewer, note: 'Two to begin with.' }, noon))
    const read = await requestOf(world.consultant, request)
    expect(read?.decisions).toMatchObject([
      { outcome: 'endorsed', sessions: 2, textForConsultant: 'Two to begin with.' },
    ])
    expect(JSON.stringify(read?.decisions)).not.toMatch(/leadersNote|Among leaders/)
  })
})

describe('practice staff', () => {
  test('read what the consultant they act for reads', async () => {
    const practiceId = await practice()
    const of = await consultant(practiceId)
    const opened = await assistCase(of, (await client(await organisation())).id)
    const { request } = done(await submitRequest(of, form(opened.code, 1), noon))
    const staff = asConsultant(await person('practice_staff', { practiceId }), of)
    if (!staff) throw new Error('They act for somebody of their practice.')
    expect(await requestOf(staff, request)).not.toBeNull()
    expect((await listed(staff)).requests).toHaveLength(1)
  })
})

describe('anyone else', () => {
  test.each([
    ['of the same practice', true],
    ['of another practice', false],
  ])('a consultant %s finds nothing', async (_, same) => {
    const practiceId = await practice()
    const of = await consultant(practiceId)
    const opened = await assistCase(of, (await client(await organisation())).id)
    const { request } = done(await submitRequest(of, form(opened.code, 1), noon))
    const other = await consultant(same ? practiceId : await practice())
    expect(await formOf(other, opened.code)).toBeNull()
    expect(await requestOf(other, request)).toBeNull()
    expect(await withdrawableOf(other, request)).toBeNull()
    expect(await peopleOf(other, request)).toBeNull()
    expect(await needsYouCount(other)).toBe(0)
    expect((await listed(other, { search: request })).requests).toEqual([])
    expect((await listed(other)).counts.all).toBe(0)
  })

  test.each(['', 'ESR-', 'ESR-ILOU00', 'ASST-000001', "ESR-'; --", 'ESR-0000000'])(
    '%j is no request',
    async (number) => {
      const world = await smallWorld()
      await submitted(world, 1)
      expect(await requestOf(world.consultant, number)).toBeNull()
      expect(await withdrawableOf(world.consultant, number)).toBeNull()
      expect(await peopleOf(world.consultant, number)).toBeNull()
      expect(await formOf(world.consultant, number)).toBeNull()
    },
  )
})

describe('My Requests', () => {
  /** One of each: a question, one with its organisation, a draft, an approved one. */
  async function busy() {
    const world = await smallWorld({ entitled: 3 })
    const another = () => assistCase(world.consultant, world.client.id, { entitled: 0 })
    const at = (hours: number) => new Date(noon.getTime() + hours * 3_600_000)
    const approved = await submitted(world, 1)
    done(
      await approveRequest(
        world.reviewer,
        { request: approved, version: 1, choice: 'approve_all', condition: '' },
        at(1),
      ),
    )
    const waiting = done(await submitRequest(world.consultant, form((await another()).code, 2), at(2))).request
    const asked = done(await submitRequest(world.consultant, form((await another()).code, 1), at(3))).request
    done(await askQuestion(world.reviewer, { request: asked, version: 1, choice: 'ask', question: 'Why?' }, at(4)))
    const draft = `ESR-${done(await saveDraft(world.consultant, form((await another()).code, 4), at(5))).reference}`
    return { ...world, inOrder: [asked, waiting, draft, approved] }
  }
  const numbers = (list: Awaited<ReturnType<typeof listed>>) => list.requests.map(({ reference }) => `ESR-${reference}`)

  test('shows what needs you first, then what is open, drafts, decided', async () => {
    const world = await busy()
    const list = await listed(world.consultant)
    expect(numbers(list)).toEqual(world.inOrder)
    expect(list.counts).toEqual({ 'needs-you': 1, open: 2, drafts: 1, decided: 1, all: 4 })
    expect(list.requests.at(-1)).toMatchObject({ status: 'approved', granted: 1, asked: '1' })
    expect(list.requests[2]).toMatchObject({ status: 'draft', asked: '4', dueOn: null })
    expect(await needsYouCount(world.consultant)).toBe(1)
  })

  test('each tab holds its own', async () => {
    const { consultant: of, inOrder } = await busy()
    expect(numbers(await listed(of, { tab: 'needs-you' }))).toEqual(inOrder.slice(0, 1))
    expect(numbers(await listed(of, { tab: 'open' }))).toEqual(inOrder.slice(0, 2))
    expect(numbers(await listed(of, { tab: 'drafts' }))).toEqual(inOrder.slice(2, 3))
    expect(numbers(await listed(of, { tab: 'decided' }))).toEqual(inOrder.slice(3))
  })

  test('is searched by reference, case and name, and counts what is found', async () => {
    const { consultant: of, case: opened, client: who, inOrder } = await busy()
    expect(numbers(await listed(of, { search: inOrder[1]?.toLowerCase() ?? '' }))).toEqual([inOrder[1]])
    expect(numbers(await listed(of, { search: opened.code }))).toEqual([inOrder[3]])
    expect((await listed(of, { search: `wren ${who.familyName}` })).counts.all).toBe(4)
    for (const search of ['%', '_', '\\', "' OR 1=1 --"]) expect((await listed(of, { search })).counts.all).toBe(0)
  })

  test('is paged by key, forwards and back, without a row twice or left out', async () => {
    const world = await smallWorld({ terms: { clinicalReviewThreshold: 1_000 } })
    const cases = await Promise.all(
      Array.from({ length: 24 }, () => assistCase(world.consultant, world.client.id, { entitled: 0 })),
    )
    for (const { code } of cases) done(await submitRequest(world.consultant, form(code, 1), noon))
    const first = await listed(world.consultant)
    const second = await listed(world.consultant, { after: first.requests.at(-1) })
    const third = await listed(world.consultant, { after: second.requests.at(-1) })
    expect([first, second, third].map(({ requests }) => requests.length)).toEqual([10, 10, 4])
    expect(new Set([first, second, third].flatMap(numbers)).size).toBe(24)
    expect([first.hasPrevious, first.hasNext, third.hasPrevious, third.hasNext]).toEqual([false, true, true, false])
    const back = await listed(world.consultant, { before: third.requests[0] })
    expect(numbers(back)).toEqual(numbers(second))
    expect((await listed(world.consultant, { before: second.requests[0] })).hasPrevious).toBe(false)
  })
})
