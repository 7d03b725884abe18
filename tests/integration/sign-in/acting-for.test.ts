import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { asConsultant } from '@/lib/sign-in/gated'
import { actFor, openSignIn, standingSignIn } from '@/lib/sign-in/sign-ins'
import { consultant, noon, person, practice } from '@/tests/support/world'

// Whom practice staff act for (domain §1): a consultant of their own practice who works, or nobody.

const browser = { address: '::1', userAgent: '' }

async function house() {
  const practiceId = await practice()
  const [first, second] = [await consultant(practiceId), await consultant(practiceId)]
  const staff = await person('practice_staff', { practiceId })
  const signInId = await openSignIn(staff.id, browser, 'totp', noon)
  const actsFor = async () => (await standingSignIn(signInId, noon))?.actingFor
  const choose = async (id: string) => {
    await actFor({ ...staff, signInId }, id)
    return (await actsFor())?.id
  }
  return { practiceId, first, second, staff, signInId, actsFor, choose }
}

describe('practice staff', () => {
  test('begin with a consultant of their practice, and switch to another', async () => {
    const { first, second, actsFor, choose } = await house()
    expect([first.id, second.id]).toContain((await actsFor())?.id)
    expect(await choose(first.id)).toBe(first.id)
    expect(await choose(second.id)).toBe(second.id)
  })

  test('cannot act for another practice’s consultant, for somebody who is none, or for one who left: nothing changes', async () => {
    const { practiceId, first, second, staff, choose } = await house()
    expect(await choose(first.id)).toBe(first.id)
    await db.person.update({ where: { id: second.id }, data: { disabledAt: noon } })
    const leader = await person('clinical_leader', { practiceId })
    const other = await consultant(await practice())
    const free = await consultant()
    for (const wrong of [other.id, free.id, second.id, leader.id, staff.id]) expect(await choose(wrong)).toBe(first.id)
  })

  test('act for nobody as soon as their consultant leaves the portal or the practice', async () => {
    const { first, choose, actsFor } = await house()
    await choose(first.id)
    await db.person.update({ where: { id: first.id }, data: { practiceId: await practice() } })
    expect(await actsFor()).toBeNull()
    const again = await house()
    await again.choose(again.first.id)
    await db.person.update({ where: { id: again.first.id }, data: { disabledAt: noon } })
    expect(await again.actsFor()).toBeNull()
  })

  test('read clinical text from the moment their practice allows it, and not a moment longer', async () => {
    const { practiceId, staff, actsFor } = await house()
    const reads = async () => asConsultant(staff, (await actsFor()) ?? null)?.readsClinicalText
    const allow = (staffReadClinicalText: boolean) =>
      db.practice.update({ where: { id: practiceId }, data: { staffReadClinicalText } })
    expect(await reads()).toBe(false)
    await allow(true)
    expect(await reads()).toBe(true)
    await allow(false)
    expect(await reads()).toBe(false)
  })
})

describe('nobody else acts for anybody', () => {
  test('a consultant who asks for it changes nothing, of their own practice either', async () => {
    const { practiceId, first, second } = await house()
    const signInId = await openSignIn(first.id, browser, 'totp', noon)
    await actFor({ id: first.id, role: 'consultant', practiceId, signInId }, second.id)
    expect((await db.signIn.findUniqueOrThrow({ where: { id: signInId } })).actingForId).toBeNull()
    const standing = await standingSignIn(signInId, noon)
    const as = standing && asConsultant(standing.person, standing.actingFor)
    expect([as?.id, as?.by.id]).toEqual([first.id, first.id])
  })

  test('a reviewer, an administrator and staff of no practice have no consultant side', async () => {
    const { first } = await house()
    for (const role of ['administrator', 'clinical_leader'] as const) {
      const who = await person(role)
      const signInId = await openSignIn(who.id, browser, 'totp', noon)
      await actFor({ ...who, signInId }, first.id)
      const standing = await standingSignIn(signInId, noon)
      expect(standing?.actingFor).toBeNull()
      expect(standing && asConsultant(standing.person, standing.actingFor)).toBeNull()
    }
  })

  test('the sign-in of somebody else is not switched', async () => {
    const [one, other] = [await house(), await house()]
    await other.choose(other.first.id)
    await actFor({ ...one.staff, signInId: other.signInId }, one.first.id)
    expect((await other.actsFor())?.id).toBe(other.first.id)
  })
})
