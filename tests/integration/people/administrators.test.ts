import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { changePerson } from '@/lib/people/change'
import { disablePerson } from '@/lib/people/disable'
import type { Administrator } from '@/lib/people/person'
import { isRefusal } from '@/lib/refusal'
import { happenedTo, looksAfter } from '@/tests/support/looked-after'
import { administrator } from '@/tests/support/practices'
import { noon } from '@/tests/support/world'

// The last administrator who can sign in stays, whoever takes whom away, and when.

const rounds = process.env.SIZE === 'full' ? 200 : 20

const ways = {
  disables: (by: Administrator, { id }: Administrator) => disablePerson(by, id, noon),
  demotes: (by: Administrator, { id, name }: Administrator) =>
    changePerson(by, { person: id, name, title: '', timeZone: 'Australia/Sydney', role: 'clinical_leader' }, noon),
}
const standing = { role: 'administrator', disabledAt: null, passwordHash: { not: null } } as const

/** Two administrators, and nobody beside them. */
async function onlyTwo(): Promise<[Administrator, Administrator]> {
  const two: [Administrator, Administrator] = [await looksAfter(), await looksAfter()]
  const others = { ...standing, id: { notIn: two.map(({ id }) => id) } }
  await db.person.updateMany({ where: others, data: { disabledAt: noon } })
  return two
}

describe.each([
  ['disables', 'disables'],
  ['demotes', 'demotes'],
  ['disables', 'demotes'],
] as const)('one %s the other, who %s the one', (first, second) => {
  test(`at the same moment, ${rounds} times: one of them stays`, async () => {
    for (let round = 0; round < rounds; round++) {
      const [one, other] = await onlyTwo()
      const results = await Promise.all([ways[first](one, other), ways[second](other, one)])
      expect(results.map(isRefusal).toSorted()).toEqual([false, true])
      expect(await db.person.count({ where: standing })).toBe(1)
      expect(results.find(isRefusal)?.sentence).toBe('You are not an administrator any more. Nothing was changed.')
      const rows = [...(await happenedTo(one.id)), ...(await happenedTo(other.id))]
      expect(rows).toHaveLength(1)
    }
  })
})

test.each(Object.entries(ways))(
  'who cannot sign in does not count: the last one is not taken away (%s)',
  async (_, way) => {
    const [last, other] = await onlyTwo()
    await db.person.update({ where: { id: other.id }, data: { disabledAt: noon } })
    const invited = await administrator()
    expect(await way(invited, last)).toMatchObject({
      sentence: `${last.name} is the last administrator who can sign in. Invite another one first.`,
    })
    expect(await happenedTo(last.id)).toEqual([])
  },
)

test('whoever was disabled or demoted meanwhile changes nobody', async () => {
  for (const way of Object.values(ways)) {
    const [one, other] = await onlyTwo()
    const third = await looksAfter()
    await way(one, other)
    expect(await disablePerson(other, third.id, noon)).toMatchObject({
      sentence: expect.stringMatching(/not an administrator any more/),
    })
    expect(await happenedTo(third.id)).toEqual([])
  }
})

describe('even against a bug, the database', () => {
  const takeAway = [{ disabledAt: noon }, { role: 'consultant' }, { passwordHash: null }]

  test.each(takeAway)('keeps the last one who can sign in from %j', async (data) => {
    const [last, other] = await onlyTwo()
    await db.person.update({ where: { id: other.id }, data })
    await expect(db.person.update({ where: { id: last.id }, data })).rejects.toThrow(/last administrator/)
  })

  test('lets one of two go who go at once, by whatever hand', async () => {
    for (let round = 0; round < rounds; round++) {
      const two = await onlyTwo()
      const gone = two.map(({ id }) => db.person.update({ where: { id }, data: { disabledAt: noon } }))
      const outcomes = (await Promise.allSettled(gone)).map(({ status }) => status)
      expect(outcomes.toSorted()).toEqual(['fulfilled', 'rejected'])
    }
  })
})
