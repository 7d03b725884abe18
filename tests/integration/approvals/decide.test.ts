import { describe, expect, test } from 'vitest'
import { approveRequest } from '@/lib/approvals/approve'
import { askQuestion } from '@/lib/approvals/ask'
import { declineRequest } from '@/lib/approvals/decline'
import { db } from '@/lib/db'
import { answerQuestion } from '@/lib/requests/answer'
import { referenceOf } from '@/lib/requests/request'
import { withdrawRequest } from '@/lib/requests/withdraw'
import { asOwner } from '@/tests/support/database'
import { done, noon, reviewer, smallWorld, submitted } from '@/tests/support/world'

const rowOf = (request: string) =>
  db.request.findUniqueOrThrow({
    where: { reference: referenceOf(request) ?? '' },
    include: { decisions: { include: { condition: true } }, mails: true, allotment: true, history: true },
  })
const approve = (request: string, version = 1) => ({ request, version, choice: 'approve_all', condition: '' }) as const
const decline = (request: string, version = 1) =>
  ({ request, version, choice: 'decline', reason: 'budget', reasonOther: '' }) as const

describe('approve', () => {
  test('fewer, with a condition: sessions, history and both mails in one step', async () => {
    const world = await smallWorld()
    const request = await submitted(world, 3)
    const fewer = { request, version: 1, choice: 'approve_fewer', sessions: 2, condition: 'last_extension' } as const
    expect(await approveRequest(world.reviewer, fewer, noon)).toEqual({ approved: 2 })
    const row = await rowOf(request)
    expect(row).toMatchObject({ status: 'approved', allotment: { sessions: 2, caseId: world.case.id } })
    expect(row.decisions).toMatchObject([{ sessions: 2, condition: { code: 'last_extension' } }])
    const outcome = row.mails.filter(({ event }) => event.startsWith('approved'))
    expect(outcome.map(({ toAddress }) => toAddress).sort()).toEqual(
      [world.client.email, world.consultant.email].sort(),
    )
    expect(row.history.filter(({ event }) => event === 'request.approved')).toHaveLength(1)
  })

  test('never more than asked, not even by the database’s leave', async () => {
    const world = await smallWorld()
    const request = await submitted(world, 2)
    const more = { request, version: 1, choice: 'approve_fewer', sessions: 3, condition: '' } as const
    expect(await approveRequest(world.reviewer, more, noon)).toMatchObject({
      fields: { sessions: 'Choose a number from 1 to 2.' },
    })
    const { id } = await rowOf(request)
    const insert = asOwner((pg) =>
      pg.query(
        `INSERT INTO decision (id, request_id, stage, outcome, sessions, by_rule, request_version, decided_at)
         VALUES (gen_random_uuid(), $1, 'organisation', 'approved', 3, 'x', 1, now())`,
        [id],
      ),
    )
    await expect(insert).rejects.toThrow('exceeds the 2 asked or endorsed')
  })

  test('the second of two is told who decided', async () => {
    const world = await smallWorld()
    const request = await submitted(world, 3)
    const other = await reviewer(world.organisationId)
    done(await approveRequest(world.reviewer, approve(request), noon))
    expect(await declineRequest(other, decline(request), noon)).toMatchObject({
      sentence: `${world.reviewer.name} already decided this: 3 approved. Nothing was changed.`,
    })
  })

  test('another organisation’s reviewer finds nothing', async () => {
    const world = await smallWorld()
    const stranger = (await smallWorld()).reviewer
    const request = await submitted(world, 3)
    expect(await approveRequest(stranger, approve(request), noon)).toMatchObject({
      sentence: expect.stringContaining('no such request'),
    })
  })

  test.each(['startedById', 'consultantId'] as const)(
    'nobody decides on a request that they made: %s',
    async (made) => {
      const world = await smallWorld()
      const request = await submitted(world, 3)
      const where = { reference: referenceOf(request) ?? '' }
      await db.request.update({ where, data: { [made]: world.reviewer.id } })
      const sentence = 'You made this request yourself. Somebody else of your organisation decides on it.'
      expect(await approveRequest(world.reviewer, approve(request), noon)).toMatchObject({ sentence })
      expect(await declineRequest(world.reviewer, decline(request), noon)).toMatchObject({ sentence })
      expect(await rowOf(request)).toMatchObject({ status: 'organisation_review', decisions: [] })
      done(await approveRequest(await reviewer(world.organisationId), approve(request), noon))
    },
  )

  test('what waits for further details never existed for the organisation', async () => {
    const world = await smallWorld({ entitled: 8, completed: 8 })
    const request = await submitted(world, 4)
    expect(await approveRequest(world.reviewer, approve(request), noon)).toMatchObject({
      sentence: expect.stringContaining('no such request'),
    })
  })
})

describe('ask, answer, then decide', () => {
  const answer = (request: string, text: string) => ({ request, version: 3, answer: text })

  test('the clock pauses, the answer comes back, and only the new version can be decided', async () => {
    const world = await smallWorld()
    const request = await submitted(world, 3)
    done(
      await askQuestion(world.reviewer, { request, version: 1, choice: 'ask', question: 'Full duties by then?' }, noon),
    )
    expect(await approveRequest(world.reviewer, approve(request), noon)).toMatchObject({
      sentence: expect.stringContaining('waits for an answer'),
    })
    done(
      await answerQuestion(
        world.consultant,
        answer(request, 'Full duties are the aim.'),
        new Date('2026-11-26T01:00:00Z'),
      ),
    )
    expect((await rowOf(request)).dueOn?.toISOString().slice(0, 10)).toBe('2026-12-07')
    const friday = new Date('2026-11-27T01:00:00Z')
    expect(await approveRequest(world.reviewer, approve(request), friday)).toMatchObject({
      sentence: expect.stringContaining('was answered since you opened'),
    })
    expect(await approveRequest(world.reviewer, approve(request, 3), friday)).toEqual({ approved: 3 })
  })

  test('an answer that names the client goes nowhere', async () => {
    const world = await smallWorld()
    const request = await submitted(world, 3)
    done(await askQuestion(world.reviewer, { request, version: 1, choice: 'ask', question: 'Why?' }, noon))
    const named = await answerQuestion(world.consultant, answer(request, 'Wren is nearly there.'), noon)
    expect(named).toMatchObject({
      fields: { answer: "“Wren” is part of the client's name. Change it before you send the answer." },
    })
    expect((await rowOf(request)).status).toBe('organisation_question')
  })
})

test('declined: a reason from the list, no sessions, both told', async () => {
  const world = await smallWorld()
  const request = await submitted(world, 3)
  expect(await declineRequest(world.reviewer, { ...decline(request), reason: 'other' }, noon)).toMatchObject({
    fields: { reasonOther: 'Say what the reason is.' },
  })
  done(await declineRequest(world.reviewer, decline(request), noon))
  const row = await rowOf(request)
  expect(row).toMatchObject({ status: 'declined', allotment: null })
  expect(row.mails.filter(({ event }) => event.startsWith('declined'))).toHaveLength(2)
})

test('withdrawn meanwhile: the decision is refused with what changed', async () => {
  const world = await smallWorld()
  const request = await submitted(world, 3)
  done(await withdrawRequest(world.consultant, { request, reason: 'mistake', reasonOther: '' }, noon))
  expect(await approveRequest(world.reviewer, approve(request), noon)).toMatchObject({
    sentence: `${request} was withdrawn. No decision is needed, and nothing was changed.`,
  })
  expect((await rowOf(request)).decisions).toEqual([])
})
