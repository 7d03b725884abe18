import { describe, expect, test } from 'vitest'
import { appointmentNumber } from '@/lib/appointments/appointment'
import { bookAppointment } from '@/lib/appointments/book'
import { cancelAppointment } from '@/lib/appointments/cancel'
import { commenceAppointment } from '@/lib/appointments/commence'
import { completeAppointment } from '@/lib/appointments/complete'
import { recordNoShow } from '@/lib/appointments/record-no-show'
import { closeCase } from '@/lib/cases/close-case'
import { db } from '@/lib/db'
import { ledgerFor } from '@/lib/entitlement/queries'
import { isRefusal } from '@/lib/refusal'
import { done, noon, smallWorld } from '@/tests/support/world'

const hours = (count: number) => new Date(noon.getTime() + count * 3_600_000)
const said = (result: unknown) => (isRefusal(result) ? result.sentence : 'not refused')

/** A case of six with one session booked for three hours after noon, and what the count says of it. */
async function booked() {
  const world = await smallWorld()
  const startsAt = hours(3)
  const { number } = done(
    await bookAppointment(world.consultant, { case: world.case.code, startsAt, manner: 'phone' }, hours(-60)),
  )
  const terms = { timeZone: 'Australia/Sydney', countScope: 'client', clinicalReviewThreshold: 12 }
  const sums = async () => {
    const counting = { caseId: world.case.id, asked: 0, dateOfRequest: '2026-11-24', terms }
    const { completed, charged, scheduled, remaining } = (await ledgerFor(db, counting)).sums
    return { completed, charged, scheduled, remaining }
  }
  const read = () => db.appointment.findUniqueOrThrow({ where: { number } })
  return { ...world, of: world.consultant, number: appointmentNumber(number), sums, read }
}
const before = { completed: 0, charged: 0, scheduled: 1, remaining: 5 }

describe('cancelled', () => {
  test.each([
    [
      'by the client 24 hours before the start',
      'client',
      -21,
      'client_early',
      { charged: 0, scheduled: 0, remaining: 6 },
    ],
    [
      'by the client a second later',
      'client',
      -21 + 1 / 3_600,
      'client_late',
      { charged: 1, scheduled: 0, remaining: 5 },
    ],
    ['by the client after the start', 'client', 3.2, 'client_late', { charged: 1, scheduled: 0, remaining: 5 }],
    ['by the consultant just before', 'provider', 2.9, 'provider', { charged: 0, scheduled: 0, remaining: 6 }],
  ] as const)('%s', async (_, by, when, cancellation, after) => {
    const { of, number, sums, read } = await booked()
    expect(await sums()).toEqual(before)
    done(await cancelAppointment(of, { appointment: number, by }, hours(when)))
    expect(await read()).toMatchObject({ status: 'cancelled', cancellation, sequence: 1 })
    expect(await sums()).toEqual({ completed: 0, ...after })
  })

  test('frees its time at once', async () => {
    const { of, number, case: own } = await booked()
    done(await cancelAppointment(of, { appointment: number, by: 'provider' }, noon))
    done(await bookAppointment(of, { case: own.code, startsAt: hours(3), manner: 'video' }, noon))
  })

  test('is refused where it became late since it was shown as early', async () => {
    const { of, number, read } = await booked()
    const late = await cancelAppointment(of, { appointment: number, by: 'client', meant: 'client_early' }, noon)
    expect(said(late)).toContain('would use a session')
    expect((await read()).status).toBe('scheduled')
  })
})

describe('commenced by mistake', () => {
  test('it can still be cancelled, or become a no-show 30 minutes after its start', async () => {
    const one = await booked()
    done(await commenceAppointment(one.of, one.number, hours(2.5)))
    done(await cancelAppointment(one.of, { appointment: one.number, by: 'provider' }, hours(2.6)))
    expect(await one.sums()).toEqual({ completed: 0, charged: 0, scheduled: 0, remaining: 6 })
    const two = await booked()
    done(await commenceAppointment(two.of, two.number, hours(2.5)))
    expect(said(await recordNoShow(two.of, two.number, hours(3.4)))).toContain('30 minutes after the start')
    done(await recordNoShow(two.of, two.number, hours(3.5)))
    expect(await two.sums()).toEqual({ completed: 0, charged: 1, scheduled: 0, remaining: 5 })
  })
})

describe('settling', () => {
  test('a no-show is recorded from 30 minutes after the start on', async () => {
    const { of, number, sums } = await booked()
    const record = (when: number) => recordNoShow(of, number, hours(when))
    expect(said(await record(3.5 - 1 / 3_600))).toContain('30 minutes after the start')
    done(await record(3.5))
    expect(await sums()).toEqual({ completed: 0, charged: 1, scheduled: 0, remaining: 5 })
  })

  test('commencing is possible an hour before, completing once it began; tomorrow’s is not', async () => {
    const { of, number, sums } = await booked()
    expect(said(await completeAppointment(of, number, hours(-21)))).toContain('once it has begun')
    expect(said(await commenceAppointment(of, number, hours(2 - 1 / 3_600)))).toContain('one hour before')
    done(await commenceAppointment(of, number, hours(2)))
    expect(said(await completeAppointment(of, number, hours(3 - 1 / 3_600)))).toContain('once it has begun')
    done(await completeAppointment(of, number, hours(3)))
    expect(await sums()).toEqual({ completed: 1, charged: 0, scheduled: 0, remaining: 5 })
  })

  test('happens once: every second step is refused, in words, and changes nothing', async () => {
    const { of, number, read } = await booked()
    done(await completeAppointment(of, number, hours(4)))
    const settled = await read()
    for (const again of [
      () => completeAppointment(of, number, hours(4)),
      () => commenceAppointment(of, number, hours(4)),
      () => recordNoShow(of, number, hours(4)),
      () => cancelAppointment(of, { appointment: number, by: 'client' }, hours(4)),
    ])
      expect(said(await again())).toMatch(/already settled|settled already|no longer scheduled/)
    expect(await read()).toEqual(settled)
  })

  test('a case closes once, and not while a session is ahead', async () => {
    const { of, number, case: own } = await booked()
    expect(said(await closeCase(of, own.code, noon))).toMatch(/not completed|ahead/)
    done(await cancelAppointment(of, { appointment: number, by: 'provider' }, noon))
    done(await closeCase(of, own.code, noon))
    expect(said(await closeCase(of, own.code, noon))).toContain('closed already')
  })
})
