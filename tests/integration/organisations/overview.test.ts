import { expect, test } from 'vitest'
import { clockLook, clockWords } from '@/components/approvals/clock-words'
import { approvalFor } from '@/lib/approvals/queries'
import { db } from '@/lib/db'
import { overviewFor, smallnessOf } from '@/lib/organisations/queries'
import { submitRequest } from '@/lib/requests/submit'
import { asAdministrator } from '@/lib/sign-in/gated'
import { administrator } from '@/tests/support/practices'
import {
  assistCase,
  client,
  consultant,
  days,
  done,
  form,
  noon,
  organisation,
  person,
  smallWorld,
  submitted,
} from '@/tests/support/world'

const overview = async (at: Date) => {
  const administrator = asAdministrator(await person('administrator'))
  if (!administrator) throw new Error('An administrator passes the gate.')
  return overviewFor(administrator, at)
}

test('what is late, what is due within two business days, and who has it', async () => {
  const world = await smallWorld()
  const request = await submitted(world, 2)
  const at = (later: number) => new Date(noon.getTime() + days(later))
  const of = (list: { reference: string; left: string }[]) =>
    list.filter(({ reference }) => `ESR-${reference}` === request).map(({ left }) => left)
  for (const early of [0, 6]) {
    expect(of((await overview(at(early))).dueSoon)).toEqual([])
    expect(of((await overview(at(early))).overdue)).toEqual([])
  }
  expect(of((await overview(at(7))).dueSoon)).toEqual(['2 business days left'])
  expect(of((await overview(at(9))).dueSoon)).toEqual(['due today'])
  expect(of((await overview(at(10))).overdue)).toEqual(['overdue by 1 business day'])
})

test('what was due on a Friday is overdue on the Saturday, for administrators and reviewers alike', async () => {
  const world = await smallWorld()
  const typed = form(world.case.code, 2)
  const { request } = done(await submitRequest(world.consultant, typed, new Date(noon.getTime() + days(1))))
  const saturday = new Date(noon.getTime() + days(11))
  const { overdue, dueSoon } = await overview(saturday)
  const numbers = (list: { reference: string }[]) => list.map(({ reference }) => `ESR-${reference}`)
  expect(numbers(dueSoon)).not.toContain(request)
  expect(overdue.find(({ reference }) => `ESR-${reference}` === request)?.left).toBe('overdue')
  const page = await approvalFor(world.reviewer, request, saturday)
  expect(page?.request.clock && [clockWords(page.request.clock), clockLook(page.request.clock)]).toEqual([
    ...['overdue', 'overdue'],
  ])
})

test('an organisation of fewer than 5 clients in 12 months is small, unless it has a standing rule', async () => {
  const of = await consultant()
  const withClients = async (count: number, terms = {}) => {
    const id = await organisation(terms)
    for (let i = 0; i < count; i++) await assistCase(of, (await client(id)).id)
    return db.organisation.findUniqueOrThrow({ where: { id }, select: { id: true, name: true } })
  }
  const [four, five] = [await withClients(4), await withClients(5)]
  const ruled = await withClients(1, { standingRuleUpTo: 2, standingRuleBelow: 9 })
  const { small } = await overview(new Date())
  const smallness = { clients: 4, oneIn: 6, rule: { upTo: 4, below: 10 } }
  expect(small).toContainEqual({ ...four, clients: 4, smallness })
  expect(small.map(({ name }) => name)).not.toContain(five.name)
  expect(small.map(({ name }) => name)).not.toContain(ruled.name)
  const looker = await administrator()
  expect(await smallnessOf(looker, four.id, new Date())).toEqual(smallness)
  expect(await smallnessOf(looker, five.id, new Date())).toBeNull()
  expect(await smallnessOf(looker, ruled.id, new Date())).toBeNull()
})
