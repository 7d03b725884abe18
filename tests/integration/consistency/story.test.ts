import { beforeAll, describe, expect, test } from 'vitest'
import { tellTheStory } from '@/prisma/demo/story'
import { plantedInRequests } from '@/tests/integration/consistency/planted'
import { plantedInCases, plantedInMails } from '@/tests/integration/consistency/planted-beside'
import { checked, checkedAfter } from '@/tests/support/checked'
import { asOwner } from '@/tests/support/database'

// `npm run check` over the demo's story: nothing differs; and whatever is changed behind the portal is found, each kind alone.

beforeAll(() => tellTheStory(new Date('2026-11-23T23:42:00Z')), 180_000)

test('of the whole demo nothing is otherwise than its history says', async () => {
  const { lines, cases, requests, mails } = await checked()
  expect(lines).toEqual([])
  expect([cases > 60, requests > 20, mails > 60]).toEqual([true, true, true])
})

describe('is found:', () => {
  test.each([...plantedInRequests, ...plantedInCases, ...plantedInMails])('%s', async (_, sql, line, also = line) => {
    const lines = await checkedAfter(...sql)
    expect(lines.filter((one) => line.test(one)).length, lines.join('\n')).toBeGreaterThan(0)
    expect(lines.filter((one) => !line.test(one) && !also.test(one))).toEqual([])
  })

  test('and nothing of it stays', async () => expect((await checked()).lines).toEqual([]))
})

test('no line names a client', async () => {
  const lines = await checkedAfter('UPDATE request SET version = 99', `UPDATE appointment SET manner = 'phone'`)
  const names = await asOwner(async (client) => (await client.query('SELECT family_name AS name FROM client')).rows)
  expect(lines.length).toBeGreaterThan(100)
  expect(names.filter(({ name }) => lines.some((line) => line.includes(name)))).toEqual([])
})
