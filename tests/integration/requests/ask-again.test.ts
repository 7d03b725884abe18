import { beforeEach, describe, expect, test } from 'vitest'
import { approvalFor } from '@/lib/approvals/queries'
import { db } from '@/lib/db'
import { formOf, requestOf } from '@/lib/requests/queries'
import { mayAskAgain, referenceOf } from '@/lib/requests/request'
import { submitRequest } from '@/lib/requests/submit'
import { withdrawRequest } from '@/lib/requests/withdraw'
import { declineReview } from '@/lib/reviews/decline'
import { assistCase, clinicalLeader, declined, done, form, noon, smallWorld, submitted } from '@/tests/support/world'

// A declined request is asked again once, with what is new (domain §4).

const required = [
  ...['presenting_issue', 'achieved', 'aims', 'why_more', 'risk', 'short_term', 'referral_steps', 'plan_if_declined'],
]

type World = Awaited<ReturnType<typeof smallWorld>>
const again = (world: World, request: string, more: Parameters<typeof form>[2] = {}) =>
  submitRequest(
    world.consultant,
    form(world.case.code, 2, { again: request, newInformation: 'A place with the GP opens in March.', ...more }),
    noon,
  )
const rowOf = (request: string) =>
  db.request.findUniqueOrThrow({ where: { reference: referenceOf(request) ?? '' }, include: { askedAgainOf: true } })

describe('asking again', () => {
  let world: World
  let request: string
  beforeEach(async () => {
    world = await smallWorld()
    request = await declined(world, 2)
  })

  test('makes a new request linked to the old, with the new information', async () => {
    const next = done(await again(world, request)).request
    const row = await rowOf(next)
    expect(row.newInformation).toBe('A place with the GP opens in March.')
    expect(row.askedAgainOf?.reference).toBe(referenceOf(request))
    const [read, before] = await Promise.all([requestOf(world.consultant, next), requestOf(world.consultant, request)])
    expect(read?.askedAgainOf?.reference).toBe(referenceOf(request))
    expect(before?.askedAgainBy).toMatchObject([{ reference: referenceOf(next) }])
    expect(before && mayAskAgain(before)).toBe(false)
  })

  test('shows the organisation its own earlier decision, and not what is new', async () => {
    const next = done(await again(world, request)).request
    const shown = await approvalFor(world.reviewer, next, noon)
    expect(shown?.request.earlier).toMatchObject({ number: request, reason: 'Budget' })
    expect(JSON.stringify(shown)).not.toContain('March')
  })

  test('happens once: not a second time, and not of the request that asked again', async () => {
    const next = await declined(world, 2, { again: request, newInformation: 'New.' })
    for (const number of [request, next, 'ESR-000000', 'nothing']) {
      const refused = await again(world, number)
      expect(refused).toMatchObject({ sentence: expect.stringContaining('cannot be asked again') })
    }
    expect(await db.request.count({ where: { clientId: world.client.id } })).toBe(2)
  })

  test('is free again after the one that asked again was withdrawn', async () => {
    const next = done(await again(world, request)).request
    done(await withdrawRequest(world.consultant, { request: next, reason: 'mistake', reasonOther: '' }, noon))
    expect(await again(world, request)).toMatchObject({ request: expect.stringMatching(/^ESR-/) })
  })

  test('needs what is new, and is not another case’s to ask', async () => {
    expect(await again(world, request, { newInformation: '  ' })).toMatchObject({
      fields: { newInformation: 'Say what is new since the decision.' },
    })
    const other = await assistCase(world.consultant, world.client.id)
    const refused = await submitRequest(
      world.consultant,
      form(other.code, 1, { again: request, newInformation: 'New.' }),
      noon,
    )
    expect(refused).toMatchObject({ sentence: expect.stringContaining('cannot be asked again') })
  })

  test('the form begins with what was said before', async () => {
    const read = await formOf(world.consultant, world.case.code)
    expect(read?.assistCase.requests).toMatchObject([{ status: 'declined', goal: { code: 'consolidate' } }])
  })
})

test('after a clinical leader declined, the organisation sees nothing of the request before', async () => {
  const world = await smallWorld({ entitled: 8, completed: 8 })
  const details = Object.fromEntries(required.map((code) => [code, `Said of ${code}.`]))
  const request = await submitted(world, 4, { details })
  const decision = { request, version: 2, choice: 'decline', reason: 'referral', reasonOther: '' } as const
  done(
    await declineReview(
      await clinicalLeader(),
      { ...decision, textForConsultant: 'Refer first.', leadersNote: '' },
      noon,
    ),
  )
  const next = done(await again(world, request)).request
  const shown = await approvalFor(world.reviewer, next, noon)
  expect(shown?.request.earlier).toBeNull()
  expect(JSON.stringify(shown)).not.toContain(request)
})
