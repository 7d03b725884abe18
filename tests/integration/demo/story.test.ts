import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { shownState } from '@/lib/appointments/appointment'
import { caseNumberOf } from '@/lib/cases/assist-case'
import { dateInZone } from '@/lib/clocks/calendar-date'
import { runClocks } from '@/lib/clocks/run-clocks'
import { db } from '@/lib/db'
import { countedClient, ledgerFrom } from '@/lib/entitlement/queries'
import { agreementInForce } from '@/lib/organisations/queries'
import { identityMatches } from '@/lib/requests/identity-guard'
import { knownIdentity } from '@/lib/requests/known-identity'
import { statuses } from '@/lib/requests/request'
import { passwordFits } from '@/lib/sign-in/passwords'
import { codeOf, takeTotpCode } from '@/lib/sign-in/totp'
import { type Told, tellTheStory } from '@/prisma/demo/story'
import { otherVerbs } from '@/tests/integration/demo/other-verbs'
import { peopleVerbs } from '@/tests/integration/demo/people-verbs'
import { eventsWritten, type Transaction, watchChanges, withoutHistory } from '@/tests/support/changes'
import { asOwner } from '@/tests/support/database'

// Three days on which a demo may be started: within working hours, on a weekend, on a public holiday.
const days = {
  'a Tuesday morning': new Date('2026-11-23T23:42:00Z'),
  'a Sunday': new Date('2026-11-28T22:00:00Z'),
  'the first of January': new Date('2026-12-31T23:00:00Z'),
}

/** As on the first start of a demo: only what the migrations brought. */
const emptied = () =>
  asOwner((client) =>
    client.query(`
      SET session_replication_role = replica;
      TRUNCATE organisation, practice, person, client RESTART IDENTITY CASCADE;
      SET session_replication_role = origin`),
  )

let changes: () => Promise<Transaction[]>
beforeAll(async () => {
  changes = await watchChanges()
})
beforeEach(emptied)

describe.each(Object.entries(days))('told on %s', (_, at) => {
  test('every state occurs, and the walks begin where they should', { timeout: 180_000 }, async () => {
    const told = await tellTheStory(at)
    await everyStateOccurs()
    await peopleCanSignIn(told)
    await theTwoCasesHold(told, at)
    await nothingIsToldAhead(at)
    await nobodyIsNamedToAnOrganisation()
    await somePostIsLost()
    await theClocksHaveRun(at)
  })
})

/** What a story begins with, as if it had been there before: organisations, people, and the time they keep free. */
const beginning = ['organisation', 'agreement', 'practice', 'person', 'busy_time INSERT, calendar_block'].concat(
  'person.password_set_at, person.totp_secret',
)

describe('every change', () => {
  test('of the stories and of the other verbs has history in the same transaction', { timeout: 120_000 }, async () => {
    const told = await changes()
    expect(withoutHistory(told).filter((change) => !beginning.includes(change.replace(/ INSERT$/, '')))).toEqual([])
    const done: Transaction[] = []
    for (const verbs of [otherVerbs, peopleVerbs]) {
      await verbs(changes)
      done.push(...(await changes()))
    }
    expect(withoutHistory(done)).toEqual([])
    const events = new Set([...told, ...done].flatMap((one) => one.events))
    expect(eventsWritten().filter((event) => !events.has(event))).toEqual([])
    console.log(
      `S8: ${told.length + done.length} transactions with ${events.size} kinds of event, each change with history`,
    )
  })
})

async function everyStateOccurs() {
  const occurring = await db.request.groupBy({ by: ['status'] })
  expect(new Set(occurring.map(({ status }) => status))).toEqual(new Set(statuses))
  expect(await db.client.count()).toBeGreaterThanOrEqual(60)
  expect(await db.organisation.count()).toBeGreaterThanOrEqual(7)
  expect(await db.decision.count({ where: { byRule: { not: null } } })).toBeGreaterThan(0)
  expect(await db.decision.count({ where: { conditionId: { not: null } } })).toBeGreaterThan(0)
  expect(await db.request.count({ where: { closedAt: null, urgent: true } })).toBeGreaterThan(0)
}

async function peopleCanSignIn({ people }: Told) {
  expect(new Set(people.map(({ role }) => role)).size).toBe(5)
  const [first] = people
  const row = await db.person.findUniqueOrThrow({ where: { email: first?.email ?? '' } })
  expect(await passwordFits(row.passwordHash, first?.password ?? '')).toBe(true)
  const now = new Date()
  for (const { email, totpSecret } of people) {
    const { id } = await db.person.findUniqueOrThrow({ where: { email }, select: { id: true } })
    expect([email, await takeTotpCode(id, codeOf(totpSecret, now), now)]).toEqual([email, true])
  }
}

/** What guide, pictures and walks rely on: 3 needs no clinical review and 4 does; and a client far below. */
async function theTwoCasesHold({ cases }: Told, at: Date) {
  const main = await countOf(cases.atThreshold, at)
  expect(main.sums).toMatchObject({ completed: 5, charged: 1, scheduled: 1, remaining: 1, pending: 0 })
  expect(main.total + 3).toBeLessThan(main.threshold)
  expect(main.total + 4).toBe(main.threshold)
  expect(cases.atThreshold).toEqual({ case: 'ASST-000123', client: 'Mei-Lin Tran', appointment: 'APP-00456' })
  const other = await countOf(cases.belowThreshold, at)
  expect(other.total + 4).toBeLessThan(other.threshold)
}

async function countOf({ case: number, appointment }: Told['cases']['atThreshold'], at: Date) {
  const assistCase = await db.assistCase.findUniqueOrThrow({
    where: { number: caseNumberOf(number) ?? 0 },
    include: {
      consultant: true,
      requests: true,
      appointments: true,
      client: { select: { ...countedClient, organisationId: true } },
    },
  })
  expect(assistCase.consultant?.name).toBe('Priya Raman')
  expect(assistCase.requests.filter(({ closedAt }) => closedAt === null)).toEqual([])
  const ahead = assistCase.appointments.find((one) => one.number === Number(appointment.slice(4)))
  expect(ahead && shownState(ahead, at)).toBe('scheduled')
  const terms = await agreementInForce(db, assistCase.client.organisationId, at)
  const dateOfRequest = dateInZone(at, terms.timeZone)
  return ledgerFrom(assistCase.client, { caseId: assistCase.id, asked: 0, dateOfRequest, terms })
}

/** Nothing is recorded later than now, and of one client nothing before what went before it. */
async function nothingIsToldAhead(at: Date) {
  const rows = await db.historyEntry.findMany({
    where: { aboutPersonId: null },
    select: { at: true, caseId: true, event: true },
    orderBy: { id: 'asc' },
  })
  expect(rows.filter((row) => row.at > at)).toEqual([])
  for (const life of Map.groupBy(rows, ({ caseId }) => caseId).values())
    for (const [index, row] of life.entries()) expect(row.at >= (life[index - 1] ?? row).at, row.event).toBe(true)
  expect(await db.mail.count({ where: { status: 'queued' } })).toBeLessThan(150)
}

/** The worker that starts finds nothing left over, and nothing that stood still; what the clocks did is in the story. */
async function theClocksHaveRun(at: Date) {
  expect(await runClocks(new Date(at.getTime() + 60_000))).toBe(0)
  expect(await db.clockState.findMany({ select: { behindSince: true } })).toEqual([{ behindSince: null }])
  const mails = await db.mail.groupBy({ by: ['event'], _count: true })
  const events = mails.map(({ event }) => event)
  expect(events).toEqual(
    expect.arrayContaining(['request-reminder', 'answer-reminder', 'request-overdue', 'daily-mail']),
  )
}

/** The identity guard over all that a reviewer can read in free text, of every client and consultant of the story. */
async function nobodyIsNamedToAnOrganisation() {
  const requests = await db.request.findMany({
    include: {
      ...{ client: true, consent: true },
      consultant: { include: { practice: true } },
      questions: { where: { stage: 'organisation' } },
    },
  })
  const texts = requests.flatMap(({ questions }) => questions.flatMap(({ text, answer }) => [text, answer ?? '']))
  expect(texts.filter(Boolean).length).toBeGreaterThan(8)
  for (const request of requests)
    for (const text of texts) expect(identityMatches(text, knownIdentity(request)), text).toEqual([])
}

/** One client's outcome, one that is parked and one that came back: what the page *Mail* begins with. */
async function somePostIsLost() {
  const lost = await db.mail.findMany({ where: { status: { in: ['failed', 'parked'] } } })
  const told = lost.map(({ status, failure, bouncedAt, clientId }) => [
    status,
    failure,
    bouncedAt !== null,
    clientId !== null,
  ])
  expect(told.toSorted()).toEqual([
    ['failed', 'no_such_address', false, true],
    ['failed', 'not_accepting', true, false],
    ['parked', null, false, false],
  ])
}
