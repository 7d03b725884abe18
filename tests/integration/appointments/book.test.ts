import { describe, expect, test } from 'vitest'
import { appointmentNumber } from '@/lib/appointments/appointment'
import { bookAppointment } from '@/lib/appointments/book'
import { moveAppointment } from '@/lib/appointments/move'
import { approveRequest } from '@/lib/approvals/approve'
import { closeCase } from '@/lib/cases/close-case'
import { db } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import {
  appointment,
  assistCase,
  client,
  consultant,
  days,
  done,
  noon,
  smallWorld,
  submitted,
} from '@/tests/support/world'

const hours = (count: number) => new Date(noon.getTime() + count * 3_600_000)
const video = (code: string, startsAt: Date) => ({ case: code, startsAt, manner: 'video' as const })
const said = (result: unknown) => {
  if (!isRefusal(result)) throw new Error(`It was not refused: ${JSON.stringify(result)}`)
  return [result.sentence, ...Object.values(result.fields)].join(' ')
}
const appointmentsOf = (caseId: string) =>
  db.appointment.findMany({ where: { caseId }, orderBy: { startsAt: 'asc' }, include: { busy: true } })
const events = (appointmentId: string) =>
  db.historyEntry.findMany({ where: { appointmentId }, orderBy: { id: 'asc' }, select: { event: true, data: true } })

describe('a booking', () => {
  test('is 50 minutes in the calendar, with its history row and the tasks that follow', async () => {
    const world = await smallWorld()
    const { id } = done(await bookAppointment(world.consultant, video(world.case.code, hours(3)), noon))
    const [row] = await appointmentsOf(world.case.id)
    expect(row).toMatchObject({ id, startsAt: hours(3), endsAt: new Date(hours(3).getTime() + 3_000_000), sequence: 0 })
    expect(await events(id)).toEqual([
      { event: 'appointment.booked', data: { startsAt: hours(3).toISOString(), manner: 'video' } },
    ])
    const tasks = await db.task.findMany({ where: { caseId: world.case.id, doneAt: null } })
    expect(tasks.map(({ kind }) => kind)).toEqual(['waiting_for_appointment_completion'])
  })

  test('sent twice is one', async () => {
    const world = await smallWorld()
    const send = () => bookAppointment(world.consultant, video(world.case.code, hours(3)), noon)
    const [one, two] = [done(await send()), done(await send())]
    expect(two).toEqual(one)
    expect(await appointmentsOf(world.case.id)).toHaveLength(1)
  })

  test('is refused in the past, more than a year ahead, on a closed case and on another consultant’s', async () => {
    const world = await smallWorld()
    const book = (startsAt: Date, of = world.consultant) => bookAppointment(of, video(world.case.code, startsAt), noon)
    expect(said(await book(noon))).toContain('still ahead')
    expect(said(await book(hours(-1)))).toContain('still ahead')
    expect(said(await book(new Date(noon.getTime() + days(367))))).toContain('within a year')
    expect(said(await book(hours(3), await consultant()))).toContain('no such case')
    done(await closeCase(world.consultant, world.case.code, noon))
    expect(said(await book(hours(3)))).toContain('is closed')
    expect(await appointmentsOf(world.case.id)).toEqual([])
  })

  test('never goes beyond what remains; an open request is named, and its approval opens it at once', async () => {
    const world = await smallWorld({ entitled: 4, completed: 4 })
    const book = (hour: number) => bookAppointment(world.consultant, video(world.case.code, hours(hour)), noon)
    expect(said(await book(3))).toContain('Request extra sessions first')
    const request = await submitted(world, 2)
    expect(said(await book(3))).toMatch(new RegExp(`${request} has asked for 2 more since 24 Nov 2026`))
    done(await approveRequest(world.reviewer, { request, version: 1, choice: 'approve_all', condition: '' }, noon))
    done(await book(3))
    done(await book(5))
    expect(said(await book(7))).toContain('No session remains')
  })

  test('is refused where the calendar is taken: by a session, in whole or in part, and by a block; not beside it', async () => {
    const world = await smallWorld()
    const other = await assistCase(world.consultant, (await client(world.organisationId)).id)
    done(await bookAppointment(world.consultant, video(world.case.code, hours(3)), noon))
    const book = (minutes: number, of = world.consultant) =>
      bookAppointment(of, video(other.code, new Date(hours(3).getTime() + minutes * 60_000)), noon)
    for (const minutes of [0, 45, -45, 1]) expect(said(await book(minutes))).toContain('an appointment with Wren')
    const lunch = { kind: 'lunch', title: 'Lunch', startsAt: hours(6), endsAt: hours(7), timeZone: 'Australia/Sydney' }
    await db.calendarBlock.create({ data: { ...lunch, consultantId: world.consultant.id } })
    expect(said(await book(179))).toContain('“Lunch”')
    done(await book(50))
    done(await book(-50))
    expect(await appointmentsOf(other.id)).toHaveLength(2)
  })

  test('is refused by the database itself where the form did not see it', async () => {
    const world = await smallWorld()
    await appointment(world.consultant, world.case.id, hours(3))
    const again = appointment(world.consultant, world.case.id, hours(3.5))
    await expect(again).rejects.toThrow(/busy_time_no_overlap/)
    await appointment(await consultant(), world.case.id, hours(3))
    const cancelled = { status: 'cancelled', cancellation: 'provider', cancelledAt: noon }
    await appointment(world.consultant, world.case.id, hours(3), cancelled)
  })
})

describe('moving', () => {
  async function booked(entitled = 6) {
    const world = await smallWorld({ entitled })
    const { id, number } = done(await bookAppointment(world.consultant, video(world.case.code, hours(3)), noon))
    const move = (startsAt: Date, more = {}, at = noon) =>
      moveAppointment(world.consultant, { appointment: appointmentNumber(number), startsAt, ...more }, at)
    return { ...world, id, move }
  }

  test('keeps the appointment and its session, and tells from where to where', async () => {
    const { id, move, case: of } = await booked(1)
    done(await move(hours(26), { manner: 'phone' }))
    expect(await appointmentsOf(of.id)).toMatchObject([{ id, startsAt: hours(26), manner: 'phone', sequence: 1 }])
    expect((await events(id)).at(-1)).toEqual({
      event: 'appointment.moved',
      data: { from: hours(3).toISOString(), startsAt: hours(26).toISOString(), manner: 'phone' },
    })
  })

  test('by less than its length does not stand in its own way, and frees what it leaves', async () => {
    const { move, case: of, consultant: own } = await booked()
    done(await move(hours(3.5)))
    done(await bookAppointment(own, video(of.code, hours(2.5)), noon))
    expect(said(await move(hours(3)))).toContain('an appointment with Wren')
  })

  test('is refused to the past, to where it is, to a date past its lapse, and once it is under way or settled', async () => {
    const world = await booked()
    expect(said(await world.move(hours(-2)))).toContain('still ahead')
    expect(said(await world.move(hours(3)))).toContain('at that time already')
    const set = (data: object) => db.appointment.update({ where: { id: world.id }, data })
    await set({ status: 'commenced' })
    expect(said(await world.move(hours(26)))).toContain('under way')
    await set({ status: 'completed' })
    expect(said(await world.move(hours(26)))).toContain('is completed, so it cannot be moved')
    await expect(set({ startsAt: hours(30), endsAt: hours(31) })).rejects.toThrow(/locked/)
    await expect(set({ status: 'scheduled' })).rejects.toThrow(/locked/)
    expect((await appointmentsOf(world.case.id))[0]).toMatchObject({ startsAt: hours(3), status: 'completed' })
  })

  test('past the day on which what remains lapses is refused', async () => {
    const world = await smallWorld({ entitled: 2 })
    await appointment(world.consultant, world.case.id, new Date(noon.getTime() - days(350)), { status: 'completed' })
    const { number } = done(await bookAppointment(world.consultant, video(world.case.code, hours(3)), noon))
    const move = (ahead: number) =>
      moveAppointment(
        world.consultant,
        { appointment: appointmentNumber(number), startsAt: new Date(noon.getTime() + days(ahead)) },
        noon,
      )
    expect(said(await move(20))).toContain('lapses on')
    done(await move(10))
  })

  test('another consultant’s is not found', async () => {
    const world = await booked()
    const [row] = await appointmentsOf(world.case.id)
    const move = { appointment: appointmentNumber(row?.number ?? 0), startsAt: hours(30) }
    expect(said(await moveAppointment(await consultant(), move, noon))).toContain('no such appointment')
  })
})
