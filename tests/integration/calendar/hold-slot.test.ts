import { describe, expect, test } from 'vitest'
import { bookAppointment } from '@/lib/appointments/book'
import { releaseSlot } from '@/lib/calendar/release-slot'
import { db } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { saveDraft } from '@/lib/requests/save-draft'
import { withdrawRequest } from '@/lib/requests/withdraw'
import { appointment, consultant, done, form, noon, smallWorld, submitted } from '@/tests/support/world'

import { asked, hold, rowOf, slotRows, third, type World, zone } from './slots'

describe('a slot is held', () => {
  test('for an open request, 50 minutes by the consultant’s clock, with its history', async () => {
    const world = await asked()
    expect(done(await hold(world))).toEqual({ heldFrom: new Date('2026-12-03T00:30:00Z') })
    const { heldSlot, history } = await rowOf(world)
    expect(heldSlot).toMatchObject({
      ...{ consultantId: world.consultant.id, kind: 'held', title: 'Held slot' },
      ...{ startsAt: third('11:30'), endsAt: third('12:20'), timeZone: zone },
    })
    expect(history.at(-1)).toMatchObject({
      ...{ event: 'calendar.slot_held', personId: world.consultant.id, caseId: world.case.id },
      data: { startsAt: third('11:30').toISOString() },
    })
  })

  test('once a request: holding again moves it, also over its own time; the same time again changes nothing', async () => {
    const world = await asked()
    done(await hold(world))
    done(await hold(world, '12:00'))
    done(await hold(world, '12:00'))
    expect((await rowOf(world)).heldSlot?.startsAt).toEqual(third('12:00'))
    expect(await slotRows(world)).toEqual(['calendar.slot_held', 'calendar.slot_held'])
    expect(await db.busyTime.count({ where: { consultantId: world.consultant.id } })).toBe(1)
  })

  test('not over an appointment or a block; a booking and a second slot are refused over it', async () => {
    const world = await asked()
    await appointment(world.consultant, world.case.id, third('11:30'))
    const lunch = { kind: 'lunch', title: 'Lunch', startsAt: third('13:00'), endsAt: third('14:00'), timeZone: zone }
    await db.calendarBlock.create({ data: { consultantId: world.consultant.id, ...lunch } })
    const client = `Wren ${world.client.familyName}`
    expect(await hold(world, '12:19')).toMatchObject({
      sentence: `That time is taken by an appointment with ${client}, Thu 3 December, 11:30 am to 12:20 pm. Choose another time.`,
    })
    expect(await hold(world, '12:20')).toMatchObject({ sentence: expect.stringContaining('“Lunch”') })
    done(await hold(world, '14:00'))
    const other = { ...(await smallWorld()), consultant: world.consultant }
    await db.assistCase.update({ where: { id: other.case.id }, data: { consultantId: world.consultant.id } })
    const booking = { case: other.case.code, startsAt: third('14:30'), manner: 'video' } as const
    const refused = `That time is taken by a slot held for ${client}, Thu 3 December, 2:00 pm to 2:50 pm. Choose another time.`
    expect(await bookAppointment(world.consultant, booking, noon)).toMatchObject({ sentence: refused })
    const second = await submitted(other, 2)
    expect(await hold({ ...other, request: second }, '13:59')).toMatchObject({
      sentence: expect.stringMatching(/taken/),
    })
    expect(await hold({ ...other, request: second }, '14:50')).toMatchObject({ heldFrom: third('14:50') })
  })

  test.each([
    ['3/12/2026', '00:00', '2026-12-03T02:00:00Z', { time: 'Choose a time that is still ahead.' }],
    ['23 Nov 2026', '11:30', noon, { time: 'Choose a time that is still ahead.' }],
    ['2027-11-25', '11:30', noon, { date: 'Choose a date within a year from now.' }],
    ['2027-10-03', '02:30', noon, { time: expect.stringMatching(/^There is no such time on 3 October 2027/) }],
    ['31/2/2027', '11:30', noon, { date: expect.stringMatching(/^Choose a date/) }],
    ['', '11:30', noon, { date: expect.stringMatching(/^Choose a date/) }],
    ['2026-12-03', '24:00', noon, { time: expect.stringMatching(/^Choose a time/) }],
  ])('not at %s %s', async (date, time, at, fields) => {
    const world = await asked()
    expect(await hold(world, time, date, new Date(at))).toMatchObject({ refused: true, fields })
    expect((await rowOf(world)).heldSlot).toBeNull()
  })

  test('not for a draft, an ended request, or by somebody else', async () => {
    const world = await asked()
    const stranger = { ...world, consultant: await consultant() }
    expect(await hold(stranger)).toMatchObject({ sentence: 'There is no such request, or it is not yours to see.' })
    done(await withdrawRequest(world.consultant, { request: world.request, reason: 'mistake', reasonOther: '' }, noon))
    expect(await hold(world)).toMatchObject({ sentence: expect.stringContaining('is not open') })
    done(await saveDraft(world.consultant, form(world.case.code, 2), noon))
    const draft = await db.request.findFirstOrThrow({ where: { caseId: world.case.id, status: 'draft' } })
    expect(await hold({ ...world, request: `ESR-${draft.reference}` })).toMatchObject({
      sentence: expect.stringContaining('is not open'),
    })
    expect(await releaseSlot(stranger.consultant, world, noon)).toMatchObject({ refused: true })
    expect(await db.calendarBlock.count({ where: { consultantId: world.consultant.id } })).toBe(0)
  })

  test('of 20 who hold or book one time at once, one gets it', async () => {
    const worlds = [await asked()]
    const of = worlds[0]?.consultant ?? (await consultant())
    while (worlds.length < 10) {
      const world = { ...(await smallWorld()), consultant: of }
      await db.assistCase.update({ where: { id: world.case.id }, data: { consultantId: of.id } })
      worlds.push({ ...world, request: await submitted(world, 2) })
    }
    const book = ({ case: { code } }: World) =>
      bookAppointment(of, { case: code, startsAt: third('11:30'), manner: 'video' }, noon)
    const bookable = [...worlds.slice(1), ...worlds.slice(-1)]
    const results = await Promise.all([...worlds.map((world) => hold(world)), ...bookable.map(book)])
    expect(results.filter((result) => !isRefusal(result))).toHaveLength(1)
    for (const refused of results.filter(isRefusal)) expect(refused.sentence).toMatch(/^That time is taken by/)
    const there = { consultantId: of.id, startsAt: third('11:30') }
    expect((await db.appointment.count({ where: there })) + (await db.calendarBlock.count({ where: there }))).toBe(1)
  })
})
