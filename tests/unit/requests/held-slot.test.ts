import { describe, expect, it } from 'vitest'
import { slotStart } from '@/components/requests/held-slot-start'
import { slotWords } from '@/components/requests/held-slot-words'
import { databaseDate, instantAt } from '@/lib/clocks/calendar-date'

const [sydney, brisbane, perth] = ['Australia/Sydney', 'Australia/Brisbane', 'Australia/Perth']

describe('a held slot', () => {
  const at = (time: string) => instantAt('2026-12-03', time, sydney)
  it.each([
    ['11:30', sydney, 'Thu 3 December, 11:30 am AEDT'],
    ['11:30', 'Australia/Melbourne', 'Thu 3 December, 11:30 am AEDT'],
    ['11:30', brisbane, 'Thu 3 December, 11:30 am AEDT (10:30 am in Brisbane)'],
    ['01:00', perth, 'Thu 3 December, 1:00 am AEDT (Wed 2 December, 10:00 pm in Perth)'],
  ])('at %s for a client in %s is told by both clocks', (time, clientZone, words) => {
    expect(slotWords(at(time), sydney, clientZone)).toBe(words)
  })
})

describe('the form of a held slot begins with', () => {
  const request = { reference: '7K3QX2', status: 'organisation_review', client: {} } as unknown as Parameters<
    typeof slotStart
  >[0]
  const of = (heldSlot: string | null, last: string | null, dueOn: string | null) => ({
    ...request,
    heldSlot: heldSlot ? { startsAt: instantAt(heldSlot, '15:00', sydney) } : null,
    dueOn: dueOn ? databaseDate(dueOn) : null,
    busy: [] as { startsAt: Date; endsAt: Date }[],
    case: { appointments: last ? [{ startsAt: instantAt(last, '11:30', sydney) }] : [] },
  })
  it.each([
    ['the slot that is held', of('2026-12-10', '2026-11-24', '2026-12-03'), '2026-12-10', '15:00'],
    [
      'the weekday and time of the last session, after the due day',
      of(null, '2026-11-24', '2026-12-03'),
      '2026-12-08',
      '11:30',
    ],
    ['the week after, where that is the due day itself', of(null, '2026-11-24', '2026-12-08'), '2026-12-15', '11:30'],
    ['the week after the last one that is booked', of(null, '2026-12-22', '2026-12-03'), '2026-12-22', '11:30'],
    ['a day ahead, where it is overdue', of(null, '2026-10-06', '2026-10-20'), '2026-12-01', '11:30'],
    [
      'the week after, where something lies there',
      {
        ...of(null, '2026-11-24', '2026-12-03'),
        busy: [
          { startsAt: instantAt('2026-12-08', '12:10', sydney), endsAt: instantAt('2026-12-08', '13:00', sydney) },
          { startsAt: instantAt('2026-12-15', '12:20', sydney), endsAt: instantAt('2026-12-15', '13:00', sydney) },
        ],
      },
      '2026-12-15',
      '11:30',
    ],
    ['nothing, before the first session', of(null, null, '2026-12-03'), '', ''],
  ])('%s', (_, read, date, time) => {
    expect(slotStart(read, sydney, '2026-11-24')).toEqual({ date, time })
  })
})
