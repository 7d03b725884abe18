import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { forgetKeptText, keepText, takeKeptText } from '@/lib/sign-in/kept-text'
import { openSignIn, revokeSignIn } from '@/lib/sign-in/sign-ins'
import { noon, organisation, person } from '@/tests/support/world'

// What somebody sent when their sign-in had ended: sealed, theirs alone, given back once, for a day.

const browser = { address: '::1', userAgent: '' }
const path = '/approvals/ESR-7K3QX2'
const typed = { choice: 'ask', question: 'Is there a plan for the last session?' }
const hours = (count: number, seconds = 0) => new Date(noon.getTime() + count * 3_600_000 + seconds * 1_000)

async function signedOut(factor: 'totp' | null = 'totp') {
  const who = await person('reviewer', { organisationId: await organisation() })
  const signInId = await openSignIn(who.id, browser, factor, noon)
  await revokeSignIn(signInId, noon)
  return { id: who.id, signInId }
}

describe('what was typed', () => {
  test('is given back to who typed it, on the page it was typed on, once', async () => {
    const { id, signInId } = await signedOut()
    expect(await keepText(signInId, path, typed, hours(1))).toBe(true)
    expect(await takeKeptText(id, '/approvals/ESR-000000', hours(1))).toBeNull()
    expect(await takeKeptText((await signedOut()).id, path, hours(1))).toBeNull()
    expect(await takeKeptText(id, path, hours(1))).toEqual(typed)
    expect(await takeKeptText(id, path, hours(1))).toBeNull()
  })

  test('lies sealed, and opens nowhere else', async () => {
    const [one, other] = [await signedOut(), await signedOut()]
    await keepText(one.signInId, path, typed, noon)
    const row = await db.keptText.findFirstOrThrow({ where: { personId: one.id } })
    expect(row.typed).toMatch(/^sealed\./)
    expect(JSON.stringify(row)).not.toContain('session')
    await db.keptText.create({ data: { ...row, personId: other.id } })
    await expect(takeKeptText(other.id, path, noon)).rejects.toThrow('the text was changed or moved')
  })

  test('is the last that was sent', async () => {
    const { id, signInId } = await signedOut()
    await keepText(signInId, path, typed, noon)
    await keepText(signInId, path, { choice: 'decline' }, hours(1))
    expect(await takeKeptText(id, path, hours(2))).toEqual({ choice: 'decline' })
  })

  test('goes to one of two tabs that are opened at once', async () => {
    const { id, signInId } = await signedOut()
    await keepText(signInId, path, typed, noon)
    const given = await Promise.all([1, 2, 3, 4].map(() => takeKeptText(id, path, noon)))
    expect(given.filter(Boolean)).toEqual([typed])
  })
})

describe('a day later', () => {
  test('it is not given back, to the second', async () => {
    for (const [at, expected] of [
      [hours(24, -1), typed],
      [hours(24), null],
    ] as const) {
      const { id, signInId } = await signedOut()
      await keepText(signInId, path, typed, noon)
      expect(await takeKeptText(id, path, at)).toEqual(expected)
    }
  })

  test('it is deleted by the worker, and only then', async () => {
    const [one, other] = [await signedOut(), await signedOut()]
    await keepText(one.signInId, path, typed, noon)
    await keepText(other.signInId, path, typed, hours(1))
    await forgetKeptText(hours(24, -1))
    expect(await db.keptText.count({ where: { personId: one.id } })).toBe(1)
    await forgetKeptText(hours(24))
    expect(await db.keptText.count({ where: { personId: { in: [one.id, other.id] } } })).toBe(1)
    expect(await takeKeptText(other.id, path, hours(24))).toEqual(typed)
  })
})

describe('nothing is kept', () => {
  test('without a whole sign-in behind it, or a day after it was seen last', async () => {
    const half = await signedOut(null)
    expect(await keepText(half.signInId, path, typed, noon)).toBe(false)
    expect(await keepText(crypto.randomUUID(), path, typed, noon)).toBe(false)
    expect(await keepText((await signedOut()).signInId, path, typed, hours(24))).toBe(false)
    expect(await db.keptText.count({ where: { personId: half.id } })).toBe(0)
  })

  test('of more than 20 KB, of nothing at all, or of more than 20 pages', async () => {
    const { id, signInId } = await signedOut()
    expect(await keepText(signInId, path, { question: 'é'.repeat(10_000) }, noon)).toBe(false)
    expect(await keepText(signInId, path, {}, noon)).toBe(false)
    for (let page = 1; page <= 21; page++)
      expect(await keepText(signInId, `/approvals/${page}`, typed, noon)).toBe(page <= 20)
    expect(await keepText(signInId, '/approvals/1', { choice: 'approve_all' }, noon)).toBe(true)
    expect(await db.keptText.count({ where: { personId: id } })).toBe(20)
  })
})

test('of somebody disabled it stays until they are enabled, or a day is over', async () => {
  const { id, signInId } = await signedOut()
  await db.person.update({ where: { id }, data: { disabledAt: noon } })
  expect(await keepText(signInId, path, typed, noon)).toBe(true)
  await db.person.update({ where: { id }, data: { disabledAt: null } })
  expect(await takeKeptText(id, path, hours(23))).toEqual(typed)
})
