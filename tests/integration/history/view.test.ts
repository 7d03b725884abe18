import { expect, test } from 'vitest'
import { appointmentNumber } from '@/lib/appointments/appointment'
import { db } from '@/lib/db'
import { keepLookUp, keepView } from '@/lib/history/view'
import { administrator, later, staffFor } from '@/tests/support/practices'
import { appointment, consultant, noon, practice, smallWorld, submitted } from '@/tests/support/world'

const seconds = (count: number) => new Date(noon.getTime() + count * 1_000)
const viewsOf = (clientId: string) =>
  db.clientView.findMany({
    where: { clientId },
    select: { at: true, personId: true, onBehalfOfId: true, page: true, caseId: true, requestId: true },
    orderBy: { id: 'asc' },
  })

test('a view names client, case and request, whatever number the page had', async () => {
  const world = await smallWorld()
  const request = await submitted(world, 2)
  const { number } = await appointment(world.consultant, world.case.id, later(50))
  for (const [page, code] of [
    ['client', world.client.id],
    ['case', world.case.code.toLowerCase()],
    ['appointment', appointmentNumber(number)],
    ['request', request],
  ] as const)
    await keepView(world.consultant, page, code, noon)
  const { id: requestId } = await db.request.findFirstOrThrow({ where: { caseId: world.case.id } })
  const seen = { at: noon, personId: world.consultant.id, onBehalfOfId: null, requestId: null }
  expect(await viewsOf(world.client.id)).toEqual([
    { ...seen, page: 'client', caseId: null },
    { ...seen, page: 'case', caseId: world.case.id },
    { ...seen, page: 'appointment', caseId: world.case.id },
    { ...seen, page: 'request', caseId: world.case.id, requestId },
  ])
})

test('practice staff are named, and for whom they were there', async () => {
  const world = await smallWorld()
  const of = await consultant(await practice())
  const staff = await staffFor(of)
  await keepView(staff, 'case', world.case.code, noon)
  expect(await viewsOf(world.client.id)).toMatchObject([{ personId: staff.by.id, onBehalfOfId: of.id }])
})

test('the same page within a minute is the same view; another page, person or minute is not', async () => {
  const world = await smallWorld()
  const { reviewer, consultant: viewer } = world
  for (const at of [0, 59, 60, 61]) await keepView(viewer, 'case', world.case.code, seconds(at))
  await keepView(viewer, 'task', world.case.code, seconds(1))
  await keepView(reviewer, 'case', world.case.code, seconds(1))
  const views = await viewsOf(world.client.id)
  expect(views.map(({ at, page }) => [page, (at.getTime() - noon.getTime()) / 1_000])).toEqual([
    ['case', 0],
    ['case', 60],
    ['task', 1],
    ['case', 1],
  ])
})

test('a number that nothing has keeps nothing, and what is no number is a bug', async () => {
  const { consultant: viewer } = await smallWorld()
  const before = await db.clientView.count()
  await keepView(viewer, 'case', 'ASST-999999999', noon)
  expect(await db.clientView.count()).toBe(before)
  await expect(keepView(viewer, 'case', 'everything', noon)).rejects.toThrow('A view is of a client')
})

test('looking up a person is history, once a minute', async () => {
  const { consultant: about } = await smallWorld()
  const viewer = await administrator()
  for (const at of [0, 30, 90]) await keepLookUp(viewer, about.id, 'person.history_read', seconds(at))
  await keepLookUp(viewer, about.id, 'person.history_exported', seconds(91))
  const rows = await db.historyEntry.findMany({ where: { aboutPersonId: about.id }, orderBy: { id: 'asc' } })
  expect(rows.map(({ event, personId }) => [event, personId])).toEqual([
    ['person.history_read', viewer.id],
    ['person.history_read', viewer.id],
    ['person.history_exported', viewer.id],
  ])
})
