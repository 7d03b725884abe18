import 'server-only'
import { calendarDate } from '@/lib/clocks/calendar-date'
import type { ClockTerms } from '@/lib/clocks/deadlines'
import { holidaysByState } from '@/lib/clocks/holidays'
import { db } from '@/lib/db'
import type { Ledger } from '@/lib/entitlement/ledger'
import {
  type CountedClient,
  type Counting,
  countedClient,
  countedClientJson,
  countedFromJson,
  ledgerFrom,
} from '@/lib/entitlement/queries'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Agreement } from '@/lib/organisations/agreement'
import type { ClinicalLeader } from '@/lib/people/person'
import { choicesOf } from '@/lib/requests/options'
import { referenceOf, type Status } from '@/lib/requests/request'
import { awaiting, visibleTo } from '@/lib/reviews/policy'
import type { ReviewPlace, ReviewSearch, ReviewTab } from '@/lib/reviews/schema'

/** How many requests wait for this leader's decision now: the count beside the flame. */
export function reviewsWaiting(leader: ClinicalLeader): Promise<number> {
  return db.request.count({ where: awaiting(leader) })
}

// --- Clinical Reviews --------------------------------------------------------------------------------------------

type Terms = Counting['terms'] & ClockTerms & Pick<Agreement, 'state'>
type ClientNames = { givenName: string; preferredName: string | null; familyName: string }

export type ListedReview = ClientNames & {
  readonly place: ReviewPlace
  readonly id: string
  readonly reference: string
  readonly status: Status
  readonly urgent: boolean
  readonly asked: number
  readonly consultant: string
  readonly organisation: string
  readonly dueOn: Date | null
  readonly takenBy: string | null
  readonly terms: Terms
  /** What it takes the client to; null in the list of what is decided. */
  readonly ledger: Ledger | null
  /** The clinical decision. */
  readonly outcome: 'endorsed' | 'declined' | null
  readonly endorsed: number | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly granted: number | null
}

export const reviewsPerPage = 10
/** Decided reviews are counted up to here, so that the tab costs the same however many there are. */
export const mostCounted = 1_000

const people = Prisma.sql`JOIN client p ON p.id = r.client_id JOIN person c ON c.id = r.consultant_id`
const open = Prisma.sql`request r ${people}`
const decided = Prisma.sql`decision d JOIN request r ON r.id = d.request_id ${people}`

/** `mayReview` and `visibleTo` as SQL: a request in clinical review, or with a clinical decision, is one that leaders see. */
const tabs = (leader: ClinicalLeader): Record<ReviewTab, Prisma.Sql> => ({
  review: Prisma.sql`r.status = 'clinical_review' AND r.consultant_id <> ${leader.id}::uuid
    AND r.started_by_id <> ${leader.id}::uuid AND (${leader.practiceId}::uuid IS NULL OR c.practice_id IS DISTINCT FROM ${leader.practiceId}::uuid)`,
  answer: Prisma.sql`r.status = 'clinical_question'`,
  details: Prisma.sql`r.status = 'further_details'`,
  decided: Prisma.sql`d.stage = 'clinical'`,
})

/** Every word must be part of the reference, the client's or the consultant's name. */
function matching({ q, organisation }: ReviewSearch): Prisma.Sql {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)
  const parts = words.map((word) => {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    return Prisma.sql`('esr-' || lower(r.reference) LIKE ${like} OR lower(c.name) LIKE ${like}
      OR lower(coalesce(p.preferred_name, '') || ' ' || p.given_name || ' ' || p.family_name) LIKE ${like})`
  })
  const from = organisation ? [Prisma.sql`r.organisation_id = ${organisation}::uuid`] : []
  return Prisma.join([Prisma.sql`true`, ...from, ...parts], ' AND ')
}

/** Urgent first, then by due date; decided ones latest first. Every row has one place. */
function paged({ tab, after, before }: ReviewSearch): { beyond: Prisma.Sql; order: Prisma.Sql } {
  const [from, back] = [after ?? before, !after && before !== undefined]
  if (tab === 'decided')
    return {
      beyond: from
        ? Prisma.sql`(d.decided_at, r.id) ${back ? Prisma.sql`>` : Prisma.sql`<`} (${from.at}::timestamptz, ${from.id}::uuid)`
        : Prisma.sql`true`,
      order: back ? Prisma.sql`d.decided_at, r.id` : Prisma.sql`d.decided_at DESC, r.id DESC`,
    }
  return {
    beyond: from
      ? Prisma.sql`(NOT r.urgent, r.due_on, r.id) ${back ? Prisma.sql`<` : Prisma.sql`>`} (${!from.urgent}, ${from.at.slice(0, 10)}::date, ${from.id}::uuid)`
      : Prisma.sql`true`,
    order: back ? Prisma.sql`r.urgent, r.due_on DESC, r.id DESC` : Prisma.sql`r.urgent DESC, r.due_on, r.id`,
  }
}

type Row = Omit<ListedReview, 'place' | 'ledger'> & {
  caseId: string
  dateOfRequest: Date
  counted: CountedClient | null
}

/** One page of a tab, the counts of all four under the same search, the organisations to filter by. One round, four queries. */
export async function reviewsOf(leader: ClinicalLeader, search: ReviewSearch) {
  const { beyond, order } = paged(search)
  const done = search.tab === 'decided'
  const [inTab, found] = [tabs(leader), matching(search)]
  // Without a search every clinical decision counts: nothing needs to be joined to it.
  const searched = search.q !== '' || search.organisation !== undefined
  const [rows, [counts], organisations, holidaysOf] = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT r.id::text, r.reference, r.status, r.urgent, r.sessions_asked AS asked, r.due_on AS "dueOn", r.case_id::text AS "caseId",
        r.date_of_request AS "dateOfRequest", p.given_name AS "givenName", p.preferred_name AS "preferredName",
        p.family_name AS "familyName", c.name AS consultant, t.name AS "takenBy",
        (SELECT o.name FROM organisation o WHERE o.id = r.organisation_id) AS organisation,
        (SELECT json_build_object('state', g.state, 'timeZone', g.time_zone, 'countScope', g.count_scope,
          'clinicalReviewThreshold', g.clinical_review_threshold, 'clinicalClock', g.clinical_clock,
          'clinicalClockUrgent', g.clinical_clock_urgent, 'organisationClock', g.organisation_clock,
          'organisationClockUrgent', g.organisation_clock_urgent, 'answerClock', g.answer_clock)
          FROM agreement g WHERE g.id = r.agreement_id) AS terms,
        ${done ? Prisma.sql`d.outcome, d.sessions AS endorsed, d.decided_at AS "decidedAt", b.name AS "decidedBy", l.sessions AS granted, NULL AS counted` : Prisma.sql`NULL AS outcome, NULL AS endorsed, NULL AS "decidedAt", NULL AS "decidedBy", NULL AS granted, ${countedClientJson} AS counted`}
      FROM ${done ? decided : open} LEFT JOIN person t ON t.id = r.taken_by_id
        ${done ? Prisma.sql`LEFT JOIN person b ON b.id = d.by_person_id LEFT JOIN allotment l ON l.request_id = r.id` : Prisma.empty}
      WHERE ${inTab[search.tab]} AND ${found} AND ${beyond} ORDER BY ${order} LIMIT ${reviewsPerPage + 1}`,
    db.$queryRaw<Record<ReviewTab, number>[]>`
      SELECT count(*) FILTER (WHERE ${inTab.review})::int AS review, count(*) FILTER (WHERE ${inTab.answer})::int AS answer,
        count(*) FILTER (WHERE ${inTab.details})::int AS details,
        (SELECT count(*)::int FROM (SELECT 1 FROM ${searched ? decided : Prisma.sql`decision d`} WHERE ${inTab.decided} AND ${found} LIMIT ${mostCounted}) counted) AS decided
      FROM ${open} WHERE r.status IN ('further_details', 'clinical_review', 'clinical_question') AND ${found}`,
    db.organisation.findMany({ select: { id: true, name: true }, orderBy: { name: 'asc' } }),
    holidaysByState(db),
  ])
  const backward = !search.after && search.before !== undefined
  const more = rows.length > reviewsPerPage
  const shown = rows.slice(0, reviewsPerPage)
  return {
    reviews: (backward ? shown.reverse() : shown).map(listed),
    counts: counts ?? { review: 0, answer: 0, details: 0, decided: 0 },
    hasPrevious: backward ? more : search.after !== undefined,
    hasNext: backward || more,
    organisations,
    holidaysOf,
  }
}
export type ReviewsRead = Awaited<ReturnType<typeof reviewsOf>>

function listed({ counted, caseId, dateOfRequest, ...row }: Row): ListedReview {
  const place = { urgent: row.urgent, at: (row.decidedAt ?? row.dueOn ?? dateOfRequest).toISOString(), id: row.id }
  if (!counted) return { ...row, place, ledger: null }
  const counting = { caseId, requestId: row.id, asked: row.asked, dateOfRequest: calendarDate(dateOfRequest) }
  return { ...row, place, ledger: ledgerFrom(countedFromJson(counted), { ...counting, terms: row.terms }) }
}

// --- one review --------------------------------------------------------------------------------------------------

const named = { select: { name: true } } as const

/** What happened to a request so far, for the review of it and of later ones. */
const outcome = {
  ...{ reference: true, status: true, urgent: true, sessionsAsked: true, submittedAt: true, closedAt: true },
  case: { select: { number: true } },
  consultant: { select: { name: true, practiceId: true } },
  stays: { where: { status: { in: ['further_details', 'clinical_review'] } }, select: { status: true }, take: 1 },
  decisions: { include: { reason: true, condition: true, byPerson: named }, orderBy: { decidedAt: 'asc' } },
} as const satisfies Prisma.RequestSelect

const reviewed = {
  ...outcome,
  ...{ id: true, caseId: true, version: true, consultantId: true, startedById: true, dateOfRequest: true, dueOn: true },
  ...{
    goalOther: true,
    pathwayOther: true,
    takenById: true,
    takenAt: true,
    goal: true,
    pathway: true,
    allotment: true,
    newInformation: true,
    askedAgainOf: { select: outcome },
  },
  agreement: true,
  organisation: { select: { name: true } },
  takenBy: named,
  stays: { orderBy: { id: 'asc' } },
  questions: { include: { askedBy: named, answeredBy: named }, orderBy: { askedAt: 'asc' } },
  furtherDetails: { include: { option: true, savedBy: named }, orderBy: { option: { position: 'asc' } } },
  // A slot that the consultant holds is theirs alone (domain §11).
  history: {
    where: { event: { startsWith: 'request.' } },
    include: { person: { select: { name: true, role: true } }, onBehalfOf: named },
    orderBy: { id: 'desc' },
  },
  client: {
    select: {
      ...{ givenName: true, preferredName: true, familyName: true, requests: countedClient.requests },
      cases: {
        select: { ...countedClient.cases.select, issue: true, openedOn: true, consultant: named },
        orderBy: { number: 'desc' },
      },
    },
  },
} as const satisfies Prisma.RequestSelect

/** One review with all that a leader decides by, or null where it is none of theirs to see. One round, five queries. */
export async function reviewOf(leader: ClinicalLeader, number: string) {
  const reference = referenceOf(number) ?? ''
  const [request, earlier, reasons, next, holidaysOf] = await Promise.all([
    db.request.findFirst({
      where: { reference, ...visibleTo(leader) },
      relationLoadStrategy: 'join',
      select: reviewed,
    }),
    db.request.findMany({
      where: {
        client: { requests: { some: { reference, ...visibleTo(leader) } } },
        ...{ submittedAt: { not: null }, reference: { not: reference } },
      },
      relationLoadStrategy: 'join',
      select: outcome,
      orderBy: { submittedAt: 'desc' },
      take: 20,
    }),
    choicesOf(db, 'clinical_decline'),
    db.request.findFirst({
      where: { ...awaiting(leader), reference: { not: reference } },
      orderBy: [{ urgent: 'desc' }, { dueOn: 'asc' }, { id: 'asc' }],
      select: { reference: true },
    }),
    holidaysByState(db),
  ])
  if (!request) return null
  const offered = reasons.filter(({ active }) => active)
  return { request, earlier, reasons: offered, next, holidays: holidaysOf(request.agreement?.state ?? '') }
}
export type ReviewRead = NonNullable<Awaited<ReturnType<typeof reviewOf>>>
