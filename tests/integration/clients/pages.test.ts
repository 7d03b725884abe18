import { describe, expect, test } from 'vitest'
import { caseNumber } from '@/lib/cases/assist-case'
import { assistCaseOf } from '@/lib/cases/queries'
import { settleTasks } from '@/lib/cases/settle-tasks'
import { casesOf, type ListedCases } from '@/lib/clients/list'
import { clientOf } from '@/lib/clients/queries'
import { type ClientSearch, clientSearchSchema } from '@/lib/clients/schema'
import { db } from '@/lib/db'
import type { Consultant } from '@/lib/people/person'
import { asConsultant } from '@/lib/sign-in/gated'
import {
  appointment,
  assistCase,
  client,
  consultant,
  days,
  declined,
  noon,
  organisation,
  person,
  practice,
  smallWorld,
  submitted,
} from '@/tests/support/world'

const list = (viewer: Consultant, search: Partial<Record<keyof ClientSearch, string>> = {}) =>
  casesOf(viewer, clientSearchSchema.parse(search), noon)
const names = ({ rows }: ListedCases) => rows.map(({ client: { name } }) => name)
const settled = async (caseId: string) => db.$transaction((tx) => settleTasks(tx, caseId, null, noon))

/** A consultant with clients A to L, of two organisations in turn, each with a case. */
async function twelve() {
  const viewer = await consultant()
  const [one, two] = [await organisation(), await organisation()]
  const cases = []
  for (const [index, letter] of [...'ABCDEFGHIJKL'].entries()) {
    const of = await client(index % 2 ? two : one, { givenName: letter, familyName: `Fam${letter}` })
    cases.push(await assistCase(viewer, of.id))
  }
  return { viewer, cases, organisations: [one, two] }
}

describe('whose clients they are', () => {
  test('a consultant and who acts for them see them; nobody else does', async () => {
    const house = await practice()
    const own = await consultant(house)
    const staff = asConsultant(await person('practice_staff', { practiceId: house }), own)
    const of = await client(await organisation())
    await assistCase(own, of.id)
    for (const viewer of [own, staff ?? own]) {
      expect((await list(viewer)).of).toBe(1)
      expect((await clientOf(viewer, of.id, noon))?.services.length).toBe(1)
    }
    for (const viewer of [await consultant(house), await consultant(await practice())]) {
      const nothing = await list(viewer)
      expect([nothing.of, nothing.rows, nothing.organisations]).toEqual([0, [], []])
      expect(await clientOf(viewer, of.id, noon)).toBeNull()
    }
    for (const id of ['nonsense', '', crypto.randomUUID()]) expect(await clientOf(own, id, noon)).toBeNull()
  })

  test('a client of two consultants shows each of them their own case, and counts both', async () => {
    const [mine, theirs] = [await consultant(), await consultant()]
    const of = await client(await organisation())
    const own = await assistCase(mine, of.id, { completed: 1 })
    await assistCase(theirs, of.id, { completed: 2 })
    const view = await clientOf(mine, of.id, noon)
    expect(view?.services.map(({ assistCase }) => assistCase.number)).toEqual([own.number])
    expect(view?.client.cases.length).toBe(2)
    expect(view?.services[0]?.ledger.total).toBe(12)
    expect((await list(mine)).rows.map(({ number }) => number)).toEqual([own.number])
  })

  test('another’s case is no key to look behind', async () => {
    const { viewer } = await twelve()
    const stranger = await assistCase(
      await consultant(),
      (await client(await organisation(), { familyName: 'FamF5' })).id,
    )
    expect(names(await list(viewer, { after: caseNumber(stranger.number) }))).toEqual(names(await list(viewer)))
  })
})

describe('the list', () => {
  test('is paged by key, forwards and back', async () => {
    const { viewer } = await twelve()
    const first = await list(viewer)
    expect([first.first, first.rows.length, first.of]).toEqual([1, 10, 12])
    const key = (row: { number: number } | undefined) => caseNumber(row?.number ?? 0)
    const second = await list(viewer, { after: key(first.rows.at(-1)) })
    expect([second.first, ...names(second)]).toEqual([11, 'K FamK', 'L FamL'])
    const back = await list(viewer, { before: key(second.rows[0]) })
    expect([back.first, ...names(back)]).toEqual([1, ...names(first)])
  })

  test('is searched by name, organisation and case, with every word; % and _ are letters', async () => {
    const { viewer, cases } = await twelve()
    const of = await client(await organisation(), {
      givenName: 'Mei-Lin',
      preferredName: 'Lin',
      familyName: 'Tran_50%',
    })
    await assistCase(viewer, of.id)
    expect(names(await list(viewer, { q: 'tran mei' }))).toEqual(['Lin Tran_50%'])
    expect(names(await list(viewer, { q: '50%' }))).toEqual(['Lin Tran_50%'])
    expect((await list(viewer, { q: '_' })).of).toBe(1)
    expect(names(await list(viewer, { q: cases[4]?.code.toLowerCase() ?? '' }))).toEqual(['E FamE'])
    expect(names(await list(viewer, { q: 'FamC nobody' }))).toEqual([])
    expect((await list(viewer, { q: "'; DROP TABLE client; --" })).of).toBe(0)
  })

  test('is searched by the reference of a request, whole or in part, also of one that is decided; others’ find nothing', async () => {
    const [world, other] = [await smallWorld(), await smallWorld()]
    const request = await declined(world, 2)
    await assistCase(world.consultant, world.client.id)
    const theirs = await submitted(other, 1)
    for (const q of [
      request,
      request.toLowerCase(),
      request.slice(0, 8),
      request.slice(4),
      `${request} ${world.client.familyName}`,
    ])
      expect(
        (await list(world.consultant, { q })).rows.map(({ number }) => number),
        q,
      ).toEqual([world.case.number])
    expect((await list(world.consultant, { q: theirs })).of).toBe(0)
    expect((await list(world.consultant, { q: `${request} nobody` })).of).toBe(0)
  })

  test('finds letters with marks by the letters alone, and takes whatever is typed', async () => {
    const viewer = await consultant()
    await assistCase(viewer, (await client(await organisation(), { givenName: 'Petar', familyName: 'Kovačić' })).id)
    for (const q of ['kovacic', 'Kovačić', 'KOVAČIĆ petar']) expect((await list(viewer, { q })).of, q).toBe(1)
    for (const q of ['qq\u0000qq', '\ud800', '́', 'x'.repeat(5_000), '\\'])
      expect((await list(viewer, { q })).rows.length).toBeLessThan(2)
  })

  test('says what is left to book on the case, whatever other cases have', async () => {
    const world = await smallWorld({ entitled: 3, completed: 1 })
    await assistCase(world.consultant, world.client.id, { entitled: 6 })
    await appointment(world.consultant, world.case.id, new Date(noon.getTime() + days(1)))
    const { rows } = await list(world.consultant, { sort: 'case' })
    expect(rows.map(({ left, booked, open }) => [left, booked, open])).toEqual([
      [1, 1, true],
      [6, 0, true],
    ])
  })

  test('is filtered by organisation, and its counts are of what is filtered', async () => {
    const { viewer, organisations } = await twelve()
    const found = await list(viewer, { organisation: organisations[1] ?? '' })
    expect([found.of, found.counts]).toEqual([6, { open: 6, request: 0, closed: 0 }])
    expect(found.organisations.map(({ id }) => id).toSorted()).toEqual(organisations.toSorted())
  })

  test('is sorted by name, case and next appointment, both ways', async () => {
    const { viewer, cases } = await twelve()
    await appointment(viewer, cases[7]?.id ?? '', new Date(noon.getTime() + days(2)))
    await appointment(viewer, cases[2]?.id ?? '', new Date(noon.getTime() + days(1)))
    expect(names(await list(viewer, { sort: '-name' }))[0]).toBe('L FamL')
    expect(names(await list(viewer, { sort: '-case' }))[0]).toBe('L FamL')
    expect(names(await list(viewer, { sort: 'next' })).slice(0, 2)).toEqual(['C FamC', 'H FamH'])
    expect(names(await list(viewer, { sort: '-next' }))[0]).toBe('H FamH')
    expect(names(await list(viewer, { sort: '; DROP TABLE client' }))[0]).toBe('A FamA')
  })

  test('has tabs for open cases, open requests and closed cases', async () => {
    const world = await smallWorld()
    const second = await assistCase(world.consultant, (await client(world.organisationId)).id)
    await submitted(world, 2)
    await db.assistCase.update({ where: { id: second.id }, data: { closedAt: noon } })
    expect((await list(world.consultant)).counts).toEqual({ open: 1, request: 1, closed: 1 })
    const closed = await list(world.consultant, { tab: 'closed' })
    expect(closed.rows.map(({ number }) => number)).toEqual([second.number])
    const asked = await list(world.consultant, { tab: 'request' })
    expect(asked.rows.map(({ number }) => number)).toEqual([world.case.number])
  })

  test('shows the same count, next appointment and task as the record', async () => {
    const world = await smallWorld({ entitled: 8, completed: 7 })
    await appointment(world.consultant, world.case.id, new Date(noon.getTime() - days(3)), {
      status: 'cancelled',
      cancellation: 'client_late',
      cancelledAt: noon,
    })
    await submitted(world, 4)
    const [row] = (await list(world.consultant)).rows
    const view = await assistCaseOf(world.consultant, world.case.code, noon)
    expect(row?.ledger.units).toEqual(view?.ledger.units)
    expect(row?.ledger.total).toBe(12)
    expect(row?.task).toMatchObject({ words: 'Further Details Required', needsYou: true })
    expect(row?.next).toBeNull()
  })

  test('keeps the flame for a past appointment to complete', async () => {
    const world = await smallWorld()
    const ahead = await appointment(world.consultant, world.case.id, new Date(noon.getTime() + days(1)))
    await settled(world.case.id)
    const task = async () => (await list(world.consultant)).rows[0]?.task
    expect(await task()).toMatchObject({ words: 'Waiting for Appointment Completion', needsYou: false })
    const past = new Date(noon.getTime() - days(1))
    await db.appointment.update({
      where: { id: ahead.id },
      data: { startsAt: past, endsAt: new Date(past.getTime() + 1) },
    })
    expect(await task()).toMatchObject({ needsYou: true })
  })
})

test('a closed case is counted by itself, and says what no longer counts', async () => {
  const world = await smallWorld()
  const old = await assistCase(world.consultant, world.client.id, { entitled: 4 })
  await appointment(world.consultant, old.id, new Date(noon.getTime() - days(400)), { status: 'completed' })
  await appointment(world.consultant, old.id, new Date(noon.getTime() - days(30)), { status: 'no_show' })
  await db.assistCase.update({ where: { id: old.id }, data: { closedAt: noon } })
  const closed = (await clientOf(world.consultant, world.client.id, noon))?.services.at(-1)
  expect([closed?.assistCase.number, closed?.ledger.total, closed?.gone]).toEqual([old.number, 1, 1])
})
