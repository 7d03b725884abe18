import { describe, expect, test } from 'vitest'
import { appointmentNumber } from '@/lib/appointments/appointment'
import { cancelAppointment } from '@/lib/appointments/cancel'
import { closeCase } from '@/lib/cases/close-case'
import { assistCaseOf } from '@/lib/cases/queries'
import { clientOf } from '@/lib/clients/queries'
import { db } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { requestNumber } from '@/lib/requests/request'
import { saveDraft } from '@/lib/requests/save-draft'
import { submitRequest } from '@/lib/requests/submit'
import { withdrawRequest } from '@/lib/requests/withdraw'
import { later, openTasks, staffFor } from '@/tests/support/practices'
import {
  appointment,
  assistCase,
  consultant,
  done,
  form,
  noon,
  practice,
  smallWorld,
  submitted,
} from '@/tests/support/world'

type World = Awaited<ReturnType<typeof smallWorld>>
const close = (world: World) => closeCase(world.consultant, world.case.code, noon)

describe('closing a case', () => {
  test('gives up what remains: the total falls as it was said, and no task waits any more', async () => {
    const world = await smallWorld({ entitled: 8, completed: 6 })
    const before = await assistCaseOf(world.consultant, world.case.code, noon)
    expect([before?.ledger.total, before?.ledger.sums.remaining]).toEqual([8, 2])
    expect(done(await close(world))).toEqual({ closed: true })
    const after = await assistCaseOf(world.consultant, world.case.code, noon)
    expect(after?.ledger.total).toBe(6)
    expect(after?.assistCase.closedAt).toEqual(noon)
    expect(await openTasks(world.case.id)).toEqual([])
    expect(after?.ask.barred).toContain('is closed')
  })

  test('is refused while a request is open, which is named, and possible once it is withdrawn', async () => {
    const world = await smallWorld()
    const request = await submitted(world, 2)
    expect(await close(world)).toMatchObject({
      sentence: `${request} is open on this case. Withdraw it first, or wait for its outcome.`,
    })
    done(await withdrawRequest(world.consultant, { request, reason: 'not_wanted', reasonOther: '' }, noon))
    done(await close(world))
  })

  test('names all that is in the way at once', async () => {
    const world = await smallWorld()
    const request = await submitted(world, 2)
    const { number } = await appointment(world.consultant, world.case.id, later(50))
    expect(await close(world)).toMatchObject({
      sentence: `${request} is open on this case. Withdraw it first, or wait for its outcome. ${appointmentNumber(number)} is not completed. Complete or cancel it first.`,
    })
  })

  test('is refused while appointments are not completed, past ones too, and names them', async () => {
    const world = await smallWorld()
    const ahead = await appointment(world.consultant, world.case.id, later(50))
    const past = await appointment(world.consultant, world.case.id, later(-2), { status: 'commenced' })
    const [one, other] = [ahead, past].map(({ number }) => appointmentNumber(number)).toSorted()
    expect(await close(world)).toMatchObject({
      sentence: `${one} and ${other} are not completed. Complete or cancel them first.`,
    })
    await db.appointment.update({ where: { id: past.id }, data: { status: 'completed' } })
    const left = appointmentNumber(ahead.number)
    expect(await close(world)).toMatchObject({ sentence: `${left} is not completed. Complete or cancel it first.` })
    done(await cancelAppointment(world.consultant, { appointment: left, by: 'provider' }, noon))
    done(await close(world))
  })

  test('twice is refused in words', async () => {
    const world = await smallWorld()
    done(await close(world))
    expect(await close(world)).toMatchObject({ sentence: `${world.case.code} is closed already. Nothing was changed.` })
    expect(await db.historyEntry.count({ where: { caseId: world.case.id, event: 'case.closed' } })).toBe(1)
  })

  test('withdraws a draft on it in the same stroke, tells nobody, and the draft is never submitted', async () => {
    const world = await smallWorld()
    const typed = form(world.case.code, 3)
    const { reference } = done(await saveDraft(world.consultant, typed, noon))
    done(await close(world))
    const row = await db.request.findUniqueOrThrow({
      where: { reference },
      include: { withdrawal: true, history: { orderBy: { id: 'asc' } }, mails: true },
    })
    expect(row).toMatchObject({ status: 'withdrawn', typed: {}, mails: [] })
    expect(row.withdrawal).toMatchObject({ reasonOther: 'The case was closed.', byId: world.consultant.id })
    expect(row.history.map(({ event }) => event)).toEqual(['request.started', 'request.withdrawn'])
    const again = await submitRequest(world.consultant, typed, noon)
    expect(again).toMatchObject({ sentence: expect.stringContaining('is closed') })
    expect((await db.request.findUniqueOrThrow({ where: { reference } })).status).toBe('withdrawn')
  })

  test('is not for anybody else, and by practice staff keeps both names', async () => {
    const of = await consultant(await practice())
    const world = { ...(await smallWorld()), consultant: of }
    const theirs = await assistCase(of, world.client.id)
    const colleague = await consultant(of.practiceId)
    expect(await closeCase(colleague, theirs.code, noon)).toMatchObject({ refused: true })
    const staff = await staffFor(of)
    done(await closeCase(staff, theirs.code, noon))
    const entry = await db.historyEntry.findFirstOrThrow({ where: { caseId: theirs.id, event: 'case.closed' } })
    expect(entry).toMatchObject({ personId: staff.by.id, onBehalfOfId: of.id })
  })

  test('and a submission at the same moment: one of them is told', async () => {
    for (let round = 0; round < 10; round++) {
      const world = await smallWorld()
      const [closed, sent] = await Promise.all([
        close(world),
        submitRequest(world.consultant, form(world.case.code, 2), noon),
      ])
      expect([isRefusal(closed), isRefusal(sent)].toSorted()).toEqual([false, true])
    }
  })
})

test('the client’s page shows which case a request belongs to', async () => {
  const world = await smallWorld()
  const second = await assistCase(world.consultant, world.client.id)
  const request = await submitted(world, 2)
  const services = (await clientOf(world.consultant, world.client.id, noon))?.services ?? []
  const asked = services.map(({ assistCase: one, ask }) => [one.number, ask.open && requestNumber(ask.open)])
  expect(Object.fromEntries(asked)).toEqual({ [world.case.number]: request, [second.number]: null })
})
