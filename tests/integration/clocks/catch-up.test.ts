import { beforeEach, expect, it } from 'vitest'
import { instantAt } from '@/lib/clocks/calendar-date'
import { beginRun, noteDone, stoodStill } from '@/lib/clocks/catch-up'
import { runClocks } from '@/lib/clocks/run-clocks'
import { db } from '@/lib/db'
import { overviewFor } from '@/lib/organisations/queries'
import { type Deciders, deciders, mailsOf, standing } from '@/tests/support/clocks'
import { asOwner } from '@/tests/support/database'
import { administrator } from '@/tests/support/practices'
import { appointment, assistCase, client, days, noon } from '@/tests/support/world'

const zone = 'Australia/Sydney'
const at = (on: string, time = '08:00') => instantAt(on, time, zone)

let people: Deciders
beforeEach(async () => {
  await asOwner((owner) =>
    owner.query(
      'SET session_replication_role = replica; TRUNCATE organisation, person, mail, clock_entry, clock_state CASCADE',
    ),
  )
  people = await deciders({}, 2)
})

it('a worker that slept for two weeks sends one mail per person and request, does what is due, and says so', async () => {
  const admin = await administrator()
  const overdue = await standing(people, 'organisation_review', noon)
  const unanswered = await standing(people, 'organisation_question', noon)
  const { id: caseId } = await assistCase(people.of, (await client(people.organisationId)).id)
  const { id: left } = await appointment(people.of, caseId, new Date(noon.getTime() - days(20)))
  const asleep = at('2026-11-25')
  await runClocks(asleep)
  const awake = at('2026-12-09', '09:30')
  expect(await runClocks(awake)).toBe(3)
  await runClocks(at('2026-12-09', '09:31'))
  const overdueMails = ['2026-12-09 request-overdue', '2026-12-09 request-reminder', '2026-12-09 request-reminder']
  expect(await mailsOf(overdue.id, zone)).toEqual(overdueMails)
  expect(await mailsOf(unanswered.id, zone)).toEqual([
    ...['2026-12-09 no-decision-needed', '2026-12-09 no-decision-needed', '2026-12-09 request-ended'],
  ])
  expect((await db.appointment.findUniqueOrThrow({ where: { id: left } })).status).toBe('completed')
  const entries = await db.clockEntry.findMany({ where: { subjectId: overdue.id }, orderBy: { dueOn: 'asc' } })
  expect(entries.map(({ dueOn, mails }) => [dueOn.toISOString().slice(0, 10), mails])).toEqual([
    ...[
      ['2026-11-27', 0],
      ['2026-12-01', 0],
      ['2026-12-03', 0],
      ['2026-12-04', 0],
      ['2026-12-08', 3],
    ],
  ])
  const still = { from: asleep, to: awake, things: 3 }
  expect((await overviewFor(admin, awake)).still).toEqual(still)
  expect(await stoodStill(new Date(awake.getTime() + days(7) - 1))).toEqual(still)
  expect(await stoodStill(new Date(awake.getTime() + days(7) + 1))).toBeNull()
})

it('reminders that were missed wait for eight in the morning of a business day', async () => {
  const { id } = await standing(people, 'organisation_review', noon)
  await runClocks(at('2026-11-25'))
  await runClocks(at('2026-11-29', '12:00'))
  for (const time of ['03:00', '07:59']) await runClocks(at('2026-11-30', time))
  expect(await mailsOf(id, zone)).toEqual([])
  await runClocks(at('2026-11-30'))
  expect(await mailsOf(id, zone)).toEqual(Array(2).fill('2026-11-30 request-reminder'))
})

it('a catching up that is cut short goes on with the next run, and is told as one', async () => {
  const three = [noon, noon, noon]
  for (const since of three) await standing(people, 'further_details', since)
  await runClocks(at('2026-11-25'))
  // A worker that died after two things.
  await noteDone(await beginRun(at('2026-12-10')), 2)
  const stopping = new AbortController()
  stopping.abort()
  await runClocks(at('2026-12-10'), stopping.signal)
  expect(await stoodStill(at('2026-12-10'))).toBeNull()
  await runClocks(at('2026-12-10', '08:01'))
  expect(await stoodStill(at('2026-12-10'))).toEqual({
    from: at('2026-11-25'),
    to: at('2026-12-10', '08:01'),
    things: 5,
  })
  // What is done afterwards is no catching up, and the next one counts anew.
  await noteDone(await beginRun(at('2026-12-10', '08:02')), 1)
  expect(await stoodStill(at('2026-12-10', '08:02'))).toMatchObject({ things: 5 })
  await runClocks(at('2026-12-10', '20:00'))
  expect(await stoodStill(at('2026-12-10', '20:00'))).toMatchObject({ from: at('2026-12-10', '08:01'), things: 0 })
})

it('clocks that ran within the hour have nothing to say, and one that is set back takes nothing back', async () => {
  await runClocks(at('2026-11-25', '08:00'))
  await runClocks(at('2026-11-25', '08:59'))
  await runClocks(at('2026-11-25', '08:30'))
  expect(await db.clockState.findMany()).toMatchObject([{ ranAt: at('2026-11-25', '08:59'), behindSince: null }])
  expect(await stoodStill(at('2026-11-25', '09:00'))).toBeNull()
})
