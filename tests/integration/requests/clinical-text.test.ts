import { describe, expect, test } from 'vitest'
import { unreadInForm } from '@/components/further-details/details-unread'
import { formFacts } from '@/components/requests/form-facts'
import { formStart } from '@/components/requests/form-start'
import { calendarOf } from '@/lib/appointments/queries'
import { assistCaseOf, taskOf } from '@/lib/cases/queries'
import { casesOf } from '@/lib/clients/list'
import { clientOf } from '@/lib/clients/queries'
import { clientSearchSchema } from '@/lib/clients/schema'
import { db } from '@/lib/db'
import { ledgerInputFrom } from '@/lib/entitlement/queries'
import { historyOfCase, historyOfClient } from '@/lib/history/queries'
import { agreementInForce } from '@/lib/organisations/queries'
import type { Consultant } from '@/lib/people/person'
import { answerFurtherDetails } from '@/lib/requests/answer-further-details'
import { requestsOf } from '@/lib/requests/list'
import {
  formOf,
  furtherDetailsOf,
  needsYouCount,
  peopleOf,
  requestOf,
  slotOf,
  withdrawableOf,
} from '@/lib/requests/queries'
import { referenceOf, requestNumber } from '@/lib/requests/request'
import { saveDraft } from '@/lib/requests/save-draft'
import { saveFurtherDetails } from '@/lib/requests/save-further-details'
import { submitRequest } from '@/lib/requests/submit'
import { declineReview } from '@/lib/reviews/decline'
import { foundBy } from '@/lib/search/queries'
import { staffFor } from '@/tests/support/practices'
import {
  appointment,
  assistCase,
  client,
  clinicalLeader,
  consultant,
  days,
  done,
  form,
  noon,
  organisation,
  practice,
} from '@/tests/support/world'

// Practice staff read and write no answer of Further details unless their practice allows it (domain §1). Every answer here holds
// a mark; whatever staff can reach is searched for it.

const codes = [
  'presenting_issue',
  'achieved',
  'aims',
  'why_more',
  'risk',
  'short_term',
  'referral_steps',
  'plan_if_declined',
]
const mark = 'Zibeline'
const whole = Object.fromEntries(codes.map((code) => [code, `${mark} of ${code}.`]))
const why =
  /^Only consultant .+ reads and answers Further details; an administrator can change that for your practice\.$/

/** A consultant of a practice with a case at the threshold, and staff who act for them. */
async function atThreshold({ reads = false } = {}) {
  const of = await consultant(await practice())
  const organisationId = await organisation()
  const person = await client(organisationId)
  const opened = await assistCase(of, person.id, { entitled: 8, completed: 8 })
  return { of, organisationId, client: person, case: opened, staff: await staffFor(of, reads) }
}
type World = Awaited<ReturnType<typeof atThreshold>>
const submit = (world: World, by: Consultant, more = {}) => submitRequest(by, form(world.case.code, 4, more), noon)
const rowOf = (request: string) =>
  db.request.findUniqueOrThrow({
    where: { reference: referenceOf(request) ?? '' },
    include: { furtherDetails: { include: { option: true } } },
  })
const written = async (request: string) =>
  Object.fromEntries((await rowOf(request)).furtherDetails.map(({ option, answer }) => [option.code, answer]))

describe('Further details that wait', () => {
  test.each([
    [false, 0],
    [true, 1],
  ])('carry the flame of staff who answer them alone: %s', async (reads, count) => {
    const world = await atThreshold({ reads })
    await appointment(world.of, world.case.id, new Date(noon.getTime() + days(1)))
    done(await submit(world, world.of))
    const { staff } = world
    expect(await needsYouCount(staff)).toBe(count)
    const { counts } = await requestsOf(staff, { tab: 'all', search: '', after: null, before: null })
    expect([counts['needs-you'], counts.open]).toEqual([count, 1])
    const { rows } = await casesOf(staff, clientSearchSchema.parse({}), noon)
    expect(rows[0]?.task?.needsYou).toBe(reads)
    const week = { from: noon, to: new Date(noon.getTime() + days(7)), appointment: null }
    expect((await calendarOf(staff, week, noon)).entries.map(({ needsYou }) => needsYou)).toEqual([reads])
  })
})

/** All that pages, forms and lists hold for somebody, of one world and its requests. */
async function everything(world: World, viewer: Consultant, requests: readonly string[]): Promise<string> {
  const { code, id } = world.case
  const read = await formOf(viewer, code)
  if (!read) throw new Error('The form is theirs.')
  const terms = await agreementInForce(db, world.organisationId, noon)
  const input = ledgerInputFrom(read.assistCase.client, { caseId: id, asked: 0, dateOfRequest: '2026-11-24', terms })
  const forms = [undefined, ...requests].map((again) => {
    const facts = formFacts({ read, input, terms, consultant: viewer, remaining: 0, again, at: noon })
    return [facts, formStart(read, facts, viewer.timeZone, noon), unreadInForm(viewer, read, facts)?.props]
  })
  const tasks = await db.task.findMany({ where: { caseId: id } })
  const period = { from: new Date(noon.getTime() - days(30)), to: new Date(noon.getTime() + days(30)) }
  const part = { take: 100 }
  const held = await Promise.all([
    assistCaseOf(viewer, code, noon),
    clientOf(viewer, world.client.id, noon),
    casesOf(viewer, clientSearchSchema.parse({}), noon),
    calendarOf(viewer, { ...period, appointment: null }, noon),
    requestsOf(viewer, { tab: 'all', search: '', after: null, before: null }),
    historyOfCase(viewer, code, part),
    historyOfClient(viewer, world.client.id, part),
    ...tasks.map((task) => taskOf(viewer, code, task.id, noon)),
    ...requests.flatMap((one) => [
      requestOf(viewer, one),
      furtherDetailsOf(viewer, one),
      withdrawableOf(viewer, one),
      peopleOf(viewer, one),
      slotOf(viewer, one),
      foundBy(viewer, one, noon),
    ]),
  ])
  const mails = await db.mail.findMany({ where: { personId: viewer.by.id } })
  return JSON.stringify([read, forms, held, mails], (_, value) => (typeof value === 'bigint' ? String(value) : value))
}

/** One world for every place in which answers can lie: a draft, half and whole answers, and what is asked again. */
const places: Record<string, (world: World) => Promise<string[]>> = {
  'a draft of the consultant’s': async (world) => {
    const { reference } = done(await saveDraft(world.of, form(world.case.code, 4, { details: whole }), noon))
    return [requestNumber(reference)]
  },
  'half the answers': async (world) => {
    const { request } = done(await submit(world, world.staff))
    done(await saveFurtherDetails(world.of, { request, answers: { risk: whole.risk ?? '' } }, noon))
    return [request]
  },
  'all of them, in review': async (world) => [done(await submit(world, world.of, { details: whole })).request],
  'a declined request that is asked again': async (world) => {
    const { request } = done(await submit(world, world.of, { details: whole }))
    const because = { reason: 'goals', reasonOther: '', textForConsultant: '', leadersNote: '' }
    const [reason] = await db.option.findMany({ where: { list: 'clinical_decline', saysWhat: false } })
    const decision = { request, version: (await rowOf(request)).version, choice: 'decline' } as const
    done(await declineReview(await clinicalLeader(), { ...decision, ...because, reason: reason?.code ?? '' }, noon))
    return [request]
  },
}

describe.each(Object.entries(places))('of %s', (_, tell) => {
  test('staff find no word, and the consultant every one', async () => {
    const world = await atThreshold()
    const requests = await tell(world)
    expect(await everything(world, world.staff, requests)).not.toContain(mark)
    expect(await everything(world, world.of, requests)).toContain(mark)
  })

  test('staff whose practice allows it read what the consultant reads', async () => {
    const world = await atThreshold({ reads: true })
    const requests = await tell(world)
    expect(await everything(world, world.staff, requests)).toContain(mark)
  })
})

describe('staff see which questions are answered', () => {
  test('of a request, and of a draft', async () => {
    const world = await atThreshold()
    const { request } = done(await submit(world, world.staff))
    done(await saveFurtherDetails(world.of, { request, answers: { risk: 'a', aims: 'b' } }, noon))
    expect((await furtherDetailsOf(world.staff, request))?.request.answered.toSorted()).toEqual(['aims', 'risk'])
    const other = await atThreshold()
    done(await saveDraft(other.of, form(other.case.code, 4, { details: { risk: 'a', aims: ' ' } }), noon))
    expect((await formOf(other.staff, other.case.code))?.assistCase.requests).toMatchObject([{ answered: ['risk'] }])
  })
})

describe('staff write none', () => {
  test('answering and saving are refused in words, and nothing is changed', async () => {
    const world = await atThreshold()
    const { request } = done(await submit(world, world.of))
    for (const verb of [saveFurtherDetails, answerFurtherDetails])
      expect(await verb(world.staff, { request, answers: whole }, noon)).toMatchObject({
        sentence: expect.stringMatching(why),
      })
    expect(await rowOf(request)).toMatchObject({ status: 'further_details', furtherDetails: [] })
    done(await answerFurtherDetails(world.of, { request, answers: whole }, noon))
  })

  test('a form that holds some by hand is submitted without them, and waits for the consultant', async () => {
    const world = await atThreshold()
    const { request } = done(await submit(world, world.staff, { details: whole }))
    expect(await rowOf(request)).toMatchObject({ status: 'further_details', furtherDetails: [] })
  })

  test('a draft keeps the consultant’s as they were typed, whoever saves it; a submission takes them along', async () => {
    const world = await atThreshold()
    const typed = form(world.case.code, 4, { details: whole })
    done(await saveDraft(world.of, typed, noon))
    done(await saveDraft(world.staff, { ...typed, sessions: '3', details: { risk: 'Overwritten.' } }, noon))
    const { request } = done(await submitRequest(world.staff, { ...typed, details: {} }, noon))
    expect(await rowOf(request)).toMatchObject({ status: 'further_details' })
    expect(await written(request)).toEqual(whole)
    const [first] = (await rowOf(request)).furtherDetails
    expect(first?.savedById).toBe(world.of.id)
  })

  test('a draft that they begin leaves the consultant’s part open', async () => {
    const world = await atThreshold()
    done(await saveDraft(world.staff, form(world.case.code, 4, { details: { risk: 'By hand.' } }), noon))
    const { typed } = await db.request.findFirstOrThrow({ where: { caseId: world.case.id } })
    expect(typed).not.toHaveProperty('details')
  })

  test('asking again takes along what the consultant wrote for the declined request', async () => {
    const world = await atThreshold()
    const [declined = ''] = (await places['a declined request that is asked again']?.(world)) ?? []
    const again = { again: declined, newInformation: 'A place opens in March.' }
    const { request } = done(await submit(world, world.staff, again))
    expect(await rowOf(request)).toMatchObject({ status: 'further_details' })
    expect(await written(request)).toEqual(whole)
  })

  test('of a practice that allows it they go straight to clinical review', async () => {
    const world = await atThreshold({ reads: true })
    const { request } = done(await submit(world, world.staff, { details: whole }))
    expect(await rowOf(request)).toMatchObject({ status: 'clinical_review' })
  })
})
