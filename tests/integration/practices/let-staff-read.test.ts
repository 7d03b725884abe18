import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { letStaffRead } from '@/lib/practices/let-staff-read'
import { practiceOf } from '@/lib/practices/queries'
import { asConsultant } from '@/lib/sign-in/gated'
import { standingSignIn } from '@/lib/sign-in/sign-ins'
import { active, looksAfter, signedInAs } from '@/tests/support/looked-after'
import { done, noon, practice } from '@/tests/support/world'

test('the staff of one practice read Further details from the moment that an administrator lets them', async () => {
  const administrator = await looksAfter()
  const [practiceId, other] = [await practice(), await practice()]
  await active('consultant', { practiceId })
  const staff = await active('practice_staff', { practiceId })
  const signIn = await signedInAs(staff)
  const reads = async () => {
    const standing = await standingSignIn(signIn, noon)
    return standing && asConsultant(standing.person, standing.actingFor)?.readsClinicalText
  }
  const set = (allowed: boolean) => letStaffRead(administrator, { practice: practiceId, allowed }, noon)
  expect(await reads()).toBe(false)
  done(await set(true))
  done(await set(true))
  expect(await reads()).toBe(true)
  done(await set(false))
  expect(await reads()).toBe(false)
  const rows = await db.historyEntry.findMany({ where: { practiceId }, orderBy: { id: 'asc' } })
  const happened = rows.map(({ event, data, personId }) => ({ event, data, personId }))
  const by = { event: 'practice.staff_reading_changed', personId: administrator.id }
  expect(happened).toEqual([
    { ...by, data: { allowed: true } },
    { ...by, data: { allowed: false } },
  ])
  expect((await db.practice.findUniqueOrThrow({ where: { id: other } })).staffReadClinicalText).toBe(false)
  const view = await practiceOf(administrator, practiceId, { take: 1 })
  expect(view?.people.map(({ role, state }) => [role, state]).toSorted()).toEqual([
    ['consultant', 'active'],
    ['practice_staff', 'active'],
  ])
  expect(view?.history).toMatchObject({ of: 2, entries: [{ by: administrator.name, data: { allowed: false } }] })
})

test('a practice that is not there is refused, and has no page', async () => {
  const administrator = await looksAfter()
  const practiceId = '019aa0b0-0000-7000-8000-000000000000'
  expect(await letStaffRead(administrator, { practice: practiceId, allowed: true }, noon)).toMatchObject({
    sentence: 'There is no such practice.',
  })
  for (const id of [practiceId, 'x']) expect(await practiceOf(administrator, id, { take: 1 })).toBeNull()
})
