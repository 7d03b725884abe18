import { describe, expect, test } from 'vitest'
import { calendarOf } from '@/lib/appointments/queries'
import { declineRequest } from '@/lib/approvals/decline'
import { approvalFor } from '@/lib/approvals/queries'
import { bookHeldSlot } from '@/lib/calendar/book-held-slot'
import { releaseSlot } from '@/lib/calendar/release-slot'
import { endOf } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { advance } from '@/lib/requests/advance'
import { answerFurtherDetails } from '@/lib/requests/answer-further-details'
import { changeRequest } from '@/lib/requests/change'
import { lapseRequest } from '@/lib/requests/lapse'
import { requestOf } from '@/lib/requests/queries'
import { referenceOf } from '@/lib/requests/request'
import { withdrawRequest } from '@/lib/requests/withdraw'
import { declineReview } from '@/lib/reviews/decline'
import { reviewOf } from '@/lib/reviews/queries'
import { appointment, clinicalLeader, consultant, done, noon } from '@/tests/support/world'

import { answers, approve, asked, atThreshold, hold, rowOf, slotRows, third, type World, zone } from './slots'

/** How a request ends, and by whom. */
const ends = {
  declined: async (world: World) =>
    declineRequest(
      world.reviewer,
      { request: world.request, version: 1, choice: 'decline', reason: 'budget', reasonOther: '' },
      noon,
    ),
  withdrawn: (world: World) =>
    withdrawRequest(world.consultant, { request: world.request, reason: 'mistake', reasonOther: '' }, noon),
  clinically_declined: async (world: World) => {
    done(await answerFurtherDetails(world.consultant, { request: world.request, answers }, noon))
    const said = { reason: 'goals', reasonOther: '', textForConsultant: 'See.', leadersNote: '' }
    return declineReview(
      await clinicalLeader(),
      { request: world.request, version: 3, choice: 'decline', ...said },
      noon,
    )
  },
  lapsed: (world: World) => lapseRequest(referenceOf(world.request) ?? '', new Date('2026-12-20T00:00:00Z')),
} as const
const reviewed = new Set(['clinically_declined', 'lapsed'])

describe('a held slot is freed', () => {
  test('by the consultant, once', async () => {
    const world = await asked()
    done(await hold(world))
    done(await releaseSlot(world.consultant, world, noon))
    expect(await slotRows(world)).toEqual(['calendar.slot_held', 'calendar.slot_released'])
    expect(await releaseSlot(world.consultant, world, noon)).toMatchObject({
      sentence: `No slot is held for ${world.request} any more.`,
    })
    done(await hold(world))
  })

  test.each(Object.keys(ends) as (keyof typeof ends)[])('with its request that is %s', async (end) => {
    const world = await asked(reviewed.has(end) ? atThreshold : {})
    done(await hold(world))
    done(await ends[end](world))
    const { heldSlot, history } = await rowOf(world)
    expect(heldSlot).toBeNull()
    expect(history.at(-1)).toMatchObject({ event: 'calendar.slot_released', rule: 'held slot, version 1' })
    expect(await db.busyTime.count({ where: { consultantId: world.consultant.id } })).toBe(0)
  })

  test.each(Object.keys(ends) as (keyof typeof ends)[])('not where the transaction of %s fails', async (end) => {
    const world = await asked(reviewed.has(end) ? atThreshold : {})
    done(await hold(world))
    if (end === 'clinically_declined')
      done(await answerFurtherDetails(world.consultant, { request: world.request, answers }, noon))
    const undone = changeRequest({ reference: referenceOf(world.request) ?? '' }, async (tx, request) => {
      expect((await advance(tx, request, end, { rule: 'test, version 1' }, noon)).heldSlot).toBeNull()
      throw new Error('The disk is full.')
    })
    await expect(undone).rejects.toThrow('The disk is full.')
    expect((await rowOf(world)).heldSlot?.busy).not.toBeNull()
    expect(await slotRows(world)).toEqual(['calendar.slot_held'])
  })

  test('not while a request goes from one state to the next', async () => {
    const world = await asked(atThreshold)
    done(await hold(world))
    done(await answerFurtherDetails(world.consultant, { request: world.request, answers }, noon))
    expect((await rowOf(world)).heldSlot).not.toBeNull()
  })
})

describe('after the approval', () => {
  test('one click books it, in the manner of the last appointment, and the slot is gone', async () => {
    const world = await asked()
    const earlier = { manner: 'phone', status: 'cancelled', cancellation: 'provider', cancelledAt: noon }
    await appointment(world.consultant, world.case.id, third('09:00'), earlier)
    done(await hold(world))
    expect(await bookHeldSlot(world.consultant, world, noon)).toMatchObject({
      sentence: `${world.request} is not approved yet. The slot stays held.`,
    })
    done(await approve(world))
    expect((await rowOf(world)).heldSlot).not.toBeNull()
    const { id } = done(await bookHeldSlot(world.consultant, world, noon))
    expect(await db.appointment.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ...{ caseId: world.case.id, startsAt: third('11:30'), endsAt: third('12:20'), manner: 'phone' },
      ...{ status: 'scheduled', consultantId: world.consultant.id },
    })
    expect((await rowOf(world)).heldSlot).toBeNull()
    expect(await slotRows(world)).toEqual(['calendar.slot_held', 'calendar.slot_booked'])
  })

  test('two clicks at once make one appointment', async () => {
    const world = await asked()
    done(await hold(world))
    done(await approve(world))
    const results = await Promise.all([1, 2].map(() => bookHeldSlot(world.consultant, world, noon)))
    expect(results.filter(isRefusal).map(({ sentence }) => sentence)).toEqual([
      `No slot is held for ${world.request} any more. My Calendar shows whether it was booked.`,
    ])
    expect(await db.appointment.count({ where: { caseId: world.case.id, status: 'scheduled' } })).toBe(1)
  })

  test('it stays held where the booking is refused: the case was closed meanwhile', async () => {
    const world = await asked()
    done(await hold(world))
    done(await approve(world))
    await db.assistCase.update({ where: { id: world.case.id }, data: { closedAt: noon } })
    expect(await bookHeldSlot(world.consultant, world, noon)).toMatchObject({
      sentence: expect.stringContaining(`${world.case.code} is closed.`),
    })
    expect((await rowOf(world)).heldSlot?.busy).not.toBeNull()
    expect(await db.appointment.count({ where: { caseId: world.case.id, status: 'scheduled' } })).toBe(0)
    done(await releaseSlot(world.consultant, world, noon))
  })

  test('a time that has passed is not booked; one that had passed at the approval is free', async () => {
    const world = await asked()
    done(await hold(world))
    done(await approve(world))
    expect(await bookHeldSlot(world.consultant, world, third('11:30'))).toMatchObject({
      sentence: 'The held time has passed. Release the slot, and book another time.',
    })
    const late = await asked()
    done(await hold(late))
    done(await approve(late, third('11:30')))
    expect((await rowOf(late)).heldSlot).toBeNull()
    expect(await slotRows(late)).toEqual(['calendar.slot_held', 'calendar.slot_released'])
  })
})

describe('a held slot is seen', () => {
  test('in the calendar and on the request of its consultant, by nobody else', async () => {
    const world = await asked(atThreshold)
    done(await hold(world))
    const week = { from: third('00:00'), to: endOf('2026-12-03', zone), appointment: null }
    const client = `Wren ${world.client.familyName}`
    const { blocks } = await calendarOf(world.consultant, week, noon)
    expect(blocks).toMatchObject([{ startsAt: third('11:30'), held: { client, request: world.request } }])
    expect((await calendarOf(await consultant(), week, noon)).blocks).toEqual([])
    expect((await requestOf(world.consultant, world.request))?.heldSlot?.startsAt).toEqual(third('11:30'))
    const leader = await clinicalLeader()
    const events = (await reviewOf(leader, world.request))?.request.history.map(({ event }) => event)
    expect(events).toEqual(['request.submitted_for_further_details', 'request.started'])
  })

  test('not by the organisation: not before the decision, not after it, in no mail to it or to the client', async () => {
    const world = await asked()
    done(await hold(world))
    const shown = async () => JSON.stringify(await approvalFor(world.reviewer, world.request, noon))
    expect(await shown()).not.toMatch(/held|slot|2026-12-03T00/i)
    done(await approve(world))
    expect(await shown()).not.toMatch(/held|slot|2026-12-03T00/i)
    const mails = await db.mail.findMany({ where: { request: { reference: referenceOf(world.request) ?? '' } } })
    const told = ({ text, html, subject }: (typeof mails)[number]) => /11:30|you hold/i.test(subject + text + html)
    expect(mails.filter(told).map(({ event }) => event)).toEqual(['approved-consultant'])
    expect(mails.filter(told).every(({ toAddress }) => toAddress === world.consultant.email)).toBe(true)
  })
})
