import { describe, expect, test } from 'vitest'
import { appointmentNumber } from '@/lib/appointments/appointment'
import { bookAppointment } from '@/lib/appointments/book'
import { cancelAppointment } from '@/lib/appointments/cancel'
import { approveRequest } from '@/lib/approvals/approve'
import { closeCase } from '@/lib/cases/close-case'
import { assistCaseOf, taskOf } from '@/lib/cases/queries'
import { settleTasks } from '@/lib/cases/settle-tasks'
import { clientWasTold } from '@/lib/cases/tell-client'
import { db } from '@/lib/db'
import { historyOfAppointment, historyOfCase, historyOfClient } from '@/lib/history/queries'
import { historyWords } from '@/lib/history/words'
import { asConsultant } from '@/lib/sign-in/gated'
import {
  appointment,
  assistCase,
  consultant,
  days,
  done,
  noon,
  person,
  practice,
  smallWorld,
  submitted,
} from '@/tests/support/world'

const later = (hours: number) => new Date(noon.getTime() + hours * 3_600_000)
const openTask = (caseId: string, kind: string) => db.task.findFirstOrThrow({ where: { caseId, kind, doneAt: null } })
const settled = async (caseId: string) => db.$transaction((tx) => settleTasks(tx, caseId, null, noon))

/** Everybody of domain §1 on the consultant side, beside a case that is only `own`'s. */
async function actors() {
  const house = await practice()
  const own = await consultant(house)
  const world = { ...(await smallWorld()), own }
  const theirs = await assistCase(own, world.client.id, { entitled: 8, completed: 3 })
  await settled(theirs.id)
  const opened = { at: noon, event: 'case.opened', data: { entitled: 8 }, personId: own.id, clientId: world.client.id }
  await db.historyEntry.create({ data: { ...opened, caseId: theirs.id } })
  const staff = await person('practice_staff', { practiceId: house })
  const actingFor = asConsultant(staff, own)
  if (!actingFor) throw new Error('Practice staff act for a consultant.')
  return {
    own,
    actingFor,
    samePractice: await consultant(house),
    otherPractice: await consultant(await practice()),
    sameClient: world.consultant,
    case: theirs,
    client: world.client,
    task: await openTask(theirs.id, 'next_steps'),
  }
}

describe('whose case it is', () => {
  test('their consultant and who acts for them see case, task and history', async () => {
    const { case: assist, task, client: of, ...who } = await actors()
    for (const viewer of [who.own, who.actingFor]) {
      expect(await assistCaseOf(viewer, assist.code, noon)).toMatchObject({ assistCase: { number: assist.number } })
      expect(await taskOf(viewer, assist.code, task.id, noon)).toMatchObject({ task: { kind: 'next_steps' } })
      for (const history of [
        historyOfCase(viewer, assist.code, { take: 9 }),
        historyOfClient(viewer, of.id, { take: 9 }),
      ])
        expect(await history).toMatchObject({ of: 1, entries: [{ event: 'case.opened', by: who.own.name }] })
    }
  })

  test('for everyone else there is no such case, whatever else they see of the client', async () => {
    const { case: assist, task, ...who } = await actors()
    for (const viewer of [who.samePractice, who.otherPractice, who.sameClient]) {
      expect(await assistCaseOf(viewer, assist.code, noon)).toBeNull()
      expect(await taskOf(viewer, assist.code, task.id, noon)).toBeNull()
      expect(await historyOfCase(viewer, assist.code, { take: 9 })).toEqual({ entries: [], of: 0, next: null })
    }
  })

  test('what is no number and no id is not found, and a task is not found on another case', async () => {
    const { own, case: assist, task, client: of } = await actors()
    for (const code of ['ASST-999999', 'ASST-1', 'nonsense', "' OR 1=1", ''])
      expect(await assistCaseOf(own, code)).toBeNull()
    expect(await taskOf(own, assist.code, 'nonsense')).toBeNull()
    const second = await assistCase(own, of.id)
    expect(await taskOf(own, second.code, task.id)).toBeNull()
  })
})

describe('a case', () => {
  test('counts the client’s other cases and says which of them the viewer may open', async () => {
    const { own, case: assist, sameClient, client: of } = await actors()
    const mine = await assistCase(own, of.id, { entitled: 2 })
    const theirs = (await db.assistCase.findFirstOrThrow({ where: { clientId: of.id, consultantId: sameClient.id } }))
      .number
    const view = await assistCaseOf(own, assist.code, noon)
    expect(view?.ledger.sums).toMatchObject({ completed: 3, remaining: 5 + 2 + 6 })
    expect(view?.own.toSorted()).toEqual([assist.number, mine.number].toSorted())
    expect(view?.own).not.toContain(theirs)
  })

  test('says why nothing can be asked: open request, closed case, agreement', async () => {
    const world = await smallWorld()
    const view = () => assistCaseOf(world.consultant, world.case.code, noon)
    expect((await view())?.ask).toEqual({ open: null, barred: null, draft: false })
    const request = await submitted(world, 2)
    expect((await view())?.ask).toMatchObject({ open: request.slice(4), barred: expect.stringContaining(request) })
    const without = await smallWorld({ terms: { extraSessionsAllowed: false } })
    const barred = (await assistCaseOf(without.consultant, without.case.code, noon))?.ask.barred
    expect(barred).toMatch(/agreement has no extra sessions\.$/)
    done(await closeCase(without.consultant, without.case.code, noon))
    expect((await assistCaseOf(without.consultant, without.case.code, noon))?.ask.barred).toMatch(/is closed/)
  })

  test('shows an approval at once: sessions, status, no open request', async () => {
    const world = await smallWorld()
    const request = await submitted(world, 3)
    done(
      await approveRequest(
        world.reviewer,
        { request, version: 1, choice: 'approve_fewer', sessions: 2, condition: '' },
        later(1),
      ),
    )
    const view = await assistCaseOf(world.consultant, world.case.code, later(2))
    expect(view?.ledger.sums).toMatchObject({ remaining: 8, pending: 0 })
    expect(view?.assistCase.requests.map(({ status }) => status)).toEqual(['approved'])
    expect(view?.ask.open).toBeNull()
  })
})

describe('history', () => {
  test('is told latest first, in pages, with names, and of an appointment alone', async () => {
    const world = await smallWorld()
    const staff =
      asConsultant(await person('practice_staff', { practiceId: await practice() }), world.consultant) ??
      world.consultant
    for (let day = 1; day <= 3; day++)
      done(
        await bookAppointment(staff, { case: world.case.code, startsAt: later(24 * day), manner: 'video' }, later(day)),
      )
    const first = await historyOfCase(world.consultant, world.case.code, { take: 2 })
    expect([first.of, first.entries.length]).toEqual([3, 2])
    const second = await historyOfCase(world.consultant, world.case.code, { take: 2, after: first.next ?? undefined })
    expect([second.entries.length, second.next]).toEqual([1, null])
    const told = [...first.entries, ...second.entries]
    expect(told.map(({ at }) => at.getTime())).toEqual([3, 2, 1].map((hour) => later(hour).getTime()))
    const [latest] = told
    if (!latest?.appointment) throw new Error('A booking names its appointment.')
    expect(historyWords(latest, 'Australia/Sydney').line).toContain(`${staff.by.name} for ${world.consultant.name}`)
    const number = appointmentNumber(latest.appointment)
    expect((await historyOfAppointment(world.consultant, number, { take: 9 })).of).toBe(1)
    expect((await historyOfAppointment(await consultant(), number, { take: 9 })).of).toBe(0)
  })

  test('a rule’s entries name the rule and its version', async () => {
    const world = await smallWorld({ terms: { standingRuleUpTo: 2, standingRuleBelow: 9 } })
    await submitted(world, 2)
    const { entries } = await historyOfCase(world.consultant, world.case.code, { take: 9 })
    const approved = entries.find(({ event }) => event === 'request.approved')
    expect(approved && historyWords(approved, 'Australia/Sydney').line).toMatch(
      /^By rule: standing rule of agreement version 1, /,
    )
  })

  test('of a client holds their own entries and those of the viewer’s cases, not of others’', async () => {
    const { own, sameClient, case: assist, client: of } = await actors()
    const others = await db.assistCase.findFirstOrThrow({ where: { clientId: of.id, consultantId: sameClient.id } })
    const entry = (event: string, caseId: string | null) => ({
      at: noon,
      event,
      personId: own.id,
      clientId: of.id,
      caseId,
    })
    await db.historyEntry.createMany({
      data: [entry('client.registered', null), entry('case.closed', assist.id), entry('case.client_told', others.id)],
    })
    const events = (await historyOfClient(own, of.id, { take: 9 })).entries.map(({ event }) => event)
    expect(events.toSorted()).toEqual(['case.closed', 'case.opened', 'client.registered'])
    expect((await historyOfClient(await consultant(), of.id, { take: 9 })).of).toBe(0)
  })
})

describe('a task', () => {
  test('waits on its appointment, and is done by whoever settled it', async () => {
    const world = await smallWorld()
    const booked = done(
      await bookAppointment(world.consultant, { case: world.case.code, startsAt: later(72), manner: 'phone' }, noon),
    )
    const { id } = await openTask(world.case.id, 'waiting_for_appointment_completion')
    expect((await taskOf(world.consultant, world.case.code, id, noon))?.task.appointment?.number).toBe(booked.number)
    const number = appointmentNumber(booked.number)
    done(await cancelAppointment(world.consultant, { appointment: number, by: 'provider' }, later(1)))
    const after = await taskOf(world.consultant, world.case.code, id, later(2))
    expect(after?.task).toMatchObject({ doneAt: later(1), doneBy: { name: world.consultant.name } })
  })

  test('Further Details Required knows its request and until when', async () => {
    const world = await smallWorld({ entitled: 8, completed: 8 })
    const request = await submitted(world, 4)
    const { id } = await openTask(world.case.id, 'further_details_required')
    const view = await taskOf(world.consultant, world.case.code, id, noon)
    expect(view?.request).toMatchObject({ reference: request.slice(4), dueOn: new Date('2026-12-08T00:00:00Z') })
  })

  test('Tell the client the outcome knows the outcome, and is done once they were told', async () => {
    const world = await smallWorld()
    const request = await submitted(world, 3, { outcomeTo: 'nobody' })
    const approval = { request, version: 1, choice: 'approve_all', sessions: 3, condition: '' } as const
    done(await approveRequest(world.reviewer, approval, later(1)))
    const { id } = await openTask(world.case.id, 'tell_client_the_outcome')
    const view = () => taskOf(world.consultant, world.case.code, id, later(2))
    expect((await view())?.request?.decisions).toMatchObject([{ outcome: 'approved', sessions: 3 }])
    expect((await view())?.text('how_to_book')).toMatch(/^To book/)
    done(await clientWasTold(world.consultant, id, later(2)))
    expect((await view())?.task.doneAt).toEqual(later(2))
  })
})

test('an appointment of the past that nobody settled stays in the count', async () => {
  const world = await smallWorld()
  await appointment(world.consultant, world.case.id, new Date(noon.getTime() - days(400)))
  const view = await assistCaseOf(world.consultant, world.case.code, noon)
  expect(view?.ledger.sums).toMatchObject({ scheduled: 1, remaining: 5 })
})
