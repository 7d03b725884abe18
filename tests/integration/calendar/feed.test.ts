import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { feedDetails } from '@/lib/calendar/feed'
import { instantAt } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { appointment, days, noon, smallWorld, submitted } from '@/tests/support/world'
import { entriesOf, fileOf, newToken, readBack } from './read-back'

const zone = 'Australia/Sydney'
const at = (time: string, day = '2026-11-25') => instantAt(day, time, zone)

async function block(consultantId: string, kind: string, startsAt: Date, more: { endsAt?: Date; title?: string } = {}) {
  const { endsAt = new Date(startsAt.getTime() + 45 * 60_000), title = kind } = more
  return db.calendarBlock.create({ data: { consultantId, kind, title, startsAt, endsAt, timeZone: zone } })
}

/** A slot held for a request that was submitted. */
async function heldSlot(world: Awaited<ReturnType<typeof smallWorld>>, startsAt: Date) {
  const reference = (await submitted(world, 3)).replace('ESR-', '')
  const { id: requestId } = await db.request.findUniqueOrThrow({ where: { reference } })
  const endsAt = new Date(startsAt.getTime() + 50 * 60_000)
  const held = { consultantId: world.consultant.id, kind: 'held', title: 'Held', startsAt, endsAt, timeZone: zone }
  await db.calendarBlock.create({ data: { ...held, requestId } })
}

describe('an appointment', () => {
  test('is read back with its own times and words', async () => {
    const { consultant, case: of } = await smallWorld()
    await appointment(consultant, of.id, at('14:00'), { manner: 'phone' })
    expect(await readBack(await newToken(consultant))).toMatchObject([
      {
        ...{ summary: 'Appointment, phone', starts: at('14:00'), ends: at('14:50'), sequence: 0 },
        ...{ status: 'CONFIRMED', transparency: 'OPAQUE' },
      },
    ])
  })

  test('keeps its name across moves and addresses, and its sequence grows', async () => {
    const { consultant, case: of } = await smallWorld()
    const { id } = await appointment(consultant, of.id, at('14:00'))
    const [before] = await readBack(await newToken(consultant))
    const move = (startsAt: Date) =>
      db.appointment.update({
        where: { id },
        data: { startsAt, endsAt: new Date(startsAt.getTime() + 50 * 60_000) },
      })
    await move(at('15:00'))
    const token = await newToken(consultant, { instead: true })
    const [once] = await readBack(token)
    await move(at('09:30', '2026-12-01'))
    const [twice] = await readBack(token)
    expect([once?.uid, twice?.uid]).toEqual([before?.uid, before?.uid])
    expect([before, once, twice].map((one) => one?.sequence)).toEqual([0, 1, 2])
    expect(twice?.starts).toEqual(at('09:30', '2026-12-01'))
    expect(await fileOf(token)).toMatch(/^LAST-MODIFIED:\d{8}T\d{6}Z\r$/m)
  })

  test.each(['client_early', 'client_late', 'provider'])('that was cancelled (%s) stays, as cancelled', async (how) => {
    const { consultant, case: of } = await smallWorld()
    const { id } = await appointment(consultant, of.id, at('14:00'))
    const token = await newToken(consultant, { detail: 'busy' })
    const [before] = await readBack(token)
    await db.appointment.update({
      where: { id },
      data: { status: 'cancelled', cancellation: how, cancelledAt: noon },
    })
    expect(await readBack(token)).toEqual([
      { ...before, sequence: 1, status: 'CANCELLED', transparency: 'TRANSPARENT', summary: 'Busy' },
    ])
  })
})

describe('a block', () => {
  test('reads as its kind, and a held slot as busy', async () => {
    const world = await smallWorld()
    await block(world.consultant.id, 'lunch', at('12:00'))
    await heldSlot(world, at('13:00'))
    await block(world.consultant.id, 'other', at('14:00'))
    const words = async (detail: (typeof feedDetails)[number]) =>
      (await readBack(await newToken(world.consultant, { detail, instead: true }))).map(({ summary }) => summary)
    expect(await words('busy')).toEqual(['Busy', 'Busy', 'Busy'])
    expect(await words('manner')).toEqual(['Lunch', 'Busy', 'Busy'])
    expect(await words('number')).toEqual(['Lunch', 'Busy', 'Busy'])
  })

  test('that is held differs from no other in what is written', async () => {
    const world = await smallWorld()
    await heldSlot(world, at('13:00'))
    await block(world.consultant.id, 'other', at('14:00'))
    const file = await fileOf(await newToken(world.consultant, { detail: 'number' }))
    const [held, other] = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((entry) => {
      const named = entry.getAllProperties().filter(({ name }) => !['uid', 'dtstart', 'dtend'].includes(name))
      return named.map((property) => property.toICALString())
    })
    expect(held).toEqual(other)
  })

  test('is another entry once it has moved, so that no old time is kept', async () => {
    const { consultant } = await smallWorld()
    const { id } = await block(consultant.id, 'supervision', at('12:00'))
    const token = await newToken(consultant)
    const [before] = await readBack(token)
    expect(await readBack(token)).toEqual([before])
    await db.calendarBlock.update({ where: { id }, data: { endsAt: at('13:30') } })
    const [after] = await readBack(token)
    expect(after?.uid).not.toBe(before?.uid)
    expect(after?.ends).toEqual(at('13:30'))
  })
})

test('a file holds the appointments of three months back and twelve ahead', async () => {
  const { consultant, case: of } = await smallWorld()
  const [from, to] = [new Date('2026-08-24T00:00:00Z'), new Date('2027-11-24T00:00:00Z')]
  const hour = 3_600_000
  const inside = [from, new Date(to.getTime() - hour)]
  for (const startsAt of [...inside, new Date(from.getTime() - hour), to])
    await appointment(consultant, of.id, startsAt)
  const entries = await readBack(await newToken(consultant))
  expect(entries.map(({ starts }) => starts)).toEqual(inside)
})

test('a file holds leave that reaches into it, however long ago it began', async () => {
  const { consultant } = await smallWorld()
  const from = new Date('2026-08-24T00:00:00Z')
  const began = new Date(from.getTime() - days(200))
  await block(consultant.id, 'leave', began, { endsAt: at('09:00', '2026-08-25') })
  await block(consultant.id, 'leave', new Date(from.getTime() - days(2)), { endsAt: from })
  expect(await readBack(await newToken(consultant))).toMatchObject([{ summary: 'Leave', starts: began }])
})

test('a colleague’s time is in no other calendar', async () => {
  const [own, other] = [await smallWorld(), await smallWorld()]
  await appointment(other.consultant, other.case.id, at('14:00'))
  await block(other.consultant.id, 'lunch', at('12:00'))
  expect(await readBack(await newToken(own.consultant))).toEqual([])
})

describe('on the days clocks change', () => {
  test.each([
    ['Australia/Sydney', '2026-10-04', '03:00', '2026-10-03T16:00:00Z'],
    ['Australia/Sydney', '2027-04-04', '02:30', '2027-04-03T15:30:00Z'],
    ['Australia/Adelaide', '2026-10-04', '03:00', '2026-10-03T16:30:00Z'],
    ['Australia/Adelaide', '2027-04-04', '09:00', '2027-04-03T23:30:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:30', '2026-10-03T15:30:00Z'],
    ['Australia/Lord_Howe', '2027-04-04', '09:00', '2027-04-03T22:30:00Z'],
    ['Australia/Brisbane', '2026-10-04', '09:00', '2026-10-03T23:00:00Z'],
    ['Australia/Perth', '2026-10-04', '09:00', '2026-10-04T01:00:00Z'],
  ])('%s, %s at %s is the right instant', async (timeZone, day, time, instant) => {
    const { consultant, case: of } = await smallWorld()
    await appointment(consultant, of.id, instantAt(day, time, timeZone), { timeZone })
    const [entry] = await readBack(await newToken(consultant))
    expect(entry?.starts).toEqual(new Date(instant))
    expect(entry?.ends).toEqual(new Date(new Date(instant).getTime() + 50 * 60_000))
  })
})

describe('nothing of a client is told', () => {
  test.each(feedDetails)('with %s', async (detail) => {
    const world = await smallWorld()
    const { client, consultant, case: of } = world
    const organisation = await db.organisation.findUniqueOrThrow({ where: { id: world.organisationId } })
    const told = { title: `Call ${client.familyName}`, detail: `About ${of.code}` }
    for (const [kind, time] of [
      ['lunch', '12:00'],
      ['meeting', '13:00'],
      ['other', '15:00'],
    ] as const)
      await db.calendarBlock.create({
        data: { consultantId: consultant.id, kind, startsAt: at(time), endsAt: at('16:00'), timeZone: zone, ...told },
      })
    const { id, number } = await appointment(consultant, of.id, at('16:00'))
    const file = (await fileOf(await newToken(consultant, { detail }))).replaceAll('\r\n ', '')
    expect(entriesOf(file)).toHaveLength(4)
    const names = [client.givenName, client.familyName, client.email ?? '', organisation.name, of.issue]
    for (const marker of [...names, of.code, String(of.number).padStart(6, '0'), of.id, client.id, id, 'ASST', 'Call'])
      expect(file, marker).not.toContain(marker)
    expect(file.includes(`APP-${String(number).padStart(5, '0')}`)).toBe(detail === 'number')
  })
})
