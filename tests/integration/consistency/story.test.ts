import { expect, test } from 'vitest'
import { tellTheStory } from '@/prisma/demo/story'
import { checked } from '@/tests/support/checked'

test('of the whole demo nothing is otherwise than its history says', { timeout: 180_000 }, async () => {
  await tellTheStory(new Date('2026-11-23T23:42:00Z'))
  const { lines, cases, requests, mails } = await checked()
  expect(lines).toEqual([])
  expect(cases).toBeGreaterThan(60)
  expect(requests).toBeGreaterThan(20)
  expect(mails).toBeGreaterThan(60)
})
