import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { peopleBy } from '@/lib/people/list'
import type { Administrator } from '@/lib/people/person'
import { type PersonSearch, personSearchSchema } from '@/lib/people/schema'
import { active, looksAfter, signedInAs } from '@/tests/support/looked-after'
import { noon, organisation, person, practice } from '@/tests/support/world'

let viewer: Administrator
let practiceId: string
let organisationId: string
const find = (search: Partial<PersonSearch>) => peopleBy(viewer, { ...personSearchSchema.parse({}), ...search })
const names = async (search: Partial<PersonSearch>) => (await find(search)).rows.map(({ name }) => name)

beforeAll(async () => {
  viewer = await looksAfter()
  await db.person.update({ where: { id: viewer.id }, data: { name: 'Marcus Bell' } })
  ;[practiceId, organisationId] = [await practice(), await organisation()]
  const tomasz = await active('consultant', { name: 'Tomasz Zieliński', email: 'tz@example.com', practiceId })
  await signedInAs(tomasz)
  await db.passkey.create({
    data: { personId: tomasz.id, credentialId: 'x', publicKey: new Uint8Array([1]), name: 'Phone', transports: [] },
  })
  await active('practice_staff', { name: 'Bec Sullivan', practiceId, totpSecret: 'sealed.k.n.t' })
  await person('reviewer', { name: 'Joanna Pike', organisationId, email: 'joanna@kestrel.example' })
  await active('reviewer', { name: '100% Pike_', organisationId, disabledAt: noon })
})

describe('people are found', () => {
  test.each<[string, string[]]>([
    ['zielinski', ['Tomasz Zieliński']],
    ['ZIELIŃSKI tom', ['Tomasz Zieliński']],
    ['kestrel.ex', ['Joanna Pike']],
    ['pike', ['100% Pike_', 'Joanna Pike']],
    ['su be', ['Bec Sullivan']],
    ['ik', []],
    ['%', []],
    ['100%', ['100% Pike_']],
    ['pike_', ['100% Pike_']],
    ["' OR 1=1 --", []],
    ['nobody of this name', []],
  ])('by %j', async (q, expected) => expect(await names({ q })).toEqual(expected))

  test('by role, state, practice and organisation, alone and together', async () => {
    expect(await names({ role: 'practice_staff' })).toEqual(['Bec Sullivan'])
    expect(await names({ state: 'invited' })).toEqual(['Joanna Pike'])
    expect(await names({ state: 'disabled' })).toEqual(['100% Pike_'])
    expect(await names({ state: 'active' })).toEqual(['Bec Sullivan', 'Marcus Bell', 'Tomasz Zieliński'])
    expect(await names({ practice: practiceId })).toEqual(['Bec Sullivan', 'Tomasz Zieliński'])
    expect(await names({ organisation: organisationId })).toEqual(['100% Pike_', 'Joanna Pike'])
    expect(await names({ organisation: organisationId, state: 'invited', role: 'reviewer', q: 'jo' })).toEqual([
      'Joanna Pike',
    ])
    expect(await names({ organisation: organisationId, role: 'consultant' })).toEqual([])
  })
})

test('a row says where they belong, when they came last and with what', async () => {
  const { rows } = await find({ practice: practiceId })
  const { name: place } = await db.practice.findUniqueOrThrow({ where: { id: practiceId } })
  const common = { place, state: 'active', emailedCode: false }
  expect(rows).toMatchObject([
    { ...common, name: 'Bec Sullivan', lastSignIn: null, app: true, passkey: false },
    { ...common, name: 'Tomasz Zieliński', lastSignIn: noon, app: false, passkey: true },
  ])
})

test('pages go forth and back by key and show everybody once, also those of one name', async () => {
  const at = await organisation()
  const data = Array.from({ length: 60 }, (_, i) => ({
    ...{ name: `Same ${i % 3}`, email: `page${i}@example.com`, role: 'reviewer', organisationId: at },
  }))
  await db.person.createMany({ data })
  const search = { organisation: at }
  const first = await find(search)
  const second = await find({ ...search, after: first.after ?? '' })
  const third = await find({ ...search, after: second.after ?? '' })
  const rows = [first, second, third].flatMap((page) => page.rows.map(({ email }) => email))
  expect([first, second, third].map((page) => page.rows.length)).toEqual([25, 25, 10])
  expect(new Set(rows).size).toBe(60)
  expect([first.before, third.after, first.of]).toEqual([null, null, 60])
  const back = await find({ ...search, before: third.before ?? '' })
  expect(back.rows).toEqual(second.rows)
  expect((await find({ ...search, before: back.before ?? '' })).rows).toEqual(first.rows)
  expect((await find({ ...search, before: back.before ?? '' })).before).toBeNull()
})

test('a long list is counted to a thousand and no further, and begins as soon', async () => {
  await db.$executeRaw`
    INSERT INTO person (id, name, email, role, organisation_id, password_hash) SELECT gen_random_uuid(), md5(i::text), 'p' || i || '@example.com',
      'reviewer', ${organisationId}::uuid, 'x' FROM generate_series(1, ${process.env.SIZE === 'full' ? 100_000 : 3_000}::int) i`
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL ROLE none`
    await tx.$executeRaw`ANALYZE person`
  })
  const started = performance.now()
  const searches: Partial<PersonSearch>[] = [
    {},
    { q: 'zielin' },
    { q: 'zz' },
    { state: 'invited' },
    { state: 'disabled' },
  ]
  for (const search of [...searches, { role: 'administrator' as const }, { after: viewer.id }]) await find(search)
  const each = (performance.now() - started) / 7
  const { of } = await find({})
  console.log(`people: ${await db.person.count()} in the list, ${each.toFixed(1)} ms a search, counted ${of}`)
  expect(of).toBe(1_001)
})
