import { describe, expect, test } from 'vitest'
import { bookAppointment } from '@/lib/appointments/book'
import { addBlock } from '@/lib/calendar/add-block'
import { typedBlockTime } from '@/lib/calendar/block-time'
import { changeBlock } from '@/lib/calendar/change-block'
import { blockOf } from '@/lib/calendar/queries'
import { removeBlock } from '@/lib/calendar/remove-block'
import { instantAt, timeInZone } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import type { Consultant } from '@/lib/people/person'
import { isRefusal } from '@/lib/refusal'
import { appointment, consultant, done, noon, smallWorld, submitted } from '@/tests/support/world'

const zone = 'Australia/Sydney'
const day = '2026-11-26'
const at = (time: string, on = day) => instantAt(on, time, zone)

function time(fromTime: string, toTime: string, fromDate = day, toDate = fromDate) {
  return done(typedBlockTime({ fromDate, fromTime, toDate, toTime, wholeDays: false }, zone))
}
const lunch = { kind: 'lunch', title: '', detail: '', until: null, leaveOut: false } as const
const weekly = { ...lunch, time: time('12:30', '13:15'), until: '2027-01-07' }

const blocksOf = ({ id }: Consultant) =>
  db.calendarBlock.findMany({ where: { consultantId: id }, orderBy: { startsAt: 'asc' } })
const historyOf = ({ id }: Consultant) =>
  db.historyEntry.findMany({ where: { OR: [{ personId: id }, { onBehalfOfId: id }] }, orderBy: { id: 'asc' } })

/** A consultant with lunch every week from `day` to 7 January: seven weeks. */
async function series() {
  const world = await smallWorld({ entitled: 8 })
  done(await addBlock(world.consultant, weekly, noon))
  const blocks = await blocksOf(world.consultant)
  return { ...world, blocks, nth: (week: number) => blocks[week]?.id ?? '' }
}
const hours = async (of: Consultant) => (await blocksOf(of)).map(({ startsAt }) => timeInZone(startsAt, zone))

describe('adding a block', () => {
  test('keeps one row, called by its kind where it has no title, and says so in history', async () => {
    const own = await consultant()
    expect(await addBlock(own, { ...lunch, time: time('12:30', '13:15') }, noon)).toEqual({ weeks: 1 })
    expect(await blocksOf(own)).toMatchObject([
      { title: 'Lunch', startsAt: at('12:30'), endsAt: at('13:15'), seriesId: null, timeZone: zone },
    ])
    const data = { kind: 'lunch', startsAt: at('12:30').toISOString(), weeks: 1 }
    expect(await historyOf(own)).toMatchObject([{ event: 'calendar.block_added', personId: own.id, data }])
  })

  test('every week keeps one row a week under one series and one row of history', async () => {
    const { consultant: own, blocks } = await series()
    expect(blocks).toHaveLength(7)
    expect(new Set(blocks.map(({ seriesId }) => seriesId)).size).toBe(1)
    expect(new Set(await hours(own))).toEqual(new Set(['12:30']))
    expect(await historyOf(own)).toMatchObject([{ data: { weeks: 7 } }])
  })

  test('names practice staff and the consultant they act for', async () => {
    const [own, staff] = [await consultant(), await consultant()]
    done(await addBlock({ ...own, by: staff }, { ...lunch, time: time('12:30', '13:15') }, noon))
    expect(await historyOf(own)).toMatchObject([{ personId: staff.id, onBehalfOfId: own.id }])
  })

  test('is refused as a whole on an appointment, which it names; or leaves that week out', async () => {
    const { consultant: own, case: of, client } = await smallWorld()
    await appointment(own, of.id, at('12:00', '2026-12-10'))
    const refused = await addBlock(own, weekly, noon)
    expect(refused).toMatchObject({ refused: true, sentence: expect.stringContaining(client.familyName) })
    expect(refused).toMatchObject({ sentence: expect.stringContaining('Thu 10 December, 12:00 pm to 12:50 pm') })
    expect([await blocksOf(own), await historyOf(own)]).toEqual([[], []])
    expect(await addBlock(own, { ...weekly, leaveOut: true }, noon)).toEqual({ weeks: 6 })
    expect((await blocksOf(own)).map(({ startsAt }) => startsAt)).not.toContainEqual(at('12:30', '2026-12-10'))
  })

  test('names three of what is in the way, and how many more', async () => {
    const { consultant: own, case: of } = await smallWorld()
    for (const on of ['2026-11-26', '2026-12-03', '2026-12-10', '2026-12-17', '2026-12-24'])
      await appointment(own, of.id, at('12:00', on))
    const refused = await addBlock(own, weekly, noon)
    const sentence = isRefusal(refused) ? refused.sentence : ''
    expect(sentence.match(/an appointment with/g)).toHaveLength(3)
    expect(sentence).toContain('; and 2 more.')
  })

  test('may lie over another block and beside an appointment, not a minute over it', async () => {
    const { consultant: own, case: of } = await smallWorld()
    await appointment(own, of.id, at('10:00'))
    const whole = { fromDate: day, toDate: day, fromTime: '', toTime: '', wholeDays: true }
    done(await addBlock(own, { ...lunch, time: time('10:50', '12:00') }, noon))
    done(await addBlock(own, { ...lunch, time: time('11:00', '11:30') }, noon))
    for (const wrong of [time('09:00', '10:01'), time('10:49', '11:00'), done(typedBlockTime(whole, zone))])
      expect(isRefusal(await addBlock(own, { ...lunch, time: wrong }, noon))).toBe(true)
  })

  test.each([
    ['end before start', time('13:00', '12:00'), 'toTime'],
    ['end on an earlier day', time('09:00', '17:00', day, '2026-11-25'), 'toDate'],
    ['over before now', time('08:00', '09:00', '2026-11-24'), 'toDate'],
    ['longer than 400 days', time('09:00', '17:00', day, '2028-01-01'), 'toDate'],
    ['years ahead', time('09:00', '17:00', '2028-11-26'), 'fromDate'],
  ] as const)('is refused beside the field: %s', async (_, wrong, field) => {
    const own = await consultant()
    const refused = await addBlock(own, { ...lunch, time: wrong }, noon)
    expect(refused).toMatchObject({ refused: true, sentence: '' })
    expect(isRefusal(refused) && Object.keys(refused.fields)).toEqual([field])
    expect(await blocksOf(own)).toEqual([])
  })

  test.each([
    ['2026-11-25', 'until'],
    ['2027-12-02', 'until'],
  ])('every week until %s is refused', async (until, field) => {
    const refused = await addBlock(await consultant(), { ...weekly, until }, noon)
    expect(isRefusal(refused) && Object.keys(refused.fields)).toEqual([field])
  })

  test('53 weeks are the most', async () => {
    expect(await addBlock(await consultant(), { ...weekly, until: '2027-12-01' }, noon)).toEqual({ weeks: 53 })
  })

  test('keeps an appointment from being booked in it', async () => {
    const { consultant: own, case: of } = await series()
    const refused = await bookAppointment(own, { case: of.code, startsAt: at('13:00'), manner: 'video' }, noon)
    expect(refused).toMatchObject({ refused: true, sentence: expect.stringContaining('“Lunch”') })
  })
})

describe('changing a block', () => {
  const later = { kind: 'lunch', title: 'Late lunch', detail: '' } as const
  const to = (week: string) => time('14:00', '14:30', week)

  test('only this one leaves its series', async () => {
    const { consultant: own, nth } = await series()
    const change = { ...later, block: nth(2), scope: 'one', time: to('2026-12-11') } as const
    expect(await changeBlock(own, change, noon)).toEqual({ weeks: 1 })
    const blocks = await blocksOf(own)
    expect(blocks[2]).toMatchObject({ title: 'Late lunch', startsAt: at('14:00', '2026-12-11'), seriesId: null })
    expect(blocks.filter(({ title }) => title === 'Lunch')).toHaveLength(6)
    expect(await historyOf(own)).toMatchObject([{}, { event: 'calendar.block_changed', data: { weeks: 1 } }])
  })

  test('this and the following move as many days each, and are a series of their own', async () => {
    const { consultant: own, nth } = await series()
    const change = { ...later, block: nth(2), scope: 'following', time: to('2026-12-11') } as const
    expect(await changeBlock(own, change, noon)).toEqual({ weeks: 5 })
    const blocks = await blocksOf(own)
    expect(blocks.map(({ startsAt }) => startsAt).slice(1, 4)).toEqual([
      at('12:30', '2026-12-03'),
      at('14:00', '2026-12-11'),
      at('14:00', '2026-12-18'),
    ])
    expect(new Set(blocks.map(({ seriesId }) => seriesId)).size).toBe(2)
  })

  test('all that are ahead, not what is over', async () => {
    const { consultant: own, nth } = await series()
    const afterTwo = at('12:00', '2026-12-09')
    const change = { ...later, block: nth(4), scope: 'all', time: to('2026-12-24') } as const
    expect(await changeBlock(own, change, afterTwo)).toEqual({ weeks: 5 })
    expect(await hours(own)).toEqual(['12:30', '12:30', '14:00', '14:00', '14:00', '14:00', '14:00'])
  })

  test('is refused as a whole where one would lie on an appointment', async () => {
    const { consultant: own, case: of, nth } = await series()
    await appointment(own, of.id, at('14:00', '2026-12-17'))
    const change = { ...later, block: nth(0), scope: 'all', time: to(day) } as const
    expect(isRefusal(await changeBlock(own, change, noon))).toBe(true)
    expect(new Set(await hours(own))).toEqual(new Set(['12:30']))
  })

  test('is refused of one that is over, and where one would be over then', async () => {
    const { consultant: own, nth } = await series()
    const after = at('12:00', '2026-12-09')
    const change = { ...later, block: nth(0), scope: 'one', time: to('2026-12-10') } as const
    expect(await changeBlock(own, change, after)).toMatchObject({ sentence: expect.stringContaining('It is over') })
    const earlier = { ...later, block: nth(4), scope: 'all', time: to('2026-12-17') } as const
    expect(isRefusal(await changeBlock(own, earlier, after))).toBe(true)
  })
})

describe('removing a block', () => {
  test.each([
    ['one', 6],
    ['following', 4],
    ['all', 1],
  ] as const)('%s leaves %i of seven, the first of which is over', async (scope, left) => {
    const { consultant: own, nth } = await series()
    done(await removeBlock(own, { block: nth(4), scope }, at('14:00')))
    expect(await blocksOf(own)).toHaveLength(left)
    expect(await historyOf(own)).toMatchObject([{}, { event: 'calendar.block_removed', data: { weeks: 7 - left } }])
  })

  test('frees its time', async () => {
    const { consultant: own, case: of, nth } = await series()
    done(await removeBlock(own, { block: nth(0), scope: 'one' }, noon))
    done(await bookAppointment(own, { case: of.code, startsAt: at('12:30'), manner: 'video' }, noon))
  })

  test('twice at once: one of the two is told that it is gone', async () => {
    const { consultant: own, nth } = await series()
    const both = await Promise.all([1, 2].map(() => removeBlock(own, { block: nth(0), scope: 'all' }, noon)))
    expect(both.filter(isRefusal)).toHaveLength(1)
    expect(await historyOf(own)).toHaveLength(2)
  })
})

describe('out of reach', () => {
  test('a block of a colleague, a held slot and no block at all are not found', async () => {
    const world = await series()
    const { consultant: own, nth } = world
    const colleague = await consultant(own.practiceId)
    await submitted(world, 4)
    const request = await db.request.findFirstOrThrow({ where: { caseId: world.case.id } })
    const held = await db.calendarBlock.create({
      data: {
        ...{ consultantId: own.id, kind: 'held', title: 'Held', timeZone: zone, requestId: request.id },
        ...{ startsAt: at('09:00'), endsAt: at('09:50') },
      },
    })
    const nobody = '0193a1b2-0000-7000-8000-000000000000'
    for (const [viewer, block] of [
      [colleague, nth(0)],
      [own, held.id],
      [own, nobody],
    ] as const) {
      expect(await blockOf(viewer, block, noon)).toBeNull()
      expect(isRefusal(await removeBlock(viewer, { block, scope: 'all' }, noon))).toBe(true)
      const change = { ...lunch, block, scope: 'one', time: time('15:00', '15:30') } as const
      expect(isRefusal(await changeBlock(viewer, change, noon))).toBe(true)
    }
    expect(await blockOf(own, 'no-such-id', noon)).toBeNull()
    expect(await blockOf(own, nth(0), noon)).toMatchObject({ ahead: 7, last: at('12:30', '2027-01-07') })
  })
})

test('of a block and an appointment for one time, at once, one wins and the other is told: 10 rounds', async () => {
  const { consultant: own, case: of } = await smallWorld({ entitled: 20 })
  for (let round = 0; round < 10; round++) {
    const on = `2026-12-${String(round + 1).padStart(2, '0')}`
    const both = await Promise.all([
      addBlock(own, { ...lunch, time: time('10:30', '11:30', on) }, noon),
      bookAppointment(own, { case: of.code, startsAt: at('10:00', on), manner: 'video' }, noon),
    ])
    expect(both.filter(isRefusal)).toHaveLength(1)
  }
})
