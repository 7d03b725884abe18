import { describe, expect, test } from 'vitest'
import { declineRequest } from '@/lib/approvals/decline'
import { db } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { referenceOf } from '@/lib/requests/request'
import { saveDraft } from '@/lib/requests/save-draft'
import { submitRequest } from '@/lib/requests/submit'
import {
  assistCase,
  client,
  consultant,
  done,
  form,
  noon,
  organisation,
  smallWorld,
  submitted,
} from '@/tests/support/world'

const rowOf = (request: string) =>
  db.request.findUniqueOrThrow({
    where: { reference: referenceOf(request) ?? '' },
    include: { history: true, mails: true, stays: true, consent: true, tasks: true },
  })

/** What a refused submission must leave untouched. */
const counts = () => Promise.all([db.request.count(), db.historyEntry.count(), db.mail.count(), db.consent.count()])

describe('below the threshold', () => {
  test('it reaches the organisation, whose reviewers are told', async () => {
    const world = await smallWorld({ entitled: 8, completed: 8 })
    const row = await rowOf(await submitted(world, 3))
    expect(row).toMatchObject({ status: 'organisation_review', sessionsAsked: 3, totalCounted: 11 })
    expect(row.dueOn?.toISOString().slice(0, 10)).toBe('2026-12-03')
    expect(row.history.map(({ event }) => event)).toEqual(['request.started', 'request.submitted'])
    expect(row.mails.map(({ toAddress }) => toAddress)).toEqual([world.reviewer.email])
    expect(row.consent?.outcomeTo).toBe('client')
  })

  test('a standing rule approves by itself, and is recorded as such', async () => {
    const world = await smallWorld({ terms: { standingRuleUpTo: 2, standingRuleBelow: 9 } })
    const row = await rowOf(await submitted(world, 2))
    expect(row.status).toBe('approved')
    const decision = await db.decision.findFirstOrThrow({ where: { requestId: row.id } })
    expect(decision).toMatchObject({ byPersonId: null, byRule: 'standing rule of agreement version 1', sessions: 2 })
    expect(await db.allotment.count({ where: { requestId: row.id, sessions: 2 } })).toBe(1)
  })
})

describe('at the threshold', () => {
  test('it waits for further details, with the task and the mail', async () => {
    const world = await smallWorld({ entitled: 8, completed: 8 })
    const row = await rowOf(await submitted(world, 4))
    expect(row).toMatchObject({ status: 'further_details', totalCounted: 12, reachedOn: null })
    expect(row.tasks.map(({ kind }) => kind)).toEqual(['further_details_required'])
    expect(row.mails.map(({ toAddress }) => toAddress)).toEqual([world.consultant.email])
  })

  test('scope case counts one case only', async () => {
    const world = await smallWorld({ terms: { countScope: 'case' } })
    await assistCase(world.consultant, world.client.id)
    expect((await rowOf(await submitted(world, 1))).totalCounted).toBe(7)
  })
})

describe('refused, with nothing changed', () => {
  const refusals = [
    ['nothing', { sessions: '' }, { sessions: 'Choose how many sessions you ask for.' }],
    ['0', { sessions: '0' }, { sessions: 'Choose a number from 1 to 4.' }],
    ['5', { sessions: '5' }, { sessions: 'Choose a number from 1 to 4.' }],
    ['2.5', { sessions: '2.5' }, { sessions: 'Choose a number from 1 to 4.' }],
    ['four', { sessions: 'four' }, { sessions: 'Choose a number from 1 to 4.' }],
    ['tomorrow', { dateOfRequest: '2026-11-25' }, { dateOfRequest: 'Choose a date from 10 to 24 November 2026.' }],
    ['15 days back', { dateOfRequest: '9/11/2026' }, { dateOfRequest: 'Choose a date from 10 to 24 November 2026.' }],
    ['31 February', { dateOfRequest: '31/2/2026' }, { dateOfRequest: 'Choose a date from 10 to 24 November 2026.' }],
    ['no goal', { goal: '' }, { goal: 'Choose the goal of the extra sessions.' }],
    ['an unknown referral', { pathway: 'nowhere' }, { pathway: 'Choose the referral.' }],
    ['other, not said', { goal: 'other' }, { goalOther: 'Say what the goal is.' }],
    [
      '20,000 characters',
      { goal: 'other', goalOther: 'x'.repeat(20_000) },
      { goalOther: 'Keep this under 300 characters.' },
    ],
    [
      'no address',
      { outcomeTo: 'another_address', outcomeAddress: 'a,b@c' },
      { outcomeAddress: 'Enter one email address, for example name@example.com.' },
    ],
  ] as const
  test.each(refusals)('%s', async (_, typed, fields) => {
    const world = await smallWorld()
    const before = await counts()
    expect(await submitRequest(world.consultant, form(world.case.code, 2, typed), noon)).toMatchObject({
      refused: true,
      fields,
    })
    expect(await counts()).toEqual(before)
  })

  test('every wrong field is named at once', async () => {
    const world = await smallWorld()
    const empty = form(world.case.code, '', { goal: '', pathway: '', dateOfRequest: '' })
    const result = await submitRequest(world.consultant, empty, noon)
    expect(Object.keys('fields' in result ? result.fields : {}).sort()).toEqual([
      'dateOfRequest',
      'goal',
      'pathway',
      'sessions',
    ])
  })

  test('an option that is switched off', async () => {
    const world = await smallWorld()
    await db.option.updateMany({ where: { list: 'goal', code: 'bridge' }, data: { active: false } })
    const result = await submitRequest(world.consultant, form(world.case.code, 2, { goal: 'bridge' }), noon)
    await db.option.updateMany({ where: { list: 'goal', code: 'bridge' }, data: { active: true } })
    expect(result).toMatchObject({ fields: { goal: expect.stringContaining('is no longer offered') } })
  })

  test('a closed case, an unknown one, another consultant’s', async () => {
    const world = await smallWorld()
    const other = await consultant()
    expect(await submitRequest(other, form(world.case.code, 2), noon)).toMatchObject({
      sentence: expect.stringContaining('no such case'),
    })
    expect(await submitRequest(other, form('ASST-999999', 2), noon)).toMatchObject({
      sentence: expect.stringContaining('no such case'),
    })
    await db.assistCase.update({ where: { id: world.case.id }, data: { closedAt: noon } })
    expect(await submitRequest(world.consultant, form(world.case.code, 2), noon)).toMatchObject({
      sentence: expect.stringContaining('is closed'),
    })
  })

  test('a second request while one is open', async () => {
    const world = await smallWorld()
    const first = await submitted(world, 2)
    const second = await submitRequest(world.consultant, form(world.case.code, 1), noon)
    expect(second).toMatchObject({ refused: true, sentence: `Wren's case already has an open request, ${first}.` })
  })

  test('an agreement without extra sessions, and one with a most in all', async () => {
    const none = await smallWorld({ terms: { extraSessionsAllowed: false } })
    expect(await submitRequest(none.consultant, form(none.case.code, 2), noon)).toMatchObject({
      sentence: expect.stringContaining('has no extra sessions'),
    })
    const few = await smallWorld({ completed: 6, terms: { mostSessionsInAll: 8 } })
    expect(await submitRequest(few.consultant, form(few.case.code, 3), noon)).toMatchObject({
      sentence: expect.stringContaining('allows 8 sessions in all'),
    })
  })

  test('more than the agreement allows per request', async () => {
    const world = await smallWorld({ terms: { mostPerRequest: 2 } })
    expect(await submitRequest(world.consultant, form(world.case.code, 3), noon)).toMatchObject({
      fields: { sessions: 'Choose a number from 1 to 2.' },
    })
  })
})

test('a form that is a day old is held to today’s rules, not yesterday’s page', async () => {
  const world = await smallWorld()
  const yesterday = form(world.case.code, 2, { dateOfRequest: '2026-11-23' })
  expect(await submitRequest(world.consultant, yesterday, noon)).toHaveProperty('request')
})

test('what was typed under Other counts only while Other is chosen', async () => {
  const world = await smallWorld()
  const left = form(world.case.code, 2, { goalOther: 'x'.repeat(20_000), pathwayOther: 'A friend.' })
  const row = await rowOf(done(await submitRequest(world.consultant, left, noon)).request)
  expect(row).toMatchObject({ goalOther: '', pathwayOther: '' })
})

test('a draft becomes the request, and keeps its reference', async () => {
  const world = await smallWorld()
  const typed = form(world.case.code, 'maybe 3')
  const draft = done(await saveDraft(world.consultant, typed, noon))
  const request = done(await submitRequest(world.consultant, { ...typed, sessions: '3' }, noon)).request
  expect(request).toBe(`ESR-${draft.reference}`)
  const row = await rowOf(request)
  expect([row.typed, row.sessionsAsked]).toEqual([{}, 3])
  expect(await saveDraft(world.consultant, typed, noon)).toMatchObject({ sentence: 'This form was already sent.' })
})

test('practice staff are named beside the consultant they act for', async () => {
  const world = await smallWorld()
  const staff = await consultant()
  const acting = { ...world.consultant, by: { id: staff.id, name: staff.name, email: staff.email } }
  const row = await rowOf(done(await submitRequest(acting, form(world.case.code, 2), noon)).request)
  expect(row).toMatchObject({ consultantId: world.consultant.id, startedById: staff.id })
  expect(row.history.at(-1)).toMatchObject({ personId: staff.id, onBehalfOfId: world.consultant.id })
})

test('an address that no mail server takes is none: it is refused, and no decision fails by it', async () => {
  const world = await smallWorld()
  const request = await submitted(world, 2)
  await db.client.update({ where: { id: world.client.id }, data: { email: 'osh@example..org' } })
  done(
    await declineRequest(
      world.reviewer,
      { request, version: 1, choice: 'decline', reason: 'budget', reasonOther: '' },
      noon,
    ),
  )
  const row = await rowOf(request)
  expect([row.status, row.mails.filter(({ clientId }) => clientId)]).toEqual(['declined', []])
  expect(row.tasks.map(({ kind }) => kind)).toContain('tell_client_the_outcome')
  const again = await submitRequest(world.consultant, form(world.case.code, 2, { outcomeTo: 'client' }), noon)
  expect(isRefusal(again) && again.fields.outcomeTo).toContain('no email address')
})

test('an address without mail becomes a task once decided, so none is queued for the client', async () => {
  const organisationId = await organisation({ standingRuleUpTo: 4, standingRuleBelow: 12 })
  const of = await consultant()
  const { id } = await client(organisationId, { email: null })
  const { code } = await assistCase(of, id, { entitled: 0 })
  const row = await rowOf(done(await submitRequest(of, form(code, 2, { outcomeTo: 'nobody' }), noon)).request)
  expect(row.tasks.map(({ kind }) => kind)).toContain('tell_client_the_outcome')
  expect(row.mails.map(({ clientId }) => clientId)).toEqual([null])
})
