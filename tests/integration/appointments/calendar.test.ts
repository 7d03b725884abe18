import { describe, expect, test } from 'vitest'
import { appointmentNumber } from '@/lib/appointments/appointment'
import { bookAppointment } from '@/lib/appointments/book'
import { appointmentOf, calendarOf } from '@/lib/appointments/queries'
import { endOf, instantAt } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { appointment, consultant, days, done, noon, practice, smallWorld, submitted } from '@/tests/support/world'

const zone = 'Australia/Sydney'
const week = { from: instantAt('2026-11-21', '00:00', zone), to: endOf('2026-11-27', zone), appointment: null }
const at = (time: string, day = '2026-11-24') => instantAt(day, time, zone)

/** A consultant with one appointment today at 2 pm, and a colleague of the same practice. */
async function calendar(options: Parameters<typeof smallWorld>[0] = {}) {
  const world = await smallWorld(options)
  const booked = await appointment(world.consultant, world.case.id, at('14:00'))
  return { ...world, number: appointmentNumber(booked.number) }
}

describe('a calendar', () => {
  test('holds the appointments of its period, by time, and nothing of the days around it', async () => {
    const { consultant: own, case: of } = await calendar()
    for (const [time, day] of [
      ['00:00', '2026-11-21'],
      ['23:10', '2026-11-20'],
      ['23:30', '2026-11-27'],
      ['00:20', '2026-11-28'],
    ] as const)
      await appointment(own, of.id, at(time, day))
    const { entries, next } = await calendarOf(own, week, noon)
    expect(entries.map(({ startsAt }) => startsAt)).toEqual([
      at('00:00', '2026-11-21'),
      at('14:00'),
      at('23:30', '2026-11-27'),
    ])
    expect(next).toEqual(at('00:20', '2026-11-28'))
  })

  test('says which session of its case each one is, and what has become of it', async () => {
    const { consultant: own, case: of } = await calendar({ entitled: 8, completed: 3 })
    await appointment(own, of.id, at('10:00'), { status: 'cancelled', cancellation: 'client_early', cancelledAt: noon })
    await appointment(own, of.id, at('11:00'), { status: 'cancelled', cancellation: 'client_late', cancelledAt: noon })
    await appointment(own, of.id, at('11:00', '2026-11-20'))
    const { entries } = await calendarOf(own, { ...week, from: at('00:00', '2026-11-20') }, noon)
    expect(entries.map(({ state, session, needsYou }) => ({ state, session: session?.nth, needsYou }))).toEqual([
      { state: 'to_be_completed', session: 1, needsYou: true },
      { state: 'completed', session: 2, needsYou: false },
      { state: 'completed', session: 3, needsYou: false },
      { state: 'completed', session: 4, needsYou: false },
      { state: 'cancelled', session: undefined, needsYou: false },
      { state: 'late_cancellation', session: 5, needsYou: false },
      { state: 'scheduled', session: 6, needsYou: false },
    ])
    expect(entries.at(-1)?.session?.of).toBe(8)
  })

  test('marks what is ahead on a case whose request waits on the consultant', async () => {
    const world = await calendar({ entitled: 8, completed: 7 })
    const marked = async () => (await calendarOf(world.consultant, week, noon)).entries.filter((one) => one.needsYou)
    expect(await marked()).toHaveLength(0)
    await submitted(world, 4)
    expect(await marked()).toHaveLength(1)
  })

  test('holds blocks that reach into the period, however long ago they began', async () => {
    const { consultant: own } = await calendar()
    const block = (title: string, startsAt: Date, endsAt: Date) =>
      db.calendarBlock.create({
        data: { consultantId: own.id, kind: 'leave', title, startsAt, endsAt, timeZone: zone },
      })
    await block('Long leave', new Date(noon.getTime() - days(300)), at('09:00', '2026-11-21'))
    await block('Over', at('09:00', '2026-11-19'), week.from)
    await block('Lunch', at('12:30'), at('13:15'))
    expect((await calendarOf(own, week, noon)).blocks.map(({ title }) => title)).toEqual(['Long leave', 'Lunch'])
  })

  test('opens an appointment with its case, count, tasks and what may be asked', async () => {
    const world = await calendar({ entitled: 8, completed: 5 })
    const { open } = await calendarOf(world.consultant, { ...week, appointment: world.number }, noon)
    expect(open).toMatchObject({
      number: world.number,
      session: { nth: 6, of: 8 },
      case: { number: world.case.number },
    })
    expect(open?.own?.ledger.sums).toMatchObject({ completed: 5, scheduled: 1, remaining: 2 })
    expect(open?.own?.ask).toEqual({ open: null, barred: null, draft: false })
  })
})

describe('an appointment is found', () => {
  test('by its consultant, with its history', async () => {
    const world = await calendar()
    const booking = { case: world.case.code, startsAt: at('10:00', '2026-11-25'), manner: 'phone' } as const
    const { number } = done(await bookAppointment(world.consultant, booking, noon))
    const found = await appointmentOf(world.consultant, appointmentNumber(number), noon)
    expect(found?.facts.client).toContain('Wren')
    expect(found?.history).toMatchObject({ of: 1, entries: [{ event: 'appointment.booked', appointment: number }] })
    expect((await appointmentOf(world.consultant, world.number, noon))?.history.entries).toEqual([])
  })

  test('by whoever held it after the case went to someone else, without the case’s count', async () => {
    const world = await calendar()
    await db.assistCase.update({ where: { id: world.case.id }, data: { consultantId: (await consultant()).id } })
    const found = await appointmentOf(world.consultant, world.number, noon)
    expect(found?.facts.own).toBeNull()
  })

  test.each(['same practice', 'another practice', 'no practice'])('by no consultant of %s', async (where) => {
    const world = await calendar()
    const clinic = await practice()
    await db.person.update({ where: { id: world.consultant.id }, data: { practiceId: clinic } })
    const where_ = { 'same practice': clinic, 'another practice': await practice(), 'no practice': null }[where]
    const other = await consultant(where_ ?? null)
    expect(await appointmentOf(other, world.number, noon)).toBeNull()
    const theirs = await calendarOf(other, { ...week, appointment: world.number }, noon)
    expect(theirs).toEqual({ entries: [], blocks: [], open: null, next: null })
  })

  test.each(['APP-99999', 'APP-1', '', '1 OR 1=1'])('by no number like "%s"', async (number) => {
    const { consultant: own } = await calendar()
    expect(await appointmentOf(own, number, noon)).toBeNull()
  })
})
