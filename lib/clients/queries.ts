import 'server-only'
import { usesSession } from '@/lib/appointments/appointment'
import { caseNumberOf } from '@/lib/cases/assist-case'
import { visibleTo as casesVisibleTo } from '@/lib/cases/policy'
import {
  askFacts,
  askInTimeOf,
  type CaseRow,
  type ClientRow,
  caseFacts,
  clientFacts,
  countNow,
} from '@/lib/cases/queries'
import { isRecordId } from '@/lib/cases/schema'
import { type ListedFacts, type ListedTask, listedTask, type TaskKind } from '@/lib/cases/tasks'
import { clientName } from '@/lib/clients/client'
import { visibleTo } from '@/lib/clients/policy'
import type { ClientSearch, ClientTab } from '@/lib/clients/schema'
import { now } from '@/lib/clock'
import type { Holidays } from '@/lib/clocks/business-days'
import { holidaysByState } from '@/lib/clocks/holidays'
import { db } from '@/lib/db'
import type { Ledger } from '@/lib/entitlement/ledger'
import { type CountedClient, countedClientJson, countedFromJson } from '@/lib/entitlement/queries'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Agreement } from '@/lib/organisations/agreement'
import type { Consultant } from '@/lib/people/person'
import { openStatuses, type Status } from '@/lib/requests/request'

/** Rows of My Clients on one page. */
const perPage = 10

/** A row of My Clients: one Assist case of the viewer's. */
export type ListedCase = {
  readonly client: { readonly id: string; readonly name: string }
  readonly organisation: string
  readonly number: number
  readonly ledger: Ledger
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
 * My Clients: the viewer's Assist cases with their clients, counts and tasks, searched, sorted and paged by key. One round,
 * three queries. Each begins at the index of the consultant's own cases, so it costs the same however many others there are.
 */
export async function casesOf(viewer: Consultant, search: ClientSearch, at: Date = now()): Promise<ListedCases> {
  const [rows, [counts], organisations] = await Promise.all([
    pageOf(viewer, search),
    db.$queryRaw<Record<ClientTab, number>[]>`
      SELECT count(*) FILTER (WHERE ${tabs.open})::int AS open, count(*) FILTER (WHERE ${tabs.request})::int AS request,
        count(*) FILTER (WHERE ${tabs.closed})::int AS closed
      FROM ${ownCases} WHERE ${matching(viewer, search)}`,
    db.$queryRaw<{ id: string; name: string }[]>`
      SELECT DISTINCT o.id::text, o.name FROM ${ownCases} WHERE c.consultant_id = ${viewer.id}::uuid ORDER BY o.name`,
  ])
  const of = counts?.[search.tab] ?? 0
  return {
    rows: rows.map((row) => listed(row, at)),
    first: rows[0]?.place ?? 0,
    of,
    counts: counts ?? none,
    organisations,
  }
}

const none: Record<ClientTab, number> = { open: 0, request: 0, closed: 0 }
const ownCases = Prisma.sql`assist_case c JOIN client p ON p.id = c.client_id JOIN organisation o ON o.id = p.organisation_id`
const openRequest = Prisma.sql`SELECT 1 FROM request q WHERE q.case_id = c.id AND q.status = ANY(${[...openStatuses]})`
const tabs: Record<ClientTab, Prisma.Sql> = {
  open: Prisma.sql`c.closed_at IS NULL`,
  request: Prisma.sql`EXISTS (${openRequest})`,
  closed: Prisma.sql`c.closed_at IS NOT NULL`,
}

/** Every word must be part of the name, the organisation or the case's number. The name is spelt as its index has it. */
function matching(viewer: Consultant, { q, organisation }: ClientSearch): Prisma.Sql {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)
  const parts = words.map((word) => {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    return Prisma.sql`(lower(coalesce(p.preferred_name, '') || ' ' || p.given_name || ' ' || p.family_name) LIKE ${like}
      OR lower(o.name) LIKE ${like} OR 'asst-' || lpad(c.number::text, 6, '0') LIKE ${like})`
  })
  const from = organisation ? [Prisma.sql`o.id = ${organisation}::uuid`] : []
  return Prisma.join([Prisma.sql`c.consultant_id = ${viewer.id}::uuid`, ...from, ...parts], ' AND ')
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
  client: string
  organisation: string
  agreements: (Agreement & { inForceFrom: Date })[]
  counted: CountedClient
  tasks: { id: string; kind: TaskKind }[]
  request: { reference: string; status: Status } | null
  startsAt: Date | null
  endsAt: Date | null
}

/** One page of rows with all they show, in one statement; a key that is not in the list gives its first page. */
function pageOf(viewer: Consultant, search: ClientSearch): Promise<ListedRow[]> {
  const key = caseNumberOf(search.after ?? search.before ?? '') ?? -1
  const anchor = Prisma.sql`(SELECT m.place FROM mine m WHERE m.number = ${key})`
  const after = search.after
    ? Prisma.sql`coalesce(${anchor}, 0)`
    : Prisma.sql`greatest(coalesce(${anchor} - ${perPage + 1}::int, 0), 0)`
  return db.$queryRaw<ListedRow[]>`
    WITH mine AS MATERIALIZED (
      SELECT c.id, c.number, row_number() OVER (ORDER BY ${order(search)})::int AS place, n.starts_at, n.ends_at
      FROM ${ownCases} LEFT JOIN LATERAL (${nextAppointment}) n ON true
      WHERE ${matching(viewer, search)} AND ${tabs[search.tab]}
    ), page AS (SELECT * FROM mine WHERE place > ${after} ORDER BY place LIMIT ${perPage})
    SELECT page.place, c.id::text, c.number, p.id::text AS client, p.given_name AS "givenName", p.family_name AS "familyName",
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

function listed(row: ListedRow, at: Date): ListedCase {
  const agreements = row.agreements.map((one) => ({ ...one, inForceFrom: new Date(one.inForceFrom) }))
  const counted = { ...countedFromJson(row.counted), organisation: { agreements } }
  const { ledger } = countNow(counted, row.id, at)
  const remaining = ledger.units.filter(({ kind, caseId }) => kind === 'remaining' && caseId === row.id).length
  const facts: ListedFacts = { request: row.request, tasks: row.tasks, bookedUntil: row.endsAt, remaining }
  return {
    ...{
      client: { id: row.client, name: clientName(row) },
      organisation: row.organisation,
      number: row.number,
      ledger,
    },
    next: row.startsAt && row.endsAt && { startsAt: row.startsAt, endsAt: row.endsAt },
    task: listedTask(facts, at),
  }
}

const profile = {
  ...clientFacts,
  ...{ email: true, phone: true, dateOfBirth: true },
} as const satisfies Prisma.ClientSelect

/** A client with what is known of them, and the viewer's own cases of theirs; null where none is the viewer's. One round, three queries. */
export async function clientOf(viewer: Consultant, id: string, at: Date = now()) {
  if (!isRecordId(id)) return null
  const [client, cases, holidaysOf] = await Promise.all([
    db.client.findFirst({ where: { id, ...visibleTo(viewer) }, relationLoadStrategy: 'join', select: profile }),
    db.assistCase.findMany({
      where: { clientId: id, ...casesVisibleTo(viewer) },
      relationLoadStrategy: 'join',
      select: caseFacts,
      orderBy: [{ closedAt: { sort: 'desc', nulls: 'first' } }, { number: 'desc' }],
    }),
    holidaysByState(db),
  ])
  return client && { client, services: cases.map((one) => serviceOf(one, client, holidaysOf, at)) }
}

/** A case as the client's page shows it; a closed one is counted by itself, since nothing more is asked for on it. */
function serviceOf(assistCase: CaseRow, client: ClientRow, holidaysOf: (state: string) => Holidays, at: Date) {
  const count = countNow(client, assistCase.id, at, assistCase.closedAt ? 'case' : undefined)
  const { terms, ledger } = count
  const own = ledger.units.filter(({ caseId }) => caseId === assistCase.id)
  const ahead = assistCase.appointments.filter(({ status }) => status === 'scheduled' || status === 'commenced')
  const open = client.requests.find(({ caseId }) => caseId === assistCase.id)
  const status = assistCase.requests.find(({ reference }) => reference === open?.reference)?.status as
    | Status
    | undefined
  const facts: ListedFacts = {
    request: open && status ? { reference: open.reference, status } : null,
    tasks: assistCase.tasks.filter(({ doneAt }) => doneAt === null) as ListedFacts['tasks'],
    bookedUntil: ahead.at(-1)?.endsAt ?? null,
    remaining: own.filter(({ kind }) => kind === 'remaining').length,
  }
  /** Sessions used before the 12 months: they no longer count. */
  const used = own.filter(({ kind }) => kind === 'completed' || kind === 'charged').length
  const gone = assistCase.appointments.filter(usesSession).length - used
  const ask = askFacts(assistCase, client, terms)
  const inTime = askInTimeOf(client, assistCase.id, count, ask, holidaysOf)
  return { assistCase, terms, ledger, gone, ask, askInTime: inTime, task: listedTask(facts, at) }
}

export type ClientView = NonNullable<Awaited<ReturnType<typeof clientOf>>>
export type Service = ClientView['services'][number]
