import 'server-only'
import { caseNumberOf } from '@/lib/cases/assist-case'
import { countNow } from '@/lib/cases/queries'
import { type ListedFacts, type ListedTask, listedTask, type TaskKind } from '@/lib/cases/tasks'
import { clientName, lastSessionNear } from '@/lib/clients/client'
import { type ClientSearch, type ClientTab, clientFilters } from '@/lib/clients/schema'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import type { Ledger } from '@/lib/entitlement/ledger'
import { type CountedClient, countedClientJson, countedFromJson } from '@/lib/entitlement/queries'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Agreement } from '@/lib/organisations/agreement'
import type { Consultant } from '@/lib/people/person'
import { openStatuses, type Status } from '@/lib/requests/request'
import { anywhere, wordsOf } from '@/lib/search/found'
import { spelled, spelledNames } from '@/lib/search/queries'

/** Rows of My Clients on one page. */
const perPage = 10

/** A row of My Clients: one Assist case of the viewer's. */
export type ListedCase = {
  readonly client: { readonly id: string; readonly name: string }
  readonly organisation: string
  readonly number: number
  readonly open: boolean
  readonly ledger: Ledger
  /** Sessions of this case that can still be booked, and those that are booked and not settled. */
  readonly left: number
  readonly booked: number
  readonly requestOpen: boolean
  /** The earliest appointment that is not settled. */
  readonly next: { readonly startsAt: Date; readonly endsAt: Date } | null
  readonly task: ListedTask | null
}

export type ListedCases = {
  readonly rows: readonly ListedCase[]
  /** Place of the first row in the whole list, from 1, and how many rows that has. */
  readonly first: number
  readonly of: number
  readonly counts: Readonly<Record<ClientTab, number>>
  readonly organisations: readonly { id: string; name: string }[]
}

/**
 * My Clients: the viewer's Assist cases with their clients, counts and tasks, searched, sorted and paged by key. One round of
 * at most three queries. Each begins at the index of the consultant's own cases, so it costs the same however many others there are.
 */
export async function casesOf(viewer: Consultant, search: ClientSearch, at: Date = now()): Promise<ListedCases> {
  const filtered = clientFilters.some((filter) => search[filter])
  const [page, organisations] = await Promise.all([
    filtered ? filteredPage(viewer, search, at) : plainPage(viewer, search, at),
    db.$queryRaw<{ id: string; name: string }[]>`
      SELECT DISTINCT o.id::text, o.name FROM ${ownCases} WHERE c.consultant_id = ${viewer.id}::uuid ORDER BY o.name`,
  ])
  return { ...page, of: page.counts[search.tab], organisations }
}

type Page = Pick<ListedCases, 'rows' | 'first' | 'counts'>

async function plainPage(viewer: Consultant, search: ClientSearch, at: Date): Promise<Page> {
  const [rows, [counts]] = await Promise.all([
    rowsOf(viewer, search, tabs[search.tab], pageOf(search)),
    db.$queryRaw<Record<ClientTab, number>[]>`
      SELECT count(*) FILTER (WHERE ${tabs.open})::int AS open, count(*) FILTER (WHERE ${tabs.request})::int AS request,
        count(*) FILTER (WHERE ${tabs.closed})::int AS closed
      FROM ${ownCases} WHERE ${matching(viewer, search)}`,
  ])
  return { rows: rows.map((row) => listed(viewer, row, at)), first: rows[0]?.place ?? 0, counts: counts ?? none }
}

const inTab: Record<ClientTab, (row: ListedCase) => boolean> = {
  open: ({ open }) => open,
  request: ({ requestOpen }) => requestOpen,
  closed: ({ open }) => !open,
}

/**
 * What needs the viewer and when the last session is near follow from the ledger, which is no SQL: those of the viewer's own
 * cases that may be meant are read whole, hundreds at most, and chosen by the functions that say it of each row.
 */
async function filteredPage(viewer: Consultant, search: ClientSearch, at: Date): Promise<Page> {
  const rows = (await rowsOf(viewer, search, mayBeMeant(search), Prisma.sql`true`)).map((row) =>
    listed(viewer, row, at),
  )
  const kept = rows.filter((row) => isMeant(search, row))
  const counted = (tab: ClientTab) => kept.filter(inTab[tab])
  const all = counted(search.tab)
  const key = caseNumberOf(search.after ?? search.before ?? '')
  const anchor = all.findIndex(({ number }) => number === key)
  const from = search.after ? anchor + 1 : Math.max(anchor - perPage, 0)
  const shown = all.slice(from, from + perPage)
  const counts = { open: counted('open').length, request: counted('request').length, closed: counted('closed').length }
  return { rows: shown, first: shown.length > 0 ? from + 1 : 0, counts }
}

/** Whether a row is what all the filters that are on ask for. */
export const isMeant = ({ needs, near, request }: Pick<ClientSearch, 'needs' | 'near' | 'request'>, row: ListedCase) =>
  (!needs || row.task?.needsYou === true) && (!near || lastSessionNear(row)) && (!request || row.requestOpen)

/** What a filter cannot do without, as SQL, so that years of closed cases are not read. */
function mayBeMeant({ needs, near, request }: ClientSearch): Prisma.Sql {
  const task = Prisma.sql`EXISTS (SELECT 1 FROM task t WHERE t.case_id = c.id AND t.done_at IS NULL)`
  const all = [
    ...(needs ? [Prisma.sql`(${task} OR ${tabs.request})`] : []),
    ...(near ? [tabs.open] : []),
    ...(request ? [tabs.request] : []),
  ]
  return Prisma.join(all, ' AND ')
}

const none: Record<ClientTab, number> = { open: 0, request: 0, closed: 0 }
const ownCases = Prisma.sql`assist_case c JOIN client p ON p.id = c.client_id JOIN organisation o ON o.id = p.organisation_id`
const openRequest = Prisma.sql`SELECT 1 FROM request q WHERE q.case_id = c.id AND q.status = ANY(${[...openStatuses]})`
const tabs: Record<ClientTab, Prisma.Sql> = {
  open: Prisma.sql`c.closed_at IS NULL`,
  request: Prisma.sql`EXISTS (${openRequest})`,
  closed: Prisma.sql`c.closed_at IS NOT NULL`,
}

/** Every word must be part of the name, the organisation, the case's number or the reference of a request on it. */
function matching(viewer: Consultant, { q, organisation }: ClientSearch): Prisma.Sql {
  const own = Prisma.sql`${viewer.id}::uuid`
  const parts = wordsOf(q).map((word) => {
    const like = anywhere(word)
    return Prisma.sql`(${spelledNames} LIKE ${like} OR ${spelled(Prisma.sql`o.name`)} LIKE ${like}
      OR 'asst-' || lpad(c.number::text, 6, '0') LIKE ${like} OR EXISTS (SELECT 1 FROM request q WHERE q.case_id = c.id
        AND q.consultant_id = ${own} AND 'esr-' || lower(q.reference) LIKE ${like}))`
  })
  const from = organisation ? [Prisma.sql`o.id = ${organisation}::uuid`] : []
  return Prisma.join([Prisma.sql`c.consultant_id = ${own}`, ...from, ...parts], ' AND ')
}

const nextAppointment = Prisma.sql`SELECT a.starts_at, a.ends_at FROM appointment a
  WHERE a.case_id = c.id AND a.status IN ('scheduled', 'commenced') ORDER BY a.starts_at LIMIT 1`

/** An order that ends in the case's number, so that every row has one place. */
function order({ sort }: ClientSearch): Prisma.Sql {
  const way = sort.startsWith('-') ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const name = Prisma.sql`lower(p.family_name) ${way}, lower(p.given_name) ${way}, c.number ${way}`
  if (sort.endsWith('case')) return Prisma.sql`c.number ${way}`
  if (sort.endsWith('organisation')) return Prisma.sql`lower(o.name) ${way}, ${name}`
  if (sort.endsWith('next')) return Prisma.sql`n.starts_at ${way} NULLS LAST, c.number ${way}`
  return name
}

type ListedRow = Pick<Prisma.ClientGetPayload<object>, 'givenName' | 'familyName' | 'preferredName'> & {
  place: number
  id: string
  number: number
  open: boolean
  client: string
  organisation: string
  agreements: (Agreement & { inForceFrom: Date })[]
  counted: CountedClient
  tasks: { id: string; kind: TaskKind }[]
  request: { reference: string; status: Status } | null
  startsAt: Date | null
  endsAt: Date | null
}

/** The rows of one page; a key that is not in the list gives its first page. */
function pageOf(search: ClientSearch): Prisma.Sql {
  const key = caseNumberOf(search.after ?? search.before ?? '') ?? -1
  const anchor = Prisma.sql`(SELECT m.place FROM mine m WHERE m.number = ${key})`
  const after = search.after
    ? Prisma.sql`coalesce(${anchor}, 0)`
    : Prisma.sql`greatest(coalesce(${anchor} - ${perPage + 1}::int, 0), 0)`
  return Prisma.sql`place > ${after} ORDER BY place LIMIT ${perPage}`
}

/** The cases `within` what is searched for, in order, and of those `some` with all they show: one statement. */
function rowsOf(viewer: Consultant, search: ClientSearch, within: Prisma.Sql, some: Prisma.Sql): Promise<ListedRow[]> {
  return db.$queryRaw<ListedRow[]>`
    WITH mine AS MATERIALIZED (
      SELECT c.id, c.number, row_number() OVER (ORDER BY ${order(search)})::int AS place, n.starts_at, n.ends_at
      FROM ${ownCases} LEFT JOIN LATERAL (${nextAppointment}) n ON true
      WHERE ${matching(viewer, search)} AND ${within}
    ), page AS (SELECT * FROM mine WHERE ${some})
    SELECT page.place, c.id::text, c.number, c.closed_at IS NULL AS open, p.id::text AS client, p.given_name AS "givenName", p.family_name AS "familyName",
      p.preferred_name AS "preferredName", o.name AS organisation, page.starts_at AS "startsAt", page.ends_at AS "endsAt",
      (SELECT json_agg(json_build_object('inForceFrom', g.in_force_from, 'timeZone', g.time_zone, 'countScope', g.count_scope,
        'clinicalReviewThreshold', g.clinical_review_threshold)) FROM agreement g WHERE g.organisation_id = o.id) AS agreements,
      (SELECT coalesce(json_agg(json_build_object('id', t.id, 'kind', t.kind)), '[]') FROM task t
        WHERE t.case_id = c.id AND t.done_at IS NULL) AS tasks,
      (SELECT json_build_object('reference', q.reference, 'status', q.status) FROM request q
        WHERE q.case_id = c.id AND q.status = ANY(${[...openStatuses]})) AS request,
      ${countedClientJson} AS counted
    FROM page JOIN ${ownCases} ON c.id = page.id ORDER BY page.place`
}

function listed(viewer: Consultant, row: ListedRow, at: Date): ListedCase {
  const agreements = row.agreements.map((one) => ({ ...one, inForceFrom: new Date(one.inForceFrom) }))
  const counted = { ...countedFromJson(row.counted), organisation: { agreements } }
  const { ledger } = countNow(counted, row.id, at)
  const left = ledger.units.filter(({ kind, caseId }) => kind === 'remaining' && caseId === row.id).length
  const appointments = counted.cases.find(({ id }) => id === row.id)?.appointments ?? []
  const unread = !viewer.readsClinicalText
  const facts: ListedFacts = {
    request: row.request,
    tasks: row.tasks,
    bookedUntil: row.endsAt,
    remaining: left,
    unread,
  }
  return {
    client: { id: row.client, name: clientName(row) },
    ...{ organisation: row.organisation, number: row.number, open: row.open, ledger, left },
    booked: appointments.filter(({ status }) => status === 'scheduled' || status === 'commenced').length,
    requestOpen: row.request !== null,
    next: row.startsAt && row.endsAt && { startsAt: row.startsAt, endsAt: row.endsAt },
    task: listedTask(facts, at),
  }
}
