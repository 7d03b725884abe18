import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveRequest } from '@/lib/approvals/approve'
import { declineRequest } from '@/lib/approvals/decline'
import { db } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { openStatuses, referenceOf } from '@/lib/requests/request'
import { submitters } from '@/tests/support/processes'
import { appointment, assistCase, days, form, noon, reviewer, smallWorld, submitted } from '@/tests/support/world'

const full = process.env.SIZE === 'full'
const f1 = full ? { rounds: 60, at_once: 50 } : { rounds: 10, at_once: 20 }
const f2 = full ? 500 : 50
const f3 = full ? 1_000 : 50
const at = noon.toISOString()
const processes = 4

let pool: Awaited<ReturnType<typeof submitters>>
beforeAll(async () => {
  pool = await submitters(processes)
})
afterAll(() => pool.stop())

const openOf = (clientId: string) =>
  db.request.findMany({ where: { clientId, status: { in: [...openStatuses] } }, orderBy: { submittedAt: 'asc' } })

test(`F1: ${f1.rounds} × ${f1.at_once} submits of one client at the threshold`, { timeout: 1_800_000 }, async () => {
  for (let round = 0; round < f1.rounds; round++) {
    // 4 used, 12 is the threshold: of requests for 2, three fit below it whatever their order.
    const world = await smallWorld({ entitled: 0 })
    for (let back = 1; back <= 4; back++)
      await appointment(world.consultant, world.case.id, new Date(noon.getTime() - days(back)), { status: 'completed' })
    const others = []
    for (let i = 1; i < f1.at_once; i++)
      others.push(await assistCase(world.consultant, world.client.id, { entitled: 0 }))
    const jobs = [world.case, ...others].map(({ code }) => ({ consultant: world.consultant, typed: form(code, 2), at }))
    const results = await pool.submit(jobs)
    expect(results.filter(({ request }) => request)).toHaveLength(f1.at_once)
    const open = await openOf(world.client.id)
    expect(open).toHaveLength(f1.at_once)
    const passed = open.filter(({ status }) => status === 'organisation_review')
    expect(passed.map(({ totalCounted }) => totalCounted).sort()).toEqual([10, 6, 8])
  }
  console.log(`F1: ${f1.rounds} rounds of ${f1.at_once} over ${processes} processes: 0 passed the threshold unreviewed`)
})

test(`F1: ${f1.rounds} × ${f1.at_once} submits on one case`, { timeout: 1_800_000 }, async () => {
  for (let round = 0; round < f1.rounds; round++) {
    const world = await smallWorld()
    const jobs = Array.from({ length: f1.at_once }, () => ({
      consultant: world.consultant,
      typed: form(world.case.code, 1),
      at,
    }))
    const results = await pool.submit(jobs)
    expect(results.filter(({ request }) => request)).toHaveLength(1)
    expect(results.filter(({ sentence }) => sentence?.includes('already has an open request'))).toHaveLength(
      f1.at_once - 1,
    )
    expect(await openOf(world.client.id)).toHaveLength(1)
  }
})

test(`F2: ${f2} pairs of opposite decisions`, { timeout: 1_800_000 }, async () => {
  for (let round = 0; round < f2; round++) {
    const world = await smallWorld()
    const other = await reviewer(world.organisationId)
    const request = await submitted(world, 3)
    const [approved, declined] = await Promise.all([
      approveRequest(world.reviewer, { request, version: 1, choice: 'approve_all', condition: '' }, noon),
      declineRequest(other, { request, version: 1, choice: 'decline', reason: 'budget', reasonOther: '' }, noon),
    ])
    const losers = [approved, declined].filter(isRefusal)
    const winner = isRefusal(approved) ? other : world.reviewer
    expect(losers.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining(`${winner.name} already decided this`),
    ])
    const row = await db.request.findUniqueOrThrow({
      where: { reference: referenceOf(request) ?? '' },
      include: { decisions: true, mails: true, allotment: true, history: true },
    })
    expect(row.decisions).toHaveLength(1)
    expect(
      row.history.filter(({ event }) => event === 'request.approved' || event === 'request.declined'),
    ).toHaveLength(1)
    expect(row.mails.filter(({ event }) => /^(approved|declined)/.test(event))).toHaveLength(2)
    expect(row.allotment !== null).toBe(!isRefusal(approved))
  }
  console.log(`F2: ${f2} pairs: one winner, one history row and one set of mails each time`)
})

test(`F3: ${f3} submissions sent four times`, { timeout: 1_800_000 }, async () => {
  for (let round = 0; round < f3; round++) {
    const world = await smallWorld()
    const job = { consultant: world.consultant, typed: form(world.case.code, 2), at }
    const results = [...(await pool.submit([job, job, job])), ...(await pool.submit([job]))]
    expect(new Set(results.map(({ request }) => request)).size).toBe(1)
    expect(await db.request.count({ where: { caseId: world.case.id } })).toBe(1)
    expect(await db.mail.count({ where: { request: { caseId: world.case.id } } })).toBe(1)
  }
  console.log(`F3: ${f3} submissions, each sent three times at once and once more: one request each`)
})
