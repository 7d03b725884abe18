import { describe, expect, test } from 'vitest'
import { appointmentNumber } from '@/lib/appointments/appointment'
import { saveDraft } from '@/lib/requests/save-draft'
import type { Searcher } from '@/lib/search/found'
import { foundBy, mostOfKind } from '@/lib/search/queries'
import { searchSchema } from '@/lib/search/schema'
import { asConsultant, asSearcher } from '@/lib/sign-in/gated'
import {
  appointment,
  assistCase,
  client,
  clinicalLeader,
  consultant,
  days,
  done,
  form,
  noon,
  organisation,
  person,
  practice,
  smallWorld,
  submitted,
} from '@/tests/support/world'

/** What is found, as 'Clients: Lin Tran' and the like. */
async function found(viewer: Searcher, typed: unknown): Promise<string[]> {
  const groups = await foundBy(viewer, searchSchema.parse({ q: typed }).q, noon)
  return groups.flatMap(({ title, found: some }) => some.map((one) => `${title}: ${one.title}`))
}

/** A client of somebody's with a case, an appointment and a request, and a namesake of somebody else's. */
async function world() {
  const own = await smallWorld({ entitled: 8, completed: 8 })
  const other = await smallWorld()
  const of = await client(own.organisationId, { givenName: 'Petar', preferredName: 'Pete', familyName: 'Kovačić' })
  const theirs = await client(other.organisationId, { givenName: 'Petar', familyName: 'Kovačić' })
  const [mine, another] = [
    await assistCase(own.consultant, of.id, { entitled: 8, completed: 8 }),
    await assistCase(other.consultant, theirs.id),
  ]
  const booked = await appointment(own.consultant, mine.id, new Date(noon.getTime() + days(1)))
  await appointment(other.consultant, another.id, new Date(noon.getTime() + days(1)))
  const request = await submitted({ ...own, case: mine }, 4)
  const asked = await submitted({ ...other, case: another }, 1)
  return { own, other, of, theirs, mine, another, booked: appointmentNumber(booked.number), request, asked }
}

describe('the consultant side', () => {
  test('finds by name: the client, the case, its appointments nearest first, the request', async () => {
    const { own, mine, booked, request } = await world()
    for (const typed of ['kovacic', 'KOVAČIĆ', 'petar kov', 'kovačić pete']) {
      const all = await found(own.consultant, typed)
      expect(all.slice(0, 3)).toEqual([
        'Clients: Pete Kovačić',
        `Assist cases: ${mine.code}`,
        `Appointments: ${booked}`,
      ])
      expect(all.filter((one) => one.startsWith('Appointments'))).toHaveLength(mostOfKind)
      expect(all.at(-1)).toBe(`Requests: ${request}`)
    }
  })

  test('finds by number, whole or in part, in any case, with or without its zeros', async () => {
    const { own, mine, booked, request } = await world()
    const { number } = mine
    for (const typed of [
      mine.code,
      mine.code.toLowerCase(),
      mine.code.slice(5),
      `asst ${number}`,
      `ASST-${number}`,
      `asst${number}`,
      ` ${number} `,
    ])
      expect(await found(own.consultant, typed), typed).toContain(`Assist cases: ${mine.code}`)
    expect(await found(own.consultant, mine.code)).toEqual([`Assist cases: ${mine.code}`])
    for (const typed of [booked, booked.toLowerCase(), `app ${Number(booked.slice(4))}`])
      expect(await found(own.consultant, typed), typed).toContain(`Appointments: ${booked}`)
    for (const typed of [request, request.slice(0, 8), request.toLowerCase(), request.slice(4, 8)])
      expect(await found(own.consultant, typed), typed).toContain(`Requests: ${request}`)
  })

  test('says who and what in one line, and where it opens', async () => {
    const { own, of, mine, booked, request } = await world()
    const groups = await foundBy(own.consultant, 'kovacic', noon)
    const [clients, cases, appointments, requests] = groups.map(({ found: [first] }) => first)
    expect(clients?.href).toBe(`/clients/${of.id}`)
    expect(cases).toEqual({ title: mine.code, line: 'Pete Kovačić, Work and stress', href: `/cases/${mine.code}` })
    expect(appointments).toMatchObject({
      ...{ href: `/calendar/${booked}`, line: 'Pete Kovačić, Wed 25 Nov, 12:00 pm, scheduled' },
    })
    expect(requests).toMatchObject({ href: `/requests/${request}`, line: 'Pete Kovačić, further details needed' })
  })

  test('never finds what is somebody else’s, by name or by number', async () => {
    const { own, other, another, asked } = await world()
    for (const typed of [another.code, asked, 'kovacic'])
      expect(
        (await found(own.consultant, typed)).filter((one) => one.includes(another.code) || one.includes(asked)),
      ).toEqual([])
    expect((await found(own.consultant, 'kovacic')).filter((one) => one.startsWith('Clients'))).toHaveLength(1)
    expect(await found(other.consultant, 'pete kov')).toEqual([])
    expect(await found(await consultant(), 'kovacic')).toEqual([])
  })

  test('practice staff find what the consultant they act for finds; nobody without one', async () => {
    const house = await practice()
    const [of, colleague] = [await consultant(house), await consultant(house)]
    const mine = await assistCase(of, (await client(await organisation(), { familyName: 'Ostrander' })).id)
    await assistCase(colleague, (await client(await organisation(), { familyName: 'Ostrander' })).id)
    const who = await person('practice_staff', { practiceId: house })
    const staff = asConsultant(who, of)
    expect(await found(staff ?? of, 'ostrander')).toEqual(['Clients: Wren Ostrander', `Assist cases: ${mine.code}`])
    expect(asSearcher(who, null)).toBeNull()
    expect(asSearcher(await person('administrator'), null)).toBeNull()
    expect(asSearcher(await person('reviewer', { organisationId: await organisation() }), null)).toBeNull()
  })

  test('letters of their own are spelled plainly, in either case', async () => {
    const own = await smallWorld()
    await assistCase(own.consultant, (await client(own.organisationId, { givenName: 'Søren', familyName: 'Đặng' })).id)
    for (const typed of ['đặng', 'ĐẶNG', 'soren dang'])
      expect((await found(own.consultant, typed))[0], typed).toBe('Clients: Søren Đặng')
  })

  test('a draft is found by its reference', async () => {
    const own = await smallWorld()
    const { reference } = done(await saveDraft(own.consultant, form(own.case.code, 1), noon))
    expect(await found(own.consultant, reference)).toEqual([`Requests: ESR-${reference}`])
  })
})

describe('whatever is typed', () => {
  test('means itself: %, _ and \\ are letters', async () => {
    const own = await smallWorld()
    const odd = await client(own.organisationId, { givenName: 'Ann', familyName: 'O’Neil_50%\\' })
    await assistCase(own.consultant, odd.id)
    for (const typed of ['%', '_', '\\', '50%\\', 'l_5'])
      expect((await found(own.consultant, typed))[0], typed).toBe('Clients: Ann O’Neil_50%\\')
    for (const typed of ['a%n', '%%', 'l__5', "' OR 1=1 --", '\\\\'])
      expect(await found(own.consultant, typed), typed).toEqual([])
  })

  test.each([
    undefined,
    null,
    7,
    {},
    [],
    ['a'],
    { q: 'a' },
    '',
    '   ',
    '\u0000',
    'qq\u0000qq',
    '\ud800',
    '😀'.repeat(80),
    'x'.repeat(100_000),
    'qqx '.repeat(50),
    '('.repeat(40),
    '́́',
    '99999999999999999999',
    'asst-999999999',
    'esr-',
  ])('%j is no error', async (typed) => {
    expect(await found((await smallWorld()).consultant, typed)).toEqual([])
    expect(await found(await clinicalLeader(), typed)).toEqual([])
  })
})

describe('a clinical leader', () => {
  test('finds requests that came to clinical review, by name or beginning of the reference, and opens the review', async () => {
    const { request, asked } = await world()
    const leader = await clinicalLeader()
    for (const typed of [
      request,
      request.toLowerCase(),
      request.slice(0, 7),
      request.slice(4, 6),
      'kovačić',
      'Pete KOVAČIĆ',
    ])
      expect(await found(leader, typed), typed).toContain(`Requests: ${request}`)
    expect(await found(leader, asked)).toEqual([])
    expect((await found(leader, 'kovačić')).every((one) => !one.includes(asked))).toBe(true)
    const [group] = await foundBy(leader, request, noon)
    expect(group?.found).toEqual([
      { title: request, line: 'Pete Kovačić, further details needed', href: `/reviews/${request}` },
    ])
  })
})
