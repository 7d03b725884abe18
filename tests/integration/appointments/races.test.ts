import { expect, test } from 'vitest'
import { appointmentNumber } from '@/lib/appointments/appointment'
import { bookAppointment } from '@/lib/appointments/book'
import { moveAppointment } from '@/lib/appointments/move'
import { db } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { assistCase, client, days, done, noon, smallWorld } from '@/tests/support/world'

const rounds = process.env.SIZE === 'full' ? 200 : 5
const at20 = Array.from({ length: 20 }, (_, index) => index)
const won = (results: readonly unknown[]) => results.filter((result) => !isRefusal(result)).length
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)

test(`20 bookings for the last session at once, ${rounds} times: one wins`, { timeout: 3_600_000 }, async () => {
  for (let round = 0; round < rounds; round++) {
    const world = await smallWorld({ entitled: 3, completed: 2 })
    const results = await Promise.all(
      at20.map((index) =>
        bookAppointment(
          world.consultant,
          { case: world.case.code, startsAt: later(60 * (index + 1)), manner: 'video' },
          noon,
        ),
      ),
    )
    expect(won(results)).toBe(1)
    expect(await db.appointment.count({ where: { caseId: world.case.id, status: 'scheduled' } })).toBe(1)
    const words = results.flatMap((result) => (isRefusal(result) ? [result.sentence] : []))
    expect(words.every((sentence) => sentence.includes('No session remains'))).toBe(true)
  }
})

test(`20 clients for one slot at once, ${rounds} times: one wins`, { timeout: 3_600_000 }, async () => {
  const world = await smallWorld()
  const cases = await Promise.all(
    at20.map(async () => assistCase(world.consultant, (await client(world.organisationId)).id, { entitled: 100 })),
  )
  for (let round = 0; round < rounds; round++) {
    // Each a little later, so that they overlap without being the same time.
    const slot = (index: number) => later(60 * (round + 1) + (index % 5) * 2)
    const results = await Promise.all(
      cases.map(({ code }, index) =>
        bookAppointment(world.consultant, { case: code, startsAt: slot(index), manner: 'phone' }, noon),
      ),
    )
    expect(won(results)).toBe(1)
    const booked = { consultantId: world.consultant.id, status: 'scheduled' }
    expect(await db.appointment.count({ where: booked })).toBe(round + 1)
    const words = results.flatMap((result) =>
      isRefusal(result) ? [Object.values(result.fields).join() + result.sentence] : [],
    )
    expect(words.every((sentence) => /taken/.test(sentence))).toBe(true)
  }
})

test('two that move into each other’s place at once: neither is lost, and they never overlap', async () => {
  const world = await smallWorld({ entitled: 2 })
  const other = await assistCase(world.consultant, (await client(world.organisationId)).id)
  const [one, two] = [later(60), later(180)]
  const book = async (code: string, startsAt: Date) =>
    appointmentNumber(
      done(await bookAppointment(world.consultant, { case: code, startsAt, manner: 'video' }, noon)).number,
    )
  const [first, second] = [await book(world.case.code, one), await book(other.code, two)]
  const gap = new Date(noon.getTime() + days(1))
  const results = await Promise.all([
    moveAppointment(world.consultant, { appointment: first, startsAt: gap }, noon),
    moveAppointment(world.consultant, { appointment: second, startsAt: gap }, noon),
  ])
  expect(won(results)).toBe(1)
  expect(await db.appointment.count({ where: { consultantId: world.consultant.id, startsAt: gap } })).toBe(1)
})
