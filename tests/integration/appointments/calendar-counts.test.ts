import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { sessionMinutes, sessionOnCase } from '@/lib/appointments/appointment'
import { calendarOf } from '@/lib/appointments/queries'
import { endOf, instantAt } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Consultant } from '@/lib/people/person'
import { assistCase, client, days, noon, smallWorld } from '@/tests/support/world'

// A calendar's data grows with what it shows, not with history; and what it counts is what the rule says.

const zone = 'Australia/Sydney'
const november = {
  ...{ from: instantAt('2026-11-01', '00:00', zone), to: endOf('2026-11-30', zone), appointment: null },
}
const becomes = [
  { status: 'completed' },
  { status: 'no_show' },
  { status: 'cancelled', cancellation: 'client_early', cancelledAt: noon },
  { status: 'cancelled', cancellation: 'client_late', cancelledAt: noon },
  { status: 'cancelled', cancellation: 'provider', cancelledAt: noon },
] as const

/** Appointments of cases in turn, one after another from an instant on, each settled in another way. */
async function many(of: Consultant, cases: readonly string[], count: number, from: Date, step = 3_600_000) {
  const data: Prisma.AppointmentCreateManyInput[] = Array.from({ length: count }, (_, nth) => {
    const startsAt = new Date(from.getTime() + nth * step)
    return {
      ...{ caseId: cases[nth % cases.length] ?? '', consultantId: of.id, manner: 'video', timeZone: zone },
      ...{ startsAt, endsAt: new Date(startsAt.getTime() + sessionMinutes * 60_000), ...becomes[(nth * 7) % 5] },
    }
  })
  await db.appointment.createMany({ data })
}

test('200 appointments of a month are counted as the rule counts them', async () => {
  const world = await smallWorld()
  const second = await assistCase(world.consultant, world.client.id, { entitled: 3 })
  const cases = [world.case.id, second.id]
  await many(world.consultant, cases, 30, new Date(noon.getTime() - days(90)))
  await many(world.consultant, cases, 200, instantAt('2026-11-02', '00:00', zone))
  const { entries } = await calendarOf(world.consultant, november, noon)
  const rows = await db.appointment.findMany({
    where: { consultantId: world.consultant.id, startsAt: { gte: november.from } },
    include: { case: { include: { appointments: true, allotments: true } } },
    orderBy: { startsAt: 'asc' },
  })
  expect(entries).toHaveLength(200)
  expect(entries.map(({ session }) => session)).toEqual(rows.map((row) => sessionOnCase(row, row.case)))
})

test('a history ten times as long sends not one row more', async () => {
  const world = await smallWorld()
  const other = await client(world.organisationId)
  const cases = [world.case.id, (await assistCase(world.consultant, other.id)).id]
  await many(world.consultant, cases, 40, instantAt('2026-11-02', '00:00', zone))
  const sent = async () => {
    const asked = vi.spyOn(pg.Pool.prototype, 'query')
    await calendarOf(world.consultant, november, noon)
    const answers = await Promise.all(asked.mock.results.map(({ value }) => value as Promise<pg.QueryResult>))
    asked.mockRestore()
    return answers.map(({ rows }) => ({ rows: rows.length, values: JSON.stringify(rows).split(',').length }))
  }
  const before = await sent()
  expect(Math.max(...before.map(({ rows }) => rows))).toBe(40)
  await many(world.consultant, cases, 400, new Date(noon.getTime() - days(400)))
  expect(await sent()).toEqual(before)
})
