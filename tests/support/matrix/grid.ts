import { randomUUID } from 'node:crypto'
import { appointmentNumber } from '@/lib/appointments/appointment'
import { approveRequest } from '@/lib/approvals/approve'
import { askQuestion } from '@/lib/approvals/ask'
import { declineRequest } from '@/lib/approvals/decline'
import { holdSlot } from '@/lib/calendar/hold-slot'
import { hashOfToken } from '@/lib/calendar/read-feed'
import { settleTasks } from '@/lib/cases/settle-tasks'
import { dateInZone, timeInZone } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { doneBy, record } from '@/lib/history/record'
import type { Consultant, Person } from '@/lib/people/person'
import { referenceOf } from '@/lib/requests/request'
import { saveDraft } from '@/lib/requests/save-draft'
import { submitRequest } from '@/lib/requests/submit'
import { asConsultant, asReviewer } from '@/lib/sign-in/gated'
import { type Newcomer, newcomer } from '@/tests/support/matrix/newcomer'
import { type Ownership, roleOf, type Somebody } from '@/tests/support/matrix/row'
import {
  appointment,
  assistCase,
  client,
  days,
  done,
  form,
  organisation,
  person,
  practice,
} from '@/tests/support/world'

// The world of the matrix (S1): one person of each role, and records that are theirs, nearly theirs, and nobody's they know.

/** What a record can be: each is a client's Assist case, and this has happened on it. */
export const states = [
  /** Nothing. */
  'idle',
  /** An appointment is booked for a later day. */
  'ahead',
  /** An appointment is over, and not settled. */
  'past',
  'draft',
  /** A request waits for the organisation, for the answer to its question, for a clinical leader, for further details. */
  ...(['waiting', 'asked', 'reviewing', 'details'] as const),
  /** Further details are not needed any more: the count fell. */
  'fallen',
  /** A slot is held, until a decision and after an approval. */
  ...(['holding', 'granted'] as const),
  'declined',
  /** Declined, and the client has no email: the consultant is to tell them. */
  'untold',
  /** Declined, and the client's outcome did not arrive. */
  'undelivered',
  /** The case waits for its consultant. */
  'unassigned',
] as const
export type State = (typeof states)[number]

/** A record by everything that names it; '' for what it does not have in its state. */
export type GridRecord = {
  readonly whose: Ownership
  readonly client: string
  readonly familyName: string
  readonly case: string
  readonly appointment: string
  readonly request: string
  readonly version: number
  readonly task: string
  /** The newest mail about the request. */
  readonly mail: string
  readonly block: string
  /** The consultant whose it is, and the feed of their calendar: its id and its secret. */
  readonly consultant: string
  readonly feed: string
  readonly token: string
  readonly practice: string
  /** The anchor consultant and their practice, for whoever chooses one. */
  readonly mine: string
  readonly home: string
  readonly organisation: string
  readonly reviewer: string
  /** A time that is free in the consultant's calendar: the instant, and as it is typed. */
  readonly free: string
  readonly date: string
  readonly time: string
  /** Half an hour after it. */
  readonly endDate: string
  readonly endTime: string
  readonly today: string
} & Newcomer

type House = { consultant: Person; practiceId: string | null; organisationId: string; reviewer: Person; token: string }

export type Grid = {
  readonly at: Date
  readonly people: Readonly<Record<Somebody, Person>>
  /** The consultant of the anchor practice: whose records are `own`, and whom its staff act for. */
  readonly anchor: Consultant
  readonly houses: Readonly<Record<Ownership, House>>
}

export async function makeGrid(at: Date): Promise<Grid> {
  const [home, away] = [await practice(), await practice()]
  const [first, second, third] = [await organisation(), await organisation(), await organisation()]
  const reviewers = new Map<string, Person>()
  for (const organisationId of [first, second, third])
    reviewers.set(organisationId, await person('reviewer', { organisationId }))
  const house = async (practiceId: string | null, organisationId: string): Promise<House> => {
    const consultant = await person('consultant', { practiceId })
    const token = hashOfToken(consultant.id).slice(0, 43)
    const feed = { personId: consultant.id, consultantId: consultant.id, detail: 'busy', tokenHash: hashOfToken(token) }
    await db.calendarFeed.create({ data: { ...feed, createdAt: at } })
    return { consultant, practiceId, organisationId, reviewer: reviewers.get(organisationId) as Person, token }
  }
  const houses = {
    own: await house(home, first),
    'same practice': await house(home, second),
    'other practice': await house(away, second),
    'same organisation': await house(null, first),
    'other organisation': await house(null, third),
  }
  const practiceOf: Partial<Record<Somebody, string>> = { practice_staff: home, leader_of_practice: home }
  const one = (who: Somebody) => person(roleOf(who), { practiceId: practiceOf[who] ?? null })
  const people = {
    consultant: houses.own.consultant,
    practice_staff: await one('practice_staff'),
    clinical_leader: await one('clinical_leader'),
    leader_of_practice: await one('leader_of_practice'),
    reviewer: houses.own.reviewer,
    administrator: await one('administrator'),
  }
  return { at, people, houses, anchor: side(houses.own) }
}

function letIn<T>(actor: T | null): T {
  if (!actor) throw new Error('The gate is closed for somebody of the grid.')
  return actor
}

const side = ({ consultant }: House): Consultant => letIn(asConsultant(consultant, null))

/** So that no two lie at one time of a calendar. */
let hours = 0
const clinical: readonly State[] = ['reviewing', 'details', 'fallen']
/** All that Further details must say. */
export const answers = Object.fromEntries(
  ['presenting_issue', 'achieved', 'aims', 'why_more', 'risk', 'short_term', 'referral_steps', 'plan_if_declined'].map(
    (code) => [code, 'Said.'],
  ),
)

/** Makes a record of somebody's in a state. */
export async function recordOf({ at, houses, anchor }: Grid, whose: Ownership, state: State): Promise<GridRecord> {
  const house = houses[whose]
  const fresh = await newcomer(house.practiceId, at)
  const of = side(house)
  const hour = ++hours
  const on = (day: number) => new Date(at.getTime() + days(day) + hour * 3_600_000)
  const known = await client(house.organisationId, state === 'untold' ? { email: null } : {})
  // Ten sessions that are left and two more are twelve: such a request needs a clinical review.
  const opened = await assistCase(of, known.id, { entitled: clinical.includes(state) ? 10 : 6 })
  const assignment = { consultantId: null, practiceId: house.practiceId }
  if (state === 'unassigned') await db.assistCase.update({ where: { id: opened.id }, data: assignment })
  const when = state === 'ahead' ? on(10) : state === 'past' ? new Date(at.getTime() - hour * 3_600_000) : null
  const booked = when && (await bookedAt(of, opened.id, known.id, when, at))
  const [free, end] = [on(50), new Date(on(50).getTime() + 1_800_000)]
  const request = await requestIn(house, opened.code, state, on(100), at)
  if (state === 'fallen') await db.allotment.updateMany({ where: { caseId: opened.id }, data: { sessions: 4 } })
  await db.$transaction((tx) => settleTasks(tx, opened.id, null, at))
  const time = { startsAt: on(200), endsAt: new Date(on(200).getTime() + 1_800_000), timeZone: of.timeZone }
  const own = await db.calendarBlock.create({
    data: { consultantId: of.id, kind: 'other', title: 'Own time', ...time },
  })
  const task = await db.task.findFirst({
    where: { caseId: opened.id, doneAt: null, ...(state === 'untold' ? { kind: 'tell_client_the_outcome' } : {}) },
  })
  const row = await db.request.findUnique({ where: { reference: referenceOf(request) ?? '' } })
  const mail = row && (await db.mail.findFirst({ where: { requestId: row.id }, orderBy: { id: 'desc' } }))
  const feed = await db.calendarFeed.findFirstOrThrow({ where: { consultantId: of.id } })
  return {
    ...{
      whose,
      client: known.id,
      familyName: known.familyName,
      case: opened.code,
      request,
      version: row?.version ?? 0,
    },
    ...{ appointment: booked ? appointmentNumber(booked.number) : '', task: task?.id ?? '', block: own.id },
    mail: mail?.id ?? '',
    ...{ consultant: of.id, feed: feed.id, token: house.token, practice: house.practiceId ?? fresh.clinic },
    ...{
      mine: anchor.id,
      home: anchor.practiceId ?? '',
      organisation: house.organisationId,
      reviewer: house.reviewer.id,
    },
    ...{ free: free.toISOString(), date: dateInZone(free, of.timeZone), time: timeInZone(free, of.timeZone) },
    ...{ endDate: dateInZone(end, of.timeZone), endTime: timeInZone(end, of.timeZone) },
    today: dateInZone(at, 'Australia/Sydney'),
    ...fresh,
  }
}

async function bookedAt(of: Consultant, caseId: string, clientId: string, when: Date, at: Date) {
  const row = await appointment(of, caseId, when)
  const happened = { event: 'appointment.booked', data: { startsAt: when.toISOString(), manner: 'video' } } as const
  const subject = { appointmentId: row.id, caseId, clientId }
  await db.$transaction((tx) => record(tx, happened, subject, doneBy(of), at))
  return row
}

/** The request that a state has; '' where it has none. */
async function requestIn(house: House, code: string, state: State, slot: Date, at: Date): Promise<string> {
  if (['idle', 'ahead', 'past', 'unassigned'].includes(state)) return ''
  const [of, decider] = [side(house), letIn(asReviewer(house.reviewer))]
  const dateOfRequest = dateInZone(at, 'Australia/Sydney')
  const typed = form(code, 2, { dateOfRequest, details: state === 'reviewing' ? answers : {} })
  if (state === 'draft') return `ESR-${done(await saveDraft(of, typed, at)).reference}`
  const noEmail = state === 'untold' ? ({ outcomeTo: 'nobody' } as const) : {}
  const { request } = done(await submitRequest(of, { ...typed, ...noEmail, submissionKey: randomUUID() }, at))
  const seen = { request, version: 1 }
  if (state === 'holding' || state === 'granted') {
    const time = { date: dateInZone(slot, of.timeZone), time: timeInZone(slot, of.timeZone) }
    done(await holdSlot(of, { request, ...time }, at))
  }
  if (state === 'asked') done(await askQuestion(decider, { ...seen, choice: 'ask', question: 'Can it wait?' }, at))
  if (state === 'granted') done(await approveRequest(decider, { ...seen, choice: 'approve_all', condition: '' }, at))
  const decline = { ...seen, choice: 'decline', reason: 'budget', reasonOther: '' } as const
  const declines = ['declined', 'untold', 'undelivered'].includes(state)
  if (declines) done(await declineRequest(decider, decline, at))
  const outcome = { event: 'declined-client', request: { reference: referenceOf(request) ?? '' } }
  if (state === 'undelivered') await db.mail.updateMany({ where: outcome, data: { status: 'failed', settledAt: at } })
  return request
}
