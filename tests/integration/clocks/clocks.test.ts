import { beforeEach, describe, expect, it } from 'vitest'
import { completeLeftOpen } from '@/lib/appointments/complete-left-open'
import { declineRequest } from '@/lib/approvals/decline'
import { instantAt } from '@/lib/clocks/calendar-date'
import { runClocks } from '@/lib/clocks/run-clocks'
import { db } from '@/lib/db'
import { expireInvitation } from '@/lib/people/expire-invitation'
import { invitePerson } from '@/lib/people/invite'
import { personOf } from '@/lib/people/queries'
import { requestNumber } from '@/lib/requests/request'
import { asReviewer } from '@/lib/sign-in/gated'
import { type Deciders, deciders, mailsOf, standing } from '@/tests/support/clocks'
import { asOwner } from '@/tests/support/database'
import { administrator, openTasks } from '@/tests/support/practices'
import { appointment, assistCase, client, clinicalLeader, days, done, noon, person } from '@/tests/support/world'

const zone = 'Australia/Sydney'
const at = (on: string, time = '08:00') => instantAt(on, time, zone)
/** Tuesday 24 November 2026, noon: day 3 is Friday 27, day 5 Tuesday 1 December, the due day Thursday 3. */
const since = noon

let people: Deciders
beforeEach(async () => {
  await asOwner((owner) =>
    owner.query(
      'SET session_replication_role = replica; TRUNCATE organisation, person, mail, clock_entry, clock_state CASCADE',
    ),
  )
  people = await deciders({}, 2)
  await person('administrator')
})

/** Runs the clocks each morning from one date to another, as if they had run all the time. */
async function mornings(...dates: string[]) {
  for (const date of dates) await runClocks(at(date))
}

/** A reviewer of the organisation declines, for want of budget. */
async function decline(reference: string, organisationId: string, when: Date) {
  const row = await db.person.findFirstOrThrow({ where: { organisationId, role: 'reviewer' } })
  const by = asReviewer({ ...row, role: 'reviewer', theme: 'system', signInId: '' })
  const decision = { version: 1, choice: 'decline', reason: 'budget', reasonOther: '' } as const
  if (by) done(await declineRequest(by, { request: requestNumber(reference), ...decision }, when))
}

describe('reminders', () => {
  it('go to the reviewers on business days 3, 5 and the due day, then with the administrators every second one', async () => {
    const { id } = await standing(people, 'organisation_review', since)
    await mornings('2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-30', '2026-12-01', '2026-12-02')
    await mornings('2026-12-03', '2026-12-04', '2026-12-07', '2026-12-08')
    const twice = (date: string) => [`${date} request-reminder`, `${date} request-reminder`]
    const late = (date: string) => [`${date} request-overdue`, ...twice(date)]
    expect(await mailsOf(id, zone)).toEqual([
      ...[...twice('2026-11-27'), ...twice('2026-12-01'), ...twice('2026-12-03')],
      ...[...late('2026-12-04'), ...late('2026-12-08')],
    ])
  })

  it('name the due date by history and calendar, whatever the cached column says', async () => {
    const { id } = await standing(people, 'organisation_review', since)
    await db.request.update({ where: { id }, data: { dueOn: new Date('2026-12-24') } })
    await runClocks(at('2026-12-03'))
    const [mail] = await db.mail.findMany({ where: { requestId: id } })
    expect(mail?.subject).toBe('A request still waits for your decision, due today')
    expect(mail?.text).toContain('Due: Thu 3 December 2026')
  })

  it('of a clinical review go to the leaders who may decide, and what is overdue to the administrators', async () => {
    const leader = await clinicalLeader()
    const { id } = await standing(people, 'clinical_review', since, { urgent: true })
    await mornings('2026-11-25', '2026-11-26')
    expect(await mailsOf(id, zone)).toEqual([
      ...['2026-11-25 review-reminder', '2026-11-26 request-overdue', '2026-11-26 review-reminder'],
    ])
    const mails = await db.mail.findMany({ where: { requestId: id, personId: leader.id } })
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Urgent: a clinical review still waits, due today',
      'Urgent: a clinical review still waits, overdue since Wed 25 November',
    ])
  })

  it('of Further details and answers go to the consultant side, until the request lapses', async () => {
    const { id } = await standing(people, 'further_details', since)
    await mornings('2026-11-27', '2026-12-02', '2026-12-07', '2026-12-08')
    await runClocks(new Date(at('2026-12-09', '00:00').getTime() - 1_000))
    expect(await db.request.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'further_details' })
    await runClocks(at('2026-12-09', '00:00'))
    await runClocks(at('2026-12-09', '00:01'))
    expect(await db.request.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'lapsed' })
    expect(await mailsOf(id, zone)).toEqual([
      ...['2026-11-27 answer-reminder', '2026-12-02 answer-reminder', '2026-12-07 answer-reminder'],
      ...['2026-12-08 answer-reminder', '2026-12-09 request-ended'],
    ])
  })

  it('are not sent before eight, nor for what was decided meanwhile', async () => {
    const { id, reference, organisationId } = await standing(people, 'organisation_review', since)
    await runClocks(new Date(at('2026-11-27').getTime() - 1_000))
    expect(await mailsOf(id, zone)).toEqual([])
    await decline(reference, organisationId, at('2026-11-27', '07:59'))
    await runClocks(at('2026-11-27'))
    expect((await mailsOf(id, zone)).filter((mail) => mail.includes('reminder'))).toEqual([])
  })
})

describe('what ends by itself', () => {
  it('an appointment left open for 31 days is completed, and the case goes on', async () => {
    const { id: clientId } = await client(people.organisationId)
    const { id: caseId } = await assistCase(people.of, clientId)
    const startsAt = new Date(noon.getTime() - days(31))
    const left = [
      await appointment(people.of, caseId, startsAt),
      await appointment(people.of, caseId, new Date(startsAt.getTime() - days(1)), { status: 'commenced' }),
    ]
    const young = await appointment(people.of, caseId, new Date(startsAt.getTime() + 1_000 + days(1)))
    await runClocks(new Date(noon.getTime() - 1))
    expect((await db.appointment.findUniqueOrThrow({ where: { id: left[0]?.id ?? '' } })).status).toBe('scheduled')
    // One that was moved ahead since the clock found it.
    expect(await completeLeftOpen(young.id, noon)).toBe(0)
    await runClocks(noon)
    await runClocks(noon)
    const rows = await db.appointment.findMany({ where: { caseId }, orderBy: { startsAt: 'asc' } })
    expect(rows.map(({ status }) => status)).toEqual(['completed', 'completed', 'scheduled'])
    const told = await db.historyEntry.findMany({ where: { caseId, event: 'appointment.completed' } })
    expect(told.map(({ rule }) => rule)).toEqual(Array(2).fill('left open for 31 days, version 1'))
    expect(await openTasks(caseId)).toMatchObject([
      { kind: 'waiting_for_appointment_completion', appointmentId: young.id },
    ])
  })

  it('an allotment: history says once how many sessions lapsed unused, in the organisation’s own day', async () => {
    const { id: clientId } = await client(people.organisationId)
    const { id: caseId } = await assistCase(people.of, clientId)
    for (const back of [200, 100])
      await appointment(people.of, caseId, new Date(noon.getTime() - days(back)), { status: 'completed' })
    // The first was held on 8 May 2026: from 8 May 2027 on the other four have lapsed.
    const end = at('2027-05-08', '00:00')
    const lapsed = () => db.historyEntry.findMany({ where: { event: 'case.sessions_lapsed' } })
    const used = await assistCase(people.of, (await client(people.organisationId)).id, { completed: 6 })
    const closed = await assistCase(people.of, (await client(people.organisationId)).id, { completed: 2 })
    await db.assistCase.update({ where: { id: closed.id }, data: { closedAt: noon } })
    await runClocks(new Date(end.getTime() - 1_000))
    expect(await lapsed()).toEqual([])
    const once = [{ caseId, data: { sessions: 4 }, rule: 'sessions lapse after 12 months, version 1' }]
    await runClocks(end)
    expect(await lapsed()).toMatchObject(once)
    await runClocks(new Date(end.getTime() + days(300)))
    expect(await lapsed()).toMatchObject(once)
    expect(await db.allotment.findFirstOrThrow({ where: { caseId: used.id } })).toMatchObject({ clockAt: null })
    expect(await db.allotment.findFirstOrThrow({ where: { caseId } })).toMatchObject({ clockAt: null })
  })

  it('a consent: told once, and the outcome that comes then is the consultant’s to tell', async () => {
    const consentAt = new Date(since.getTime() - days(364))
    const { id, reference, caseId, organisationId } = await standing(people, 'organisation_review', since, {
      consentAt,
    })
    await mornings('2026-11-24', '2026-11-25', '2026-11-26')
    expect(await mailsOf(id, zone)).toEqual(['2026-11-25 consent-over'])
    const told = await db.historyEntry.findMany({ where: { requestId: id, event: 'request.consent_over' } })
    expect(told).toMatchObject([{ rule: 'consent clock, version 1' }])
    await decline(reference, organisationId, at('2026-11-26', '09:00'))
    expect((await mailsOf(id, zone)).at(-1)).toBe('2026-11-26 declined-consultant')
    expect(await db.mail.count({ where: { requestId: id, clientId: { not: null } } })).toBe(0)
    expect(await db.task.count({ where: { caseId, kind: 'tell_client_the_outcome', doneAt: null } })).toBe(1)
  })

  it('an invitation: history says so once, and the person’s page too', async () => {
    const admin = await administrator()
    const asked = {
      name: 'Ada Quine',
      email: 'ada@people.example',
      title: '',
      timeZone: zone,
      role: 'clinical_leader',
    } as const
    const { invited } = done(await invitePerson(admin, asked, noon))
    const expired = () =>
      db.historyEntry.count({ where: { aboutPersonId: invited, event: 'person.invitation_expired' } })
    const end = new Date(noon.getTime() + days(7))
    await runClocks(new Date(end.getTime() - 1_000))
    expect([await expired(), (await personOf(admin, invited, { take: 5 }, noon))?.invitation?.expired]).toEqual([
      0,
      false,
    ])
    // One that was taken up since the clock found it.
    const { id: link } = await db.oneTimeLink.findFirstOrThrow({ where: { personId: invited } })
    await db.oneTimeLink.update({ where: { id: link }, data: { usedAt: noon } })
    expect(await expireInvitation(link, end)).toBe(0)
    await db.oneTimeLink.update({ where: { id: link }, data: { usedAt: null } })
    await runClocks(end)
    await runClocks(new Date(end.getTime() + 60_000))
    expect([await expired(), (await personOf(admin, invited, { take: 5 }, end))?.invitation?.expired]).toEqual([
      1,
      true,
    ])
  })

  const raising = (code: string) =>
    `CREATE OR REPLACE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken' USING ERRCODE = '${code}'; END $$;
     CREATE TRIGGER broken BEFORE UPDATE ON request FOR EACH ROW WHEN (NEW.id = '#' AND NEW.status = 'lapsed') EXECUTE FUNCTION broken()`
  const inZone = (name: string) =>
    `SET session_replication_role = replica;
     UPDATE agreement SET time_zone = '${name}' WHERE id = (SELECT agreement_id FROM request WHERE id = '#')`
  it.each([
    ['that fails', raising('P0001'), 'DROP TRIGGER broken ON request'],
    ['that somebody else holds', raising('55P03'), 'DROP TRIGGER broken ON request'],
    ['that cannot be looked at', inZone('Nowhere'), inZone(zone)],
  ])('one thing %s stops no other, and is tried again', async (_, breaks, mends) => {
    const broken = await standing(await deciders(), 'further_details', since)
    const fine = await standing(people, 'further_details', since)
    const change = (sql: string) => asOwner((owner) => owner.query(sql.replaceAll('#', broken.id)))
    const statuses = async () => {
      const rows = await db.request.findMany({
        where: { id: { in: [broken.id, fine.id] } },
        select: { id: true, status: true },
      })
      return [broken, fine].map(({ id }) => rows.find((row) => row.id === id)?.status)
    }
    await change(breaks)
    await runClocks(at('2026-12-09'))
    expect(await statuses()).toEqual(['further_details', 'lapsed'])
    await change(mends)
    await runClocks(at('2026-12-09', '08:01'))
    expect(await statuses()).toEqual(['lapsed', 'lapsed'])
  })
})
