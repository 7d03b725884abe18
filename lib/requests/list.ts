import 'server-only'
import { holidaysByState } from '@/lib/clocks/holidays'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Consultant } from '@/lib/people/person'
import { awaiting, visibleTo } from '@/lib/requests/policy'
import { openStatuses, type Status } from '@/lib/requests/request'
import { typedRequest } from '@/lib/requests/schema'
import { opened } from '@/lib/text-at-rest/rows'

export const requestTabs = ['needs-you', 'open', 'drafts', 'decided', 'all'] as const
export type RequestTab = (typeof requestTabs)[number]

/** Where a page begins: after, or before, the row with this place in the order. */
export type Place = { readonly rank: number; readonly key: number; readonly id: string }
export type ListQuery = {
  readonly tab: RequestTab
  readonly search: string
  readonly after: Place | null
  readonly before: Place | null
}

export type ListedRequest = Place & {
  readonly reference: string
  readonly status: Status
  readonly urgent: boolean
  readonly asked: string | null
  readonly granted: number | null
  readonly dueOn: Date | null
  readonly closedAt: Date | null
  readonly givenName: string
  readonly preferredName: string | null
  readonly familyName: string
  readonly caseNumber: number
  readonly organisation: string
  readonly state: string | null
  readonly timeZone: string | null
  readonly organisationClock: number | null
  readonly organisationClockUrgent: number | null
  readonly clinicalClock: number | null
  readonly clinicalClockUrgent: number | null
  readonly answerClock: number | null
}

export const requestsPerPage = 10

/** Needs you first, then what is open, each by due date; then drafts and decided ones, latest first. */
const places = (consultant: Consultant, search: string) => Prisma.sql`
  SELECT r.*, c.given_name, c.preferred_name, c.family_name, a.number AS case_number,
    CASE WHEN r.status IN (${Prisma.join(awaiting(consultant))}) THEN 0
      WHEN r.status IN (${Prisma.join([...openStatuses])}) THEN 1 WHEN r.status = 'draft' THEN 2 ELSE 3 END AS rank,
    CASE WHEN r.status = 'draft' THEN -extract(epoch FROM r.saved_at) * 1000
      WHEN r.closed_at IS NOT NULL THEN -extract(epoch FROM r.closed_at) * 1000
      ELSE extract(epoch FROM r.due_on) * 1000 END::float8 AS key
  FROM request r JOIN client c ON c.id = r.client_id JOIN assist_case a ON a.id = r.case_id
  WHERE r.consultant_id = ${visibleTo(consultant).consultantId}::uuid ${matching(search)}`

const inTab: Record<RequestTab, Prisma.Sql> = {
  'needs-you': Prisma.sql`rank = 0`,
  open: Prisma.sql`rank <= 1`,
  drafts: Prisma.sql`rank = 2`,
  decided: Prisma.sql`rank = 3`,
  all: Prisma.sql`true`,
}

/** A reference or case number, whole or in part, or the client's name. */
function matching(search: string): Prisma.Sql {
  if (!search) return Prisma.empty
  const like = `%${search.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return Prisma.sql`AND ('ESR-' || r.reference ILIKE ${like} OR 'ASST-' || lpad(a.number::text, 6, '0') ILIKE ${like}
    OR concat_ws(' ', c.given_name, c.family_name) ILIKE ${like} OR concat_ws(' ', c.preferred_name, c.family_name) ILIKE ${like})`
}

/** One page of a tab, the count of every tab under the same search, and the holidays to count days with. One round. */
export async function requestsOf(consultant: Consultant, { tab, search, after, before }: ListQuery) {
  const from = after ?? before
  const beyond = from
    ? Prisma.sql`AND (rank, key, id) ${after ? Prisma.sql`>` : Prisma.sql`<`} (${from.rank}, ${from.key}::float8, ${from.id}::uuid)`
    : Prisma.empty
  const order = before && !after ? Prisma.sql`rank DESC, key DESC, id DESC` : Prisma.sql`rank, key, id`
  const [rows, [counts], holidaysOf] = await Promise.all([
    db.$queryRaw<(ListedRequest & { typed: unknown })[]>`
      WITH placed AS (${places(consultant, search)}), page AS (
        SELECT * FROM placed WHERE ${inTab[tab]} ${beyond} ORDER BY ${order} LIMIT ${requestsPerPage + 1})
      SELECT p.rank, p.key, p.id, p.reference, p.status, p.urgent, p.given_name AS "givenName",
        p.preferred_name AS "preferredName", p.family_name AS "familyName", p.case_number AS "caseNumber",
        p.sessions_asked::text AS asked, CASE WHEN p.status = 'draft' THEN p.typed END AS typed, p.due_on AS "dueOn", p.closed_at AS "closedAt",
        o.name AS organisation, g.state, g.time_zone AS "timeZone", g.organisation_clock AS "organisationClock",
        g.organisation_clock_urgent AS "organisationClockUrgent", g.clinical_clock AS "clinicalClock",
        g.clinical_clock_urgent AS "clinicalClockUrgent", g.answer_clock AS "answerClock", l.sessions AS granted
      FROM page p JOIN organisation o ON o.id = p.organisation_id LEFT JOIN agreement g ON g.id = p.agreement_id
        LEFT JOIN allotment l ON l.request_id = p.id ORDER BY ${order}`,
    db.$queryRaw<Record<RequestTab, number>[]>`
      SELECT count(*) FILTER (WHERE rank = 0)::int AS "needs-you", count(*) FILTER (WHERE rank <= 1)::int AS open,
        count(*) FILTER (WHERE rank = 2)::int AS drafts, count(*) FILTER (WHERE rank = 3)::int AS decided,
        count(*)::int AS all FROM (${places(consultant, search)}) AS placed`,
    holidaysByState(db),
  ])
  const more = rows.length > requestsPerPage
  const shown = before && !after ? rows.slice(0, requestsPerPage).reverse() : rows.slice(0, requestsPerPage)
  const backward = before !== null && after === null
  return {
    requests: shown.map(({ typed, ...row }) => ({ ...row, asked: row.asked ?? typedSessions(row.id, typed) })),
    counts: counts ?? { 'needs-you': 0, open: 0, drafts: 0, decided: 0, all: 0 },
    hasPrevious: backward ? more : after !== null,
    hasNext: backward ? true : more,
    holidaysOf,
  }
}
/** What a draft asks for so far, as it was typed; null of anything else. */
function typedSessions(id: string, typed: unknown): string | null {
  if (typed === null) return null
  return typedRequest
    .pick({ sessions: true })
    .catch({ sessions: '' })
    .parse(opened('request', 'typed', typed, [id])).sessions
}

export type ListRead = Awaited<ReturnType<typeof requestsOf>>
