import { describe, expect, test } from 'vitest'
import { databaseDate } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { allowEmailedCode } from '@/lib/organisations/allow-emailed-code'
import { organisationOf, organisationsBy } from '@/lib/organisations/list'
import { organisationSearchSchema } from '@/lib/organisations/schema'
import { openSignIn, standingSignIn } from '@/lib/sign-in/sign-ins'
import { active, looksAfter } from '@/tests/support/looked-after'
import { done, noon, organisation, person } from '@/tests/support/world'

const nobody = '019aa0b0-0000-7000-8000-000000000000'

describe('a code by mail', () => {
  test('is allowed and forbidden with one row each; forbidding it ends no sign-in', async () => {
    const administrator = await looksAfter()
    const organisationId = await organisation()
    const set = (allowed: boolean) => allowEmailedCode(administrator, { organisation: organisationId, allowed }, noon)
    const allows = async () =>
      (await db.organisation.findUniqueOrThrow({ where: { id: organisationId } })).allowsEmailedCode
    for (const allowed of [true, true]) done(await set(allowed))
    expect(await allows()).toBe(true)
    const reviewer = await active('reviewer', { organisationId })
    const signIn = await openSignIn(reviewer.id, { address: '::1', userAgent: '' }, 'emailed_code', noon)
    for (const allowed of [false, false]) done(await set(allowed))
    expect(await allows()).toBe(false)
    expect(await standingSignIn(signIn, noon)).not.toBeNull()
    const rows = await db.historyEntry.findMany({ where: { organisationId }, orderBy: { id: 'asc' } })
    expect(rows.map(({ event, data, personId }) => ({ event, data, personId }))).toEqual(
      [true, false].map((allowed) => ({
        ...{ event: 'organisation.emailed_code_changed', data: { allowed }, personId: administrator.id },
      })),
    )
    expect(await allowEmailedCode(administrator, { organisation: nobody, allowed: true }, noon)).toMatchObject({
      sentence: 'There is no such organisation.',
    })
  })
})

describe('organisations', () => {
  test('are found by name, each with its agreement in force and the reviewers who work', async () => {
    const administrator = await looksAfter()
    const id = await organisation({ version: 1, state: 'TAS', timeZone: 'Australia/Hobart' })
    await db.organisation.update({ where: { id }, data: { name: 'Brasserie Ørsted & Søn' } })
    const later = { organisationId: id, version: 2, inForceFrom: databaseDate('2027-07-01'), state: 'VIC' }
    await db.agreement.create({ data: { ...later, timeZone: 'Australia/Melbourne' } })
    await active('reviewer', { organisationId: id })
    await person('reviewer', { organisationId: id })
    await active('reviewer', { organisationId: id, disabledAt: noon })
    const find = (q: string) => organisationsBy(administrator, organisationSearchSchema.parse({ q }), noon)
    for (const q of ['orsted', 'SØN', 'br or', 'brasserie & son'])
      expect((await find(q)).rows).toEqual([
        {
          ...{ id, name: 'Brasserie Ørsted & Søn', version: 1, state: 'TAS', timeZone: 'Australia/Hobart' },
          ...{ reviewers: 2, allowsEmailedCode: false },
        },
      ])
    expect(await find('nowhere of this name')).toEqual({ rows: [], of: 0, before: null, after: null })
    const view = await organisationOf(administrator, id, { take: 5 }, noon)
    expect(view?.agreement).toMatchObject({ version: 1, state: 'TAS' })
    expect(view?.reviewers.map(({ state }) => state).toSorted()).toEqual(['active', 'disabled', 'invited'])
    expect(await organisationOf(administrator, nobody, { take: 5 }, noon)).toBeNull()
  })

  test('without an agreement in force are listed and open', async () => {
    const administrator = await looksAfter()
    const { id } = await db.organisation.create({ data: { name: 'Zephyr without terms' } })
    const { rows } = await organisationsBy(administrator, organisationSearchSchema.parse({ q: 'zephyr' }), noon)
    expect(rows).toMatchObject([{ id, version: null, state: null }])
    expect((await organisationOf(administrator, id, { take: 5 }, noon))?.agreement).toBeNull()
  })

  test('go forth and back by key', async () => {
    const administrator = await looksAfter()
    await db.organisation.createMany({ data: Array.from({ length: 55 }, (_, i) => ({ name: `Paged ${i}` })) })
    const page = (more: object) => organisationsBy(administrator, { q: 'paged', ...more }, noon)
    const first = await page({})
    const second = await page({ after: first.after })
    const third = await page({ after: second.after })
    expect([first, second, third].map(({ rows }) => rows.length)).toEqual([25, 25, 5])
    expect([first.before, third.after, first.of]).toEqual([null, null, 55])
    expect((await page({ before: third.before })).rows).toEqual(second.rows)
  })
})
