import { describe, expect, test } from 'vitest'
import { openCase } from '@/lib/cases/open-case'
import { newCaseOf } from '@/lib/cases/queries'
import { newCaseSchema } from '@/lib/cases/schema'
import { clientOf } from '@/lib/clients/queries'
import { databaseDate } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { administrator, openTasks, staffFor } from '@/tests/support/practices'
import { assistCase, client, consultant, done, noon, practice, smallWorld } from '@/tests/support/world'

// docs/decisions/0015: several Assist cases of one client.

const perAnnum = { terms: { contractType: 'per_annum', entitledSessions: 6 } } as const
type World = Awaited<ReturnType<typeof smallWorld>>
const open = (world: World, issue: string, by = world.consultant) =>
  openCase(by, { clientId: world.client.id, issue, consultantId: by.id }, noon)
const entitledTo = async (caseId: string) =>
  (await db.allotment.findFirstOrThrow({ where: { caseId, kind: 'entitlement' } })).sessions

describe('a consultant opens a case', () => {
  test('for a new issue of their client: entitled, theirs, with its task and history', async () => {
    const world = await smallWorld()
    const opened = done(await open(world, ' Sleep and worry '))
    const row = await db.assistCase.findUniqueOrThrow({ where: { id: opened.id } })
    expect(row).toMatchObject({ issue: 'Sleep and worry', consultantId: world.consultant.id, closedAt: null })
    expect(await entitledTo(opened.id)).toBe(6)
    expect(await openTasks(opened.id)).toMatchObject([{ kind: 'next_steps' }])
    const view = await clientOf(world.consultant, world.client.id, noon)
    expect(view?.services.map(({ assistCase: one }) => one.number)).toEqual([opened.number, world.case.number])
  })

  test('by practice staff: it is the consultant’s, and history keeps both names', async () => {
    const of = await consultant(await practice())
    const world = { ...(await smallWorld()), consultant: of }
    await assistCase(of, world.client.id)
    const staff = await staffFor(of)
    const { id } = done(await open(world, 'Sleep and worry', staff))
    const [entry] = await db.historyEntry.findMany({ where: { caseId: id } })
    expect(entry).toMatchObject({ event: 'case.opened', personId: staff.by.id, onBehalfOfId: of.id })
    expect((await db.assistCase.findUniqueOrThrow({ where: { id } })).consultantId).toBe(of.id)
  })

  test('never for a client of somebody else’s', async () => {
    const world = await smallWorld()
    const stranger = await consultant()
    expect(await open(world, 'Sleep', stranger)).toMatchObject({ sentence: expect.stringContaining('not yours') })
    expect(await newCaseOf(stranger, world.client.id, noon)).toBeNull()
    expect(await db.assistCase.count({ where: { clientId: world.client.id } })).toBe(1)
  })

  test('for itself, whoever the form names', async () => {
    const world = await smallWorld()
    const other = await consultant()
    const input = { clientId: world.client.id, issue: 'Sleep', consultantId: other.id }
    const { id } = done(await openCase(world.consultant, input, noon))
    expect((await db.assistCase.findUniqueOrThrow({ where: { id } })).consultantId).toBe(world.consultant.id)
  })

  test('not twice for one issue, however it is spelt; 20 at once make one, five times over', async () => {
    const world = await smallWorld()
    expect(await open(world, 'WORK and stress')).toMatchObject({
      sentence: `${world.case.code} is open for this issue already.`,
    })
    for (const issue of ['Grief', 'Sleep', 'Moving', 'Conflict', 'Panic']) {
      const results = await Promise.all(Array.from({ length: 20 }, () => open(world, issue)))
      expect(results.filter((one) => !isRefusal(one))).toHaveLength(1)
    }
    expect(await db.assistCase.count({ where: { clientId: world.client.id } })).toBe(6)
    await db.assistCase.updateMany({ where: { clientId: world.client.id }, data: { closedAt: noon } })
    expect(isRefusal(await open(world, 'Grief'))).toBe(false)
  })

  test('and learns nothing of another consultant’s case for the same issue', async () => {
    const world = await smallWorld()
    const other = await consultant()
    const { id } = await assistCase(other, world.client.id)
    await db.assistCase.update({ where: { id }, data: { issue: 'Grief' } })
    expect(isRefusal(await open(world, 'Grief'))).toBe(false)
    const view = await newCaseOf(world.consultant, world.client.id, noon)
    expect(view?.own.map(({ issue }) => issue).toSorted()).toEqual(['Grief', 'Work and stress'])
    expect(JSON.stringify(view?.client)).not.toContain('Grief')
  })

  test('not without an agreement: a sentence, on the page as well', async () => {
    const world = await smallWorld({ terms: { inForceFrom: databaseDate('2030-01-01') } })
    expect(await open(world, 'Sleep')).toMatchObject({
      sentence: expect.stringMatching(/has no agreement in force, so no case can be opened. Ask User Support.$/),
    })
    expect((await newCaseOf(world.consultant, world.client.id, noon))?.begins).toMatchObject({ refused: true })
    expect(await db.assistCase.count({ where: { clientId: world.client.id } })).toBe(1)
  })
})

describe('the entitlement', () => {
  const grantedOn = (caseId: string, on: string) =>
    db.allotment.updateMany({ where: { caseId }, data: { grantedOn: databaseDate(on) } })

  test('per issue is whole for every case', async () => {
    const world = await smallWorld()
    expect(await entitledTo(done(await open(world, 'Sleep')).id)).toBe(6)
  })

  test.each([
    ['a date after the same date one year before', '2025-11-25', 2],
    ['the same date one year before', '2025-11-24', 6],
    ['today', '2026-11-24', 2],
  ])('per annum takes off what was granted on %s', async (_, on, sessions) => {
    const world = await smallWorld({ ...perAnnum, entitled: 4 })
    await grantedOn(world.case.id, on)
    const begins = (await newCaseOf(world.consultant, world.client.id, noon))?.begins
    expect(begins).toMatchObject({ sessions, alreadyGranted: 6 - sessions })
    expect(await entitledTo(done(await open(world, 'Sleep')).id)).toBe(sessions)
  })

  test('per annum counts another consultant’s case and a closed one, never below 0', async () => {
    const world = await smallWorld({ ...perAnnum, entitled: 4 })
    const other = await assistCase(await consultant(), world.client.id, { entitled: 4 })
    for (const id of [world.case.id, other.id]) await grantedOn(id, '2026-06-01')
    await db.assistCase.update({ where: { id: world.case.id }, data: { closedAt: noon } })
    expect(await entitledTo(done(await open(world, 'Sleep')).id)).toBe(0)
  })
})

test('the provider opens one for a practice to choose, and none for a consultant who is not there', async () => {
  const world = await smallWorld()
  const [by, house] = [await administrator(), await practice()]
  const clientId = (await client(world.organisationId)).id
  const { id } = done(await openCase(by, { clientId, issue: 'Sleep', consultantId: null, practiceId: house }, noon))
  expect(await db.assistCase.findUniqueOrThrow({ where: { id } })).toMatchObject({
    practiceId: house,
    consultantId: null,
  })
  expect(await openTasks(id)).toMatchObject([{ kind: 'select_consultant' }])
  expect(await openCase(by, { clientId, issue: 'Grief', consultantId: by.id }, noon)).toMatchObject({ refused: true })
  expect(await db.assistCase.count({ where: { clientId } })).toBe(1)
})

test.each([
  ['', 'Say in a few words what the case is about.'],
  ['  a ', 'Say in a few words what the case is about.'],
  ['x'.repeat(81), 'Keep the issue under 80 characters.'],
])('the issue %j is refused beside its field', (issue, message) => {
  const parsed = newCaseSchema.safeParse({ client: '018f4e3a-0000-7000-8000-000000000000', issue })
  expect(parsed.error?.issues).toMatchObject([{ path: ['issue'], message }])
})
