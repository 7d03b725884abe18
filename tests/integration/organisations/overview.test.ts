import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { overviewFor, smallnessOf } from '@/lib/organisations/queries'
import { asAdministrator } from '@/lib/sign-in/gated'
import { administrator } from '@/tests/support/practices'
import {
  assistCase,
  client,
  consultant,
  days,
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
  const of = (list: { reference: string; left: number }[]) =>
    list.filter(({ reference }) => `ESR-${reference}` === request)
  for (const early of [noon, new Date(noon.getTime() + days(6))]) {
    expect(of((await overview(early)).dueSoon)).toEqual([])
    expect(of((await overview(early)).overdue)).toEqual([])
  }
  expect(of((await overview(new Date(noon.getTime() + days(7)))).dueSoon)).toMatchObject([
    { left: 2, status: 'organisation_review' },
  ])
  expect(of((await overview(new Date(noon.getTime() + days(10)))).overdue)).toMatchObject([{ left: -1 }])
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
