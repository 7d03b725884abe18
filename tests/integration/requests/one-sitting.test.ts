import { describe, expect, test } from 'vitest'
import { approvalFor } from '@/lib/approvals/queries'
import { db } from '@/lib/db'
import { referenceOf } from '@/lib/requests/request'
import { saveDraft } from '@/lib/requests/save-draft'
import { submitRequest } from '@/lib/requests/submit'
import { clinicalLeader, done, form, noon, smallWorld } from '@/tests/support/world'

// Further details in the form itself (domain §4): whole ones go straight to clinical review, half ones are kept.

const whole = Object.fromEntries(
  ['presenting_issue', 'achieved', 'aims', 'why_more', 'risk', 'short_term', 'referral_steps', 'plan_if_declined'].map(
    (code) => [code, `Said of ${code}.`],
  ),
)

const rowOf = (request: string) =>
  db.request.findUniqueOrThrow({
    where: { reference: referenceOf(request) ?? '' },
    include: {
      furtherDetails: { include: { option: true } },
      history: { orderBy: { id: 'asc' } },
      mails: true,
      tasks: true,
    },
  })
const kept = ({ furtherDetails }: Awaited<ReturnType<typeof rowOf>>) =>
  Object.fromEntries(furtherDetails.map(({ option, answer }) => [option.code, answer]))

const atThreshold = () => smallWorld({ entitled: 8, completed: 8 })
type World = Awaited<ReturnType<typeof atThreshold>>
const submitWith = (world: World, sessions: number, details: Record<string, string>) =>
  submitRequest(world.consultant, form(world.case.code, sessions, { details }), noon)

describe('Further details in the form', () => {
  test('whole: straight to clinical review, leaders are told, nothing waits for the consultant', async () => {
    const world = await atThreshold()
    const leader = await clinicalLeader()
    const { request } = done(await submitWith(world, 4, { ...whole, effect_on_work: ' ', unknown: 'x' }))
    const row = await rowOf(request)
    expect(row).toMatchObject({ status: 'clinical_review', totalCounted: 12, reachedOn: null, typed: {} })
    expect(kept(row)).toEqual(whole)
    expect(row.history.map(({ event }) => event)).toEqual(['request.started', 'request.submitted_for_clinical_review'])
    expect(row.tasks.filter(({ doneAt }) => !doneAt)).toEqual([])
    expect([...new Set(row.mails.map(({ event }) => event))]).toEqual(['review-waits'])
    expect(row.mails.map(({ toAddress }) => toAddress)).toContain(leader.email)
    expect(await approvalFor(world.reviewer, request, noon)).toBeNull()
  })

  test('half: they are kept, and the rest waits as Further Details Required', async () => {
    const world = await atThreshold()
    const half = { presenting_issue: 'It began in May.', risk: 'None identified.' }
    const row = await rowOf(done(await submitWith(world, 4, half)).request)
    expect(row.status).toBe('further_details')
    expect(kept(row)).toEqual(half)
    expect(row.tasks.map(({ kind }) => kind)).toEqual(['further_details_required'])
  })

  test('below the threshold nothing of them is written', async () => {
    const world = await atThreshold()
    const row = await rowOf(done(await submitWith(world, 3, whole)).request)
    expect(row).toMatchObject({ status: 'organisation_review', typed: {} })
    expect(kept(row)).toEqual({})
  })

  test('a draft keeps them as they were typed', async () => {
    const world = await atThreshold()
    const details = { risk: '  half <b>typed</b>' }
    const { reference } = done(await saveDraft(world.consultant, form(world.case.code, '4', { details }), noon))
    const { typed } = await db.request.findUniqueOrThrow({ where: { reference } })
    expect(typed).toMatchObject({ sessions: '4', details })
  })

  test('20,000 characters are refused beside their field, and nothing is submitted', async () => {
    const world = await atThreshold()
    const refused = await submitWith(world, 4, { ...whole, risk: 'x'.repeat(20_000) })
    expect(refused).toMatchObject({ fields: { 'details.risk': 'Keep this under 4,000 characters.' } })
    expect(await db.request.count({ where: { clientId: world.client.id } })).toBe(0)
  })
})
