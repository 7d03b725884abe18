import { beforeAll, describe, expect, test } from 'vitest'
import { toldWords } from '@/components/holidays/told-words'
import { approvalFor } from '@/lib/approvals/queries'
import { calendarDate } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { historyOfHolidays } from '@/lib/history/queries'
import { historyWords } from '@/lib/history/words'
import { addHoliday } from '@/lib/holidays/add-holiday'
import { holidayOf, holidaysIn } from '@/lib/holidays/queries'
import { removeHoliday } from '@/lib/holidays/remove-holiday'
import { renameHoliday } from '@/lib/holidays/rename-holiday'
import type { Administrator } from '@/lib/people/person'
import { referenceOf } from '@/lib/requests/request'
import { submitRequest } from '@/lib/requests/submit'
import { checked } from '@/tests/support/checked'
import { looksAfter as administrator } from '@/tests/support/looked-after'
import { recorded } from '@/tests/support/recorded'
import { days, declined, done, form, noon, smallWorld, submitted } from '@/tests/support/world'

// Holidays are rows that administrators edit; what is due moves with them, and says so in history (domain §5).

const day = '2026-11-26'
const flood = { day, name: 'Flood Day' }
let admin: Administrator
let [queensland, clinical, elsewhere]: string[] = []
let [world, other] = [] as unknown as [Awaited<ReturnType<typeof smallWorld>>, Awaited<ReturnType<typeof smallWorld>>]

const worldIn = async (state: string, timeZone: string, completed = 0) => {
  const made = await smallWorld({ entitled: completed || 6, completed, terms: { state, timeZone } })
  await recorded(made.case.id)
  return made
}
const read = async (request: string) =>
  db.request.findUniqueOrThrow({
    where: { reference: referenceOf(request) ?? '' },
    include: { history: { orderBy: { id: 'desc' } } },
  })
const due = async (request = '') => {
  const { dueOn } = await read(request)
  return dueOn && calendarDate(dueOn)
}

beforeAll(async () => {
  admin = await administrator()
  world = await worldIn('QLD', 'Australia/Brisbane')
  other = await worldIn('NSW', 'Australia/Sydney')
  const reviewed = await worldIn('QLD', 'Australia/Brisbane', 8)
  queensland = await submitted(world, 2)
  elsewhere = await submitted(other, 2)
  clinical = await submitted(reviewed, 4)
  await declined(await worldIn('QLD', 'Australia/Brisbane'), 2)
})

const today = noon
describe('a holiday that is added', () => {
  test('moves what is due in its state, and nothing else', async () => {
    expect([await due(queensland), await due(clinical), await due(elsewhere)]).toEqual([
      '2026-12-03',
      '2026-12-08',
      '2026-12-03',
    ])
    const added = await addHoliday(admin, { states: ['QLD'], ...flood }, today)
    expect(added).toEqual({ added: ['QLD'], moved: 2 })
    expect([await due(queensland), await due(clinical), await due(elsewhere)]).toEqual([
      '2026-12-04',
      '2026-12-09',
      '2026-12-03',
    ])
  })

  test('says so in the history of each request, in words', async () => {
    const [entry] = (await read(queensland ?? '')).history
    expect(entry).toMatchObject({
      ...{ event: 'request.due_moved', personId: admin.id, clientId: world.client.id, caseId: world.case.id },
      data: { from: '2026-12-03', to: '2026-12-04', holiday: 'Flood Day', clock: 'organisation' },
    })
    const row = { ...entry, id: '1', by: 'Marcus Bell', role: 'administrator', onBehalfOf: null, appointment: null }
    const words = historyWords(
      { ...row, request: '7K3QX2' } as Parameters<typeof historyWords>[0],
      'Australia/Brisbane',
    )
    expect([words.title, words.detail]).toEqual([
      'Due date of ESR-7K3QX2 moved',
      'From Thu 3 December to Fri 4 December (public holiday: Flood Day)',
    ])
  })

  test('and to its organisation, without whose holiday it is', async () => {
    const released = await approvalFor(world.reviewer, queensland ?? '', noon)
    expect(released?.request.history).toEqual([
      { kind: 'due_moved', who: '', on: '2026-11-24', text: 'From Thu 3 December to Fri 4 December (public holiday)' },
      { kind: 'received', who: '', on: '2026-11-24', text: '' },
    ])
    expect(released?.request.clock.due).toBe('2026-12-04')
  })

  test('keeps of a clock that is not the organisation’s that it is none of theirs', async () => {
    expect((await read(clinical ?? '')).history[0]?.data).toMatchObject({ clock: 'answer' })
  })

  test('is one however often it is sent; another name on its day is refused', async () => {
    const rows = await db.historyEntry.count()
    expect(await addHoliday(admin, { states: ['QLD'], ...flood }, today)).toEqual({ added: [], moved: 0 })
    expect(await addHoliday(admin, { states: ['QLD', 'NSW'], day, name: 'Storm Day' }, today)).toMatchObject({
      fields: { day: 'Queensland has Flood Day on that day already.' },
    })
    expect(await db.historyEntry.count()).toBe(rows)
  })

  test('is for several states at once, each with its history', async () => {
    expect(await addHoliday(admin, { states: ['NSW', 'QLD', 'VIC'], ...flood }, today)).toEqual({
      ...{ added: ['NSW', 'VIC'], moved: 1 },
    })
    const { entries } = await historyOfHolidays(admin, { take: 2 })
    expect(entries.map(({ event, data }) => [event, data])).toEqual([
      ['holiday.added', { state: 'VIC', ...flood, moved: 0 }],
      ['holiday.added', { state: 'NSW', ...flood, moved: 1 }],
    ])
    expect(toldWords('added', 'NSW', entries)).toBe('Added. 1 open request gets a new due date.')
  })

  test('on a weekend moves nothing', async () => {
    expect(await addHoliday(admin, { states: ['QLD'], day: '2026-11-28', name: 'Rest' }, today)).toMatchObject({
      moved: 0,
    })
  })

  test('is refused in years far away', async () => {
    for (const far of ['2024-12-31', '2032-01-01'])
      expect(await addHoliday(admin, { states: ['QLD'], day: far, name: 'Rest' }, today)).toMatchObject({
        fields: { day: 'Choose a date from 1 January 2025 to 31 December 2031.' },
      })
  })
})

describe('a day that is over', () => {
  const later = new Date(noon.getTime() + days(3))
  test('can be put right while an open request counts it', async () => {
    expect(await addHoliday(admin, { states: ['QLD'], day: '2026-11-25', name: 'Late News' }, later)).toMatchObject({
      moved: 2,
    })
    expect(await removeHoliday(admin, { state: 'QLD', day: '2026-11-25' }, later)).toMatchObject({ moved: 2 })
  })
  test('stays as it was once nothing open counts it', async () => {
    const over =
      'That day is over, and no open request in Western Australia counts it. What was due then stays as it was.'
    expect(await addHoliday(admin, { states: ['QLD', 'WA'], day: '2026-11-25', name: 'Late' }, later)).toMatchObject({
      fields: { day: over },
    })
    expect(await removeHoliday(admin, { state: 'WA', day: '2026-01-01' }, later)).toMatchObject({ sentence: over })
    expect(await db.holiday.count({ where: { name: 'Late' } })).toBe(0)
    expect((await holidayOf(admin, 'WA-2026-01-01', later))?.stays).toBe(over)
  })
})

describe('a holiday that is kept', () => {
  test('has another name, and nothing moves', async () => {
    const key = { state: 'QLD', day } as const
    expect(await renameHoliday(admin, { ...key, name: 'Day of the Flood' }, today)).toEqual({ renamed: true })
    expect(await renameHoliday(admin, { ...key, name: 'Day of the Flood' }, today)).toEqual({ renamed: false })
    expect(await due(queensland)).toBe('2026-12-04')
    expect(await renameHoliday(admin, { state: 'QLD', day: '2027-06-02', name: 'x' }, today)).toMatchObject({
      refused: true,
    })
  })

  test('says what its removal does, and does it once', async () => {
    expect(await holidayOf(admin, `QLD-${day}`, today)).toMatchObject({
      name: 'Day of the Flood',
      moved: 2,
      stays: null,
    })
    expect(await removeHoliday(admin, { state: 'QLD', day }, today)).toEqual({ removed: true, moved: 2 })
    expect(await removeHoliday(admin, { state: 'QLD', day }, today)).toEqual({ removed: false, moved: 0 })
    const { entries } = await historyOfHolidays(admin, { take: 8 })
    expect(toldWords('removed', 'QLD', entries)).toBe('Removed. 2 open requests in Queensland get a new due date.')
    expect([await due(queensland), await due(clinical)]).toEqual(['2026-12-03', '2026-12-08'])
    expect(await holidayOf(admin, `QLD-${day}`, today)).toBeNull()
    expect(await holidayOf(admin, 'QLD-2026-02-30', today)).toBeNull()
  })

  test('stands in the list of its state and year', async () => {
    const { holidays, years } = await holidaysIn(admin, 'QLD', 2027)
    expect(years).toEqual([2025, 2026, 2027, 2028])
    expect(holidays[0]).toEqual({ state: 'QLD', day: '2027-01-01', name: 'New Year’s Day' })
    expect((await holidayOf(admin, 'QLD-2027-01-01', today))?.name).toBe('New Year’s Day')
    const same = { state: 'QLD', day: '2027-01-01', name: 'New Year’s Day' } as const
    expect(await renameHoliday(admin, same, today)).toEqual({ renamed: false })
    expect(await addHoliday(admin, { ...same, states: ['QLD'] }, today)).toEqual({ added: [], moved: 0 })
  })
})

describe('at the same moment', () => {
  test('two administrators add one holiday between them', async () => {
    const second = await administrator()
    const key = { states: ['QLD' as const], day: '2026-12-02', name: 'Both' }
    const both = await Promise.all([addHoliday(admin, key, today), addHoliday(second, key, today)])
    expect(both.map((one) => ('added' in one ? one.added.length : one)).toSorted()).toEqual([0, 1])
    expect(await due(queensland)).toBe('2026-12-04')
  })

  test('requests that are submitted are due by one calendar or the other, and then by the new one', async () => {
    const worlds = await Promise.all(Array.from({ length: 12 }, () => worldIn('TAS', 'Australia/Hobart')))
    const submitting = worlds.map(({ consultant, case: { code } }) => submitRequest(consultant, form(code, 2), noon))
    const [added] = await Promise.all([addHoliday(admin, { states: ['TAS'], ...flood }, today), ...submitting])
    for (const one of await Promise.all(submitting)) done(one)
    expect(done(added).added).toEqual(['TAS'])
  })

  test('and nothing is otherwise than history says', async () => expect((await checked()).lines).toEqual([]))
})
