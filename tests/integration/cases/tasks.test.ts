import fc from 'fast-check'
import { expect, test } from 'vitest'
import { appointmentNumber } from '@/lib/appointments/appointment'
import { bookAppointment } from '@/lib/appointments/book'
import { cancelAppointment } from '@/lib/appointments/cancel'
import { commenceAppointment } from '@/lib/appointments/commence'
import { completeAppointment } from '@/lib/appointments/complete'
import { moveAppointment } from '@/lib/appointments/move'
import { recordNoShow } from '@/lib/appointments/record-no-show'
import { approveRequest } from '@/lib/approvals/approve'
import { declineRequest } from '@/lib/approvals/decline'
import { caseNumber } from '@/lib/cases/assist-case'
import { closeCase } from '@/lib/cases/close-case'
import { openCase } from '@/lib/cases/open-case'
import { selectConsultant } from '@/lib/cases/select-consultant'
import { tasksOf } from '@/lib/cases/tasks'
import { dateInZone } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { answerFurtherDetails } from '@/lib/requests/answer-further-details'
import { requestNumber, versionForOrganisation } from '@/lib/requests/request'
import { submitRequest } from '@/lib/requests/submit'
import { withdrawRequest } from '@/lib/requests/withdraw'
import { administrator, assigner, openTasks } from '@/tests/support/practices'
import { client, consultant, done, form, noon, organisation, practice, reviewer } from '@/tests/support/world'
import { tasksByTheDomain } from '@/tests/unit/cases/domain-tasks'

// Whatever happens to a client's cases, in whatever order: the open tasks of the record are those of domain §10.
const full = process.env.SIZE === 'full'
const numRuns = full ? 150 : 16
const hour = 3_600_000

/** A client with one case that has no consultant yet, and the people around it. */
async function life() {
  const house = await practice()
  const organisationId = await organisation({ entitledSessions: 4 })
  const [of, chooser, decider] = [await consultant(house), await assigner(house), await reviewer(organisationId)]
  const clientId = (await client(organisationId)).id
  const begun = { clientId, issue: 'Work', consultantId: null, practiceId: house }
  done(await openCase(await administrator(), begun, noon))
  return { of, chooser, decider, clientId, now: noon, last: noon }
}
type Life = Awaited<ReturnType<typeof life>>

const record = (clientId: string) =>
  db.assistCase.findMany({
    where: { clientId },
    include: { appointments: { orderBy: { number: 'desc' } }, requests: { include: { stays: true } } },
    orderBy: { number: 'asc' },
  })
type Cases = Awaited<ReturnType<typeof record>>

/** What can happen; `pick` chooses among what is there. Every one of them may be refused, and then nothing may change. */
const happenings: Record<string, (life: Life, cases: Cases, pick: number) => Promise<unknown>> = {
  select: ({ chooser, of, now }, cases, pick) =>
    selectConsultant(chooser, { case: codeOf(cases, pick), consultant: of.id }, now),
  book: (life, cases, pick) => {
    life.last = new Date(Math.max(life.last.getTime(), life.now.getTime()) + 2 * hour)
    return bookAppointment(life.of, { case: codeOf(cases, pick), startsAt: life.last, manner: 'video' }, life.now)
  },
  move: (life, cases, pick) => {
    const startsAt = new Date(life.now.getTime() + (1 + pick) * 4 * hour + pick * 60_000)
    return moveAppointment(life.of, { appointment: booked(cases, pick).code, startsAt }, life.now)
  },
  cancelled_by_client: (life, cases, pick) =>
    cancelAppointment(life.of, { appointment: booked(cases, pick).code, by: 'client' }, life.now),
  cancelled_by_provider: (life, cases, pick) =>
    cancelAppointment(life.of, { appointment: booked(cases, pick).code, by: 'provider' }, life.now),
  commence: (life, cases, pick) => commenceAppointment(life.of, arrive(life, cases, pick, 0), life.now),
  complete: (life, cases, pick) => completeAppointment(life.of, arrive(life, cases, pick, 50), life.now),
  no_show: (life, cases, pick) => recordNoShow(life.of, arrive(life, cases, pick, 35), life.now),
  submit: ({ of, now }, cases, pick) =>
    submitRequest(of, form(codeOf(cases, pick), 1 + (pick % 4), { dateOfRequest: dateInZone(now, of.timeZone) }), now),
  answer: ({ of, now }, cases, pick) =>
    answerFurtherDetails(of, { request: requestOf(cases, pick).code, answers: whole }, now),
  withdraw: ({ of, now }, cases, pick) =>
    withdrawRequest(of, { request: requestOf(cases, pick).code, reason: 'mistake', reasonOther: '' }, now),
  approve: ({ decider, now }, cases, pick) => {
    const { code: request, version } = requestOf(cases, pick)
    return approveRequest(decider, { request, version, choice: 'approve_all', condition: '' }, now)
  },
  decline: ({ decider, now }, cases, pick) => {
    const { code: request, version } = requestOf(cases, pick)
    return declineRequest(decider, { request, version, choice: 'decline', reason: 'budget', reasonOther: '' }, now)
  },
  close: ({ of, now }, cases, pick) => closeCase(of, codeOf(cases, pick), now),
  open: ({ of, clientId, now }, _, pick) =>
    openCase(of, { clientId, issue: `Issue ${pick % 3}`, consultantId: of.id }, now),
}

const whole = Object.fromEntries(
  ['presenting_issue', 'achieved', 'aims', 'why_more', 'risk', 'short_term', 'referral_steps', 'plan_if_declined'].map(
    (code) => [code, 'Said.'],
  ),
)
const one = <T>(all: readonly T[], pick: number): T | undefined => all[pick % Math.max(1, all.length)]
const codeOf = (cases: Cases, pick: number) => caseNumber(one(cases, pick)?.number ?? 0)
const booked = (cases: Cases, pick: number) => {
  const all = cases.flatMap(({ appointments }) => appointments)
  const open = all.filter(({ status }) => status === 'scheduled' || status === 'commenced')
  const found = one(open.length > 0 ? open : all, pick)
  return { code: appointmentNumber(found?.number ?? 0), startsAt: found?.startsAt }
}
const requestOf = (cases: Cases, pick: number) => {
  const all = cases.flatMap(({ requests }) => requests)
  const found =
    one(
      all.filter(({ closedAt }) => closedAt === null),
      pick,
    ) ?? one(all, pick)
  return { code: requestNumber(found?.reference ?? ''), version: found ? versionForOrganisation(found) : 0 }
}

/** Lets time pass until so many minutes after an appointment began. */
function arrive(life: Life, cases: Cases, pick: number, minutes: number): string {
  const { code, startsAt } = booked(cases, pick)
  if (startsAt) life.now = new Date(Math.max(life.now.getTime(), startsAt.getTime() + minutes * 60_000))
  return code
}

/** How often each is tried: what ends a case or a request less often than what goes on with it. */
const often: Record<string, number> = {
  book: 5,
  complete: 3,
  submit: 4,
  answer: 2,
  approve: 3,
  open: 2,
  move: 3,
  withdraw: 2,
}
const step = fc.oneof(
  ...Object.keys(happenings).map((what) => ({
    weight: often[what] ?? 1,
    arbitrary: fc.record({ what: fc.constant(what), pick: fc.integer({ min: 0, max: 11 }) }),
  })),
)
const steps = fc.array(step, { minLength: 15, maxLength: 30, size: 'max' })
const told = new Map<string, number>()

test('the open tasks are those that follow from the record, after every step', { timeout: 1_800_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.boolean(), async (wanted, selected) => {
      const one = await life()
      // Most lives begin with a consultant: without one nearly all is refused.
      for (const { what, pick } of [...(selected ? [{ what: 'select', pick: 0 }] : []), ...wanted]) {
        const result = await happenings[what]?.(one, await record(one.clientId), pick)
        if (!isRefusal(result)) told.set(what, (told.get(what) ?? 0) + 1)
        for (const { id, closedAt, ...facts } of await record(one.clientId)) {
          const now = { ...facts, closed: closedAt !== null }
          const open = JSON.stringify(await openTasks(id))
          expect(open, what).toBe(JSON.stringify(inOrder(tasksOf(now))))
          expect(open, what).toBe(JSON.stringify(inOrder(tasksByTheDomain(now))))
        }
      }
    }),
    { numRuns, ...(full ? {} : { seed: 20261124 }) },
  )
  console.log(`tasks: ${numRuns} lives, ${[...told].map(([what, count]) => `${what} ${count}`).join(', ')}`)
})

const inOrder = (tasks: readonly { kind: string; appointmentId: string | null; requestId: string | null }[]) =>
  tasks
    .map(({ kind, appointmentId, requestId }) => ({ kind, appointmentId, requestId }))
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
