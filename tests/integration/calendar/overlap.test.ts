import { expect, test } from 'vitest'
import { isOverlap, refuseOverlap, type Time, whatIsThere } from '@/lib/calendar/overlap'
import { instantAt } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import type { Consultant } from '@/lib/people/person'
import { referenceOf } from '@/lib/requests/request'
import { appointment, consultant, smallWorld, submitted } from '@/tests/support/world'

const zone = 'Australia/Sydney'
const at = (time: string, day = '2026-12-03') => instantAt(day, time, zone)
const slot = (from: string, to: string): Time => ({ startsAt: at(from), endsAt: at(to) })

const block = (of: Consultant, kind: string, title: string, time: Time, requestId: string | null = null) =>
  db.calendarBlock.create({ data: { consultantId: of.id, kind, title, ...time, timeZone: zone, requestId } })

test('an appointment, a held slot and a block are named; what only touches is not in the way', async () => {
  const world = await smallWorld()
  const [of, client] = [world.consultant, `Wren ${world.client.familyName}`]
  const there = (from: string, to: string, except = {}) => whatIsThere(db, of, slot(from, to), except)
  const booked = await appointment(of, world.case.id, at('11:30'))
  const lunch = await block(of, 'lunch', 'Lunch', slot('12:20', '13:00'))
  const reference = referenceOf(await submitted(world, 2)) ?? ''
  const { id } = await db.request.findUniqueOrThrow({ where: { reference } })
  const held = await block(of, 'held', '', slot('15:00', '15:50'), id)

  expect(await there('11:00', '11:31')).toBe(`an appointment with ${client}, Thu 3 December, 11:30 am to 12:20 pm`)
  expect(await there('12:40', '12:50')).toBe('“Lunch”, Thu 3 December, 12:20 pm to 1:00 pm')
  expect(await there('15:49', '16:39')).toBe(`a slot held for ${client}, Thu 3 December, 3:00 pm to 3:50 pm`)
  expect(await there('10:40', '11:30')).toBeNull()
  expect(await there('13:00', '15:00')).toBeNull()
  expect(await there('15:50', '23:00')).toBeNull()

  expect(await there('12:00', '13:00')).toContain('an appointment')
  expect(await there('12:00', '13:00', { appointment: booked.id })).toContain('Lunch')
  expect(await there('12:00', '13:00', { appointment: booked.id, block: lunch.id })).toBeNull()
  expect(await there('12:30', '13:00', { ownBlocks: true })).toBeNull()
  expect(await there('12:30', '15:10', { ownBlocks: true })).toContain('a slot held')
  expect(await there('15:00', '15:50', { block: held.id })).toBeNull()
  expect(await whatIsThere(db, await consultant(), slot('00:00', '23:00'))).toBeNull()
})

test('what goes over days is named by its first and its last', async () => {
  const world = await smallWorld()
  const leave = { startsAt: at('00:00', '2026-12-03'), endsAt: at('00:00', '2026-12-06') }
  await block(world.consultant, 'leave', 'Leave', leave)
  const there = await whatIsThere(db, world.consultant, slot('11:30', '12:20'))
  expect(there).toBe('“Leave”, Thu 3 December to Sat 5 December')
})

test('what is settled takes no time, and what is moved or removed frees it', async () => {
  const world = await smallWorld()
  const booked = await appointment(world.consultant, world.case.id, at('11:30'))
  const free = async () => (await whatIsThere(db, world.consultant, slot('11:30', '12:20'))) === null
  expect(await free()).toBe(false)
  await db.appointment.update({ where: { id: booked.id }, data: { startsAt: at('14:00'), endsAt: at('14:50') } })
  expect(await free()).toBe(true)
  await db.appointment.update({ where: { id: booked.id }, data: { startsAt: at('11:30'), endsAt: at('12:20') } })
  await db.appointment.update({ where: { id: booked.id }, data: { status: 'completed' } })
  expect(await free()).toBe(true)
})

test('an overlap is told from every other error, in a transaction and in plain SQL', async () => {
  const world = await smallWorld()
  const take = () => appointment(world.consultant, world.case.id, at('11:30'))
  await take()
  const error = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (reason: unknown) => reason,
    )
  expect(isOverlap(await error(take()))).toBe(true)
  const leave = { consultantId: world.consultant.id, kind: 'leave', title: 'Leave', ...slot('09:00', '17:00') }
  const within = db.$transaction((tx) => tx.calendarBlock.create({ data: { ...leave, timeZone: zone } }))
  expect(isOverlap(await error(within))).toBe(true)
  expect(
    isOverlap(
      await error(
        db.$executeRaw`UPDATE appointment SET consultant_id = gen_random_uuid() WHERE case_id = ${world.case.id}::uuid AND status = 'scheduled'`,
      ),
    ),
  ).toBe(false)
  expect(isOverlap(new Error('busy_time_no_overlap'))).toBe(false)
  expect(isOverlap(null)).toBe(false)
})

test('of 20 who take one time at once one gets it, and the others read who is there', async () => {
  const world = await smallWorld()
  const time = slot('11:30', '12:20')
  const take = () =>
    db.$transaction(async (tx) => {
      const taken = await refuseOverlap(tx, world.consultant, time)
      if (taken) return taken.sentence
      await tx.appointment.create({
        data: { caseId: world.case.id, consultantId: world.consultant.id, ...time, timeZone: zone, manner: 'video' },
      })
      return 'mine'
    })
  const said = await Promise.all(Array.from({ length: 20 }, take))
  expect(said.filter((one) => one === 'mine')).toHaveLength(1)
  const sentence = `That time is taken by an appointment with Wren ${world.client.familyName}, Thu 3 December, 11:30 am to 12:20 pm. Choose another time.`
  expect(said.filter((one) => one === sentence)).toHaveLength(19)
})
