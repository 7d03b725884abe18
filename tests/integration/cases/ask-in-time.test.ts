import { expect, test } from 'vitest'
import { appointmentNumber } from '@/lib/appointments/appointment'
import { calendarOf, factsOfAppointment } from '@/lib/appointments/queries'
import { askInTimeWords } from '@/lib/cases/ask-in-time'
import { assistCaseOf } from '@/lib/cases/queries'
import { clientOf } from '@/lib/clients/queries'
import { instantAt } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { appointment, days, noon, smallWorld, submitted } from '@/tests/support/world'

const at = (day: string) => instantAt(day, '11:30', 'Australia/Sydney')
const monday = new Date(noon.getTime() - days(8))

/** Six entitled, three held a week apart, three booked up to Thursday 3 December; a request of 4 would be the twelfth. */
async function booked(entitled = 6) {
  const world = await smallWorld({ entitled, terms: { clinicalReviewThreshold: 10 } })
  const own = (day: string, status = 'scheduled') => appointment(world.consultant, world.case.id, at(day), { status })
  for (const day of ['2026-10-29', '2026-11-05', '2026-11-12']) await own(day, 'completed')
  await own('2026-11-19')
  await own('2026-11-26')
  const last = await own('2026-12-03')
  await appointment(world.consultant, world.case.id, at('2026-12-10'), {
    ...{ status: 'cancelled', cancellation: 'client_early', cancelledAt: monday },
  })
  return { ...world, number: appointmentNumber(last.number) }
}

const sentence = 'Last session on 3 December: ask by 23 November; for 4 sessions today, because of the clinical review.'

test('case, client, calendar and appointment say the same date', async () => {
  const world = await booked()
  const { consultant: of } = world
  const week = { from: at('2026-11-16'), to: at('2026-11-23'), appointment: world.number }
  const said = [
    (await assistCaseOf(of, world.case.code, monday))?.askInTime,
    (await clientOf(of, world.client.id, monday))?.services[0]?.askInTime,
    (await calendarOf(of, week, monday)).open?.own?.askInTime,
    (await factsOfAppointment(of, world.number, monday))?.own?.askInTime,
  ]
  expect(said.map((facts) => facts && askInTimeWords(facts))).toEqual(Array(4).fill(sentence))
})

test('sessions that remain are counted on by the rhythm; a holiday of the state moves the date', async () => {
  const world = await booked(9)
  const facts = (await assistCaseOf(world.consultant, world.case.code, monday))?.askInTime
  // Three more weeks, so that every number needs a review: business day 13 of 7 December is 24 December.
  expect(facts).toMatchObject({ lastSession: '2026-12-24', projected: true, direct: null })
  expect(facts?.reviewed?.askBy).toBe('2026-12-07')
  await db.holiday.createMany({ data: [{ state: 'NSW', day: new Date('2026-12-09'), name: 'A day off' }] })
  const earlier = (await assistCaseOf(world.consultant, world.case.code, monday))?.askInTime
  expect(earlier?.reviewed?.askBy).toBe('2026-12-04')
})

test('nothing is said while a request is open, where none can be made, and on a closed case', async () => {
  const world = await booked()
  const said = async () => (await assistCaseOf(world.consultant, world.case.code, noon))?.askInTime
  expect(await said()).not.toBeNull()
  await submitted(world, 2)
  expect(await said()).toBeNull()
  const without = await smallWorld({ terms: { extraSessionsAllowed: false } })
  expect((await assistCaseOf(without.consultant, without.case.code, noon))?.askInTime).toBeNull()
  const closed = await smallWorld()
  await db.assistCase.update({ where: { id: closed.case.id }, data: { closedAt: noon } })
  expect((await assistCaseOf(closed.consultant, closed.case.code, noon))?.askInTime).toBeNull()
})
