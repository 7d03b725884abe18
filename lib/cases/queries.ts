import 'server-only'
import { type AskInTime, askInTime } from '@/lib/cases/ask-in-time'
import { caseNumberOf } from '@/lib/cases/assist-case'
import { choosableBy, visibleTo } from '@/lib/cases/policy'
import { isRecordId } from '@/lib/cases/schema'
import { waiting } from '@/lib/cases/without-consultant'
import { now } from '@/lib/clock'
import type { Holidays } from '@/lib/clocks/business-days'
import { type CalendarDate, calendarDate, dateInZone } from '@/lib/clocks/calendar-date'
import { holidaysByState } from '@/lib/clocks/holidays'
import { db } from '@/lib/db'
import { entitlementOf, remainingOf, takesSession } from '@/lib/entitlement/allotments'
import { type Ledger, smallestReviewed } from '@/lib/entitlement/ledger'
import { type CountedClient, countedCases, countedClient, ledgerFrom } from '@/lib/entitlement/queries'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Agreement } from '@/lib/organisations/agreement'
import { findInForce, inForceAt } from '@/lib/organisations/queries'
import type { CaseAssigner, Consultant } from '@/lib/people/person'
import { isRefusal, refuse } from '@/lib/refusal'
import { whyUnread } from '@/lib/requests/policy'
import { whyBarred } from '@/lib/requests/submission'

/** A case without its client: facts, allotments, tasks, appointments and requests, each latest first. */
export const caseFacts = {
  ...{ id: true, number: true, issue: true, openedOn: true, closedAt: true },
  consultant: { select: { name: true } },
  allotments: { select: { kind: true, sessions: true } },
  tasks: {
    select: {
      ...{ id: true, kind: true, openedAt: true, doneAt: true, doneBy: { select: { name: true } } },
      appointment: { select: { number: true, startsAt: true, endsAt: true, status: true, cancellation: true } },
      request: { select: { reference: true } },
    },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
  },
  appointments: {
    select: {
      ...{ number: true, startsAt: true, endsAt: true, manner: true, status: true, cancellation: true },
      ...{ createdAt: true, consultant: { select: { name: true } } },
    },
    orderBy: { startsAt: 'desc' },
  },
  requests: {
    select: {
      ...{ reference: true, status: true, urgent: true, sessionsAsked: true, dueOn: true, startedAt: true },
      ...{ submittedAt: true, closedAt: true, agreement: { select: { state: true, timeZone: true } } },
      decisions: { select: { stage: true, outcome: true, sessions: true, decidedAt: true, byRule: true } },
      heldSlot: { select: { startsAt: true } },
    },
    orderBy: { startedAt: 'desc' },
  },
} as const satisfies Prisma.AssistCaseSelect

/** A case's client, as far as a case's page names and counts them. */
export const clientFacts = {
  ...{ id: true, givenName: true, familyName: true, preferredName: true, timeZone: true },
  organisation: { select: { name: true, agreements: true } },
  ...countedClient,
  cases: { select: { ...countedClient.cases.select, consultantId: true } },
} as const satisfies Prisma.ClientSelect

const wholeCase = { ...caseFacts, client: { select: clientFacts } } as const satisfies Prisma.AssistCaseSelect

export type CaseRow = Prisma.AssistCaseGetPayload<{ select: typeof caseFacts }>
export type ClientRow = Prisma.ClientGetPayload<{ select: typeof clientFacts }>

export type CaseCount = {
  readonly terms: Agreement
  /** In the organisation's time zone, as all dates of the count. */
  readonly today: CalendarDate
  readonly ledger: Ledger
}

/** The count of a client today, seen from one of their cases, with the terms in force; or, for `countScope`, of that case alone. */
export function countNow(
  client: CountedClient & { organisation: { agreements: (Agreement & { inForceFrom: Date })[] } },
  caseId: string,
  at: Date,
  countScope?: 'case',
): CaseCount {
  const terms = inForceAt(client.organisation.agreements, at)
  const today = dateInZone(at, terms.timeZone)
  const scoped = countScope ? { ...terms, countScope } : terms
  return { terms, today, ledger: ledgerFrom(client, { caseId, asked: 0, dateOfRequest: today, terms: scoped }) }
}

export type AskFacts = {
  /** The reference of the case's open request, as it is stored. */
  readonly open: string | null
  /** Why no request can be made now, as a sentence; null where one can. */
  readonly barred: string | null
  /** Whether a draft is kept. */
  readonly draft: boolean
}

/** Whether extra sessions can be asked for on a case, by the rule that a submission is held to. */
export function askFacts(assistCase: CaseRow, client: ClientRow, terms: Agreement): AskFacts {
  const open = client.requests.find(({ caseId }) => caseId === assistCase.id)
  const barred = whyBarred({ ...assistCase, client }, open, terms)
  return { open: open?.reference ?? null, barred, draft: assistCase.requests.some(({ status }) => status === 'draft') }
}

/** Until when to ask so that no week is lost; null where nothing can be asked for now, or there is nothing to say (domain §11). */
export function askInTimeOf(
  client: ClientRow,
  caseId: string,
  { terms, today, ledger }: CaseCount,
  ask: AskFacts,
  holidaysOf: (state: string) => Holidays,
): AskInTime | null {
  const counted = countedCases(client, terms.timeZone).find(({ id }) => id === caseId)
  if (ask.barred || !counted) return null
  const sessions = counted.appointments.filter(takesSession).map(({ on }) => on)
  const reviewedFrom = smallestReviewed(ledger, terms.mostPerRequest)
  const asking = { terms, holidays: holidaysOf(terms.state), reviewedFrom }
  return askInTime({ sessions, remaining: remainingOf(counted, today), today }, asking)
}

/** The numbers of a client's cases that the viewer may open: units of others are counted, never named. */
export const ownCases = (viewer: Consultant, client: Pick<ClientRow, 'cases'>): number[] =>
  client.cases.filter(({ consultantId }) => consultantId === viewer.id).map(({ number }) => number)

export type CaseView = CaseCount & {
  readonly assistCase: CaseRow
  readonly client: ClientRow
  readonly ask: AskFacts
  readonly askInTime: AskInTime | null
  readonly own: readonly number[]
  /** Why the viewer does not read or answer Further details, or null. */
  readonly unread: string | null
}

function viewOf(
  viewer: Consultant,
  { client, ...assistCase }: CaseRow & { client: ClientRow },
  holidaysOf: (state: string) => Holidays,
  at: Date,
): CaseView {
  const count = countNow(client, assistCase.id, at)
  const ask = askFacts(assistCase, client, count.terms)
  const inTime = askInTimeOf(client, assistCase.id, count, ask, holidaysOf)
  return {
    ...count,
    assistCase,
    client,
    ask,
    askInTime: inTime,
    own: ownCases(viewer, client),
    unread: whyUnread(viewer),
  }
}

/** An Assist case with its count, tasks, appointments and requests; null where it is not the viewer's. One round, two queries. */
export async function assistCaseOf(viewer: Consultant, number: string, at: Date = now()): Promise<CaseView | null> {
  const [found, holidaysOf] = await Promise.all([
    db.assistCase.findFirst({
      where: { number: caseNumberOf(number) ?? -1, ...visibleTo(viewer) },
      relationLoadStrategy: 'join',
      select: wholeCase,
    }),
    holidaysByState(db),
  ])
  return found && viewOf(viewer, found, holidaysOf, at)
}

/** A task with its case, the calendar its deadline is counted in, the texts that administrators keep, and the client's mail: one round, four queries. */
export async function taskOf(viewer: Consultant, number: string, task: string, at: Date = now()) {
  if (!isRecordId(task)) return null
  const [found, holidaysOf, texts, mails] = await Promise.all([
    db.assistCase.findFirst({
      where: { number: caseNumberOf(number) ?? -1, ...visibleTo(viewer), tasks: { some: { id: task } } },
      relationLoadStrategy: 'join',
      select: wholeCase,
    }),
    holidaysByState(db),
    db.providerText.findMany({ select: { key: true, body: true } }),
    db.mail.findMany({
      where: { clientId: { not: null }, request: { case: visibleTo(viewer), tasks: { some: { id: task } } } },
      select: { status: true, failure: true },
      orderBy: { id: 'asc' },
    }),
  ])
  const own = found?.tasks.find(({ id }) => id === task)
  if (!found || !own) return null
  const request = found.requests.find(({ reference }) => reference === own.request?.reference) ?? null
  const text = (key: string) => texts.find((one) => one.key === key)?.body ?? ''
  return { ...viewOf(viewer, found, holidaysOf, at), task: own, request, holidaysOf, text, mail: mails.at(-1) ?? null }
}

export type TaskView = NonNullable<Awaited<ReturnType<typeof taskOf>>>

/** What is known of a client before a case of theirs begins: the agreements, and what their cases were granted. */
export const beginningFacts = {
  organisation: { select: { name: true, agreements: true } },
  cases: { select: { allotments: { select: { kind: true, sessions: true, grantedOn: true } } } },
} as const satisfies Prisma.ClientSelect

type Beginning = Prisma.ClientGetPayload<{ select: typeof beginningFacts }>

/** What a case that opens now would begin with; refused where no agreement is in force. Page and verb ask the same. */
export function beginningOf({ organisation, cases }: Beginning, at: Date) {
  const terms = findInForce(organisation.agreements, at)
  if (!terms)
    return refuse(`${organisation.name} has no agreement in force, so no case can be opened. Ask User Support.`)
  const openedOn = dateInZone(at, terms.timeZone)
  const granted = cases.flatMap(({ allotments }) => allotments)
  const dated = granted.map((one) => ({ ...one, grantedOn: calendarDate(one.grantedOn) }))
  return { terms, openedOn, ...entitlementOf(terms, dated, openedOn) }
}

/** A client as the page of a new case needs them, with the issues of the viewer's own cases; null where they are not the viewer's. One query. */
export async function newCaseOf(viewer: Consultant, clientId: string, at: Date = now()) {
  if (!isRecordId(clientId)) return null
  const client = await db.client.findFirst({
    where: { id: clientId, cases: { some: visibleTo(viewer) } },
    relationLoadStrategy: 'join',
    select: { ...clientFacts, cases: { select: { ...clientFacts.cases.select, issue: true } } },
  })
  if (!client) return null
  const { cases, ...rest } = client
  const own = cases.filter(({ consultantId }) => consultantId === viewer.id)
  const anonymous = cases.map(({ issue: _, ...one }) => one)
  const begins = beginningOf(client, at)
  const known = { client: { ...rest, cases: anonymous }, own }
  if (isRefusal(begins)) return { ...known, begins }
  const { terms, openedOn: dateOfRequest } = begins
  const ledger = ledgerFrom(client, { caseId: '', asked: 0, dateOfRequest, terms })
  return { ...known, begins: { ...begins, ledger } }
}
export type NewCaseView = NonNullable<Awaited<ReturnType<typeof newCaseOf>>>

/** Who has a case that was just given to somebody; null where it is not the assigner's. */
export function givenTo(assigner: CaseAssigner, code: string) {
  return db.assistCase.findFirst({
    where: { number: caseNumberOf(code) ?? -1, ...choosableBy(assigner) },
    relationLoadStrategy: 'join',
    select: { ...waiting, consultant: { select: { name: true } } },
  })
}
export type GivenCase = NonNullable<Awaited<ReturnType<typeof givenTo>>>
