import 'server-only'
import { randomUUID } from 'node:crypto'
import { isBusinessDay } from '@/lib/clocks/business-days'
import { instantAt } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { type Column, columns, dateOf } from '@/prisma/demo/frame'
import type { ConsultantKey } from '@/prisma/demo/people'
import type { World } from '@/prisma/demo/world'

type Block = {
  column: Column
  from: string
  to: string
  kind: string
  title: string
  detail?: string
  weeks?: number[]
}

const around = [-4, -3, -2, -1, 0, 1, 2, 3, 4]
const lunch = (column: Column, from: string, to: string): Block => ({ column, from, to, kind: 'lunch', title: 'Lunch' })

const priyas: Block[] = [
  lunch('mon', '12:30', '12:55'),
  lunch('tue', '12:30', '13:15'),
  lunch('wed', '12:30', '13:00'),
  lunch('fri', '12:30', '12:55'),
  {
    column: 'tue',
    from: '16:30',
    to: '17:30',
    kind: 'supervision',
    title: 'Clinical supervision',
    detail: 'Dr Hart',
    weeks: [-4, -2, 0, 2, 4],
  },
  { column: 'thu', from: '12:00', to: '13:00', kind: 'meeting', title: 'Team meeting', detail: 'Room 2 and online' },
  { column: 'fri', from: '13:00', to: '17:00', kind: 'leave', title: 'Leave', detail: 'Approved', weeks: [0] },
]

/** Lunches, meetings, supervision and leave, a month back and a month ahead, wherever no session is. */
export async function keepTimeFree(world: World): Promise<void> {
  const rest = (Object.keys(world.places) as ConsultantKey[]).filter((key) => key !== 'priya')
  const data = [
    ...priyas.flatMap((block) => blocksOf(world, 'priya', block)),
    ...rest.flatMap((key) => columns.flatMap((column) => blocksOf(world, key, lunch(column, '12:15', '13:00')))),
  ]
  const sessions = await db.appointment.findMany({
    where: { status: { not: 'cancelled' } },
    select: { consultantId: true, startsAt: true, endsAt: true },
  })
  const free = data.filter(
    (block) =>
      !sessions.some(
        (one) => one.consultantId === block.consultantId && one.startsAt < block.endsAt && one.endsAt > block.startsAt,
      ),
  )
  await db.calendarBlock.createMany({ data: free })
}

function blocksOf(
  world: World,
  key: ConsultantKey,
  { column, from, to, weeks = around, kind, title, detail = '' }: Block,
) {
  const { timeZone, holidays } = world.places[key]
  const seriesId = weeks.length > 1 ? randomUUID() : null
  return weeks
    .map((week) => dateOf(world.focus, column, week))
    .filter((date) => isBusinessDay(date, holidays))
    .map((date) => ({
      ...{ consultantId: world.people.consultant(key).id, kind, title, detail, timeZone, seriesId },
      ...{ startsAt: instantAt(date, from, timeZone), endsAt: instantAt(date, to, timeZone) },
    }))
}
