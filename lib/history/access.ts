import 'server-only'
import { endOf, instantAt } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { AccessKind, AccessPeriod, AccessSearch } from '@/lib/history/schema'
import { clientHead, personHead, standingAccess } from '@/lib/history/standing'
import type { Administrator } from '@/lib/people/person'

// Who could have seen it: what views, mails and history know of a client, or of a person, in one order.

/** Whom it is about, within which days of which zone, narrowed to a kind or to one person (or client). */
export type Asked = {
  readonly subject: { readonly client: string } | { readonly person: string }
  readonly period: AccessPeriod
  readonly zone: string
} & Pick<AccessSearch, 'kind' | 'who' | 'after'>

/** One thing that somebody opened, was sent or did. */
export type AccessRow = {
  readonly at: Date
  readonly key: string
  readonly kind: AccessKind
  /** The page, the mail's event or the event of history. */
  readonly what: string
  readonly data: unknown
  readonly person: string | null
  readonly by: string | null
  readonly email: string | null
  readonly role: string | null
  readonly onBehalfOf: string | null
  readonly rule: string | null
  readonly client: string | null
  readonly givenName: string | null
  readonly familyName: string | null
  readonly preferredName: string | null
  readonly case: number | null
  readonly appointment: number | null
  readonly request: string | null
  readonly aboutPerson: string | null
  /** Of a mail: where it went, what its subject was and what became of it. */
  readonly toAddress: string | null
  readonly subject: string | null
  readonly status: string | null
}

/** How often one person (of a person's page one client) had to do with it, and when first and last. */
export type AccessSum = Pick<AccessRow, 'role' | 'givenName' | 'familyName' | 'preferredName'> & {
  /** A person's or client's id, 'client', 'rule' or 'none'. */
  readonly who: string
  readonly name: string | null
} & { readonly [kind in AccessKind]: number } & { readonly first: Date; readonly last: Date; readonly of: number }

/** The sums that one page shows. */
export const mostSums = 50

const sql = Prisma.sql

/** The four sources, each with its own index by client and by person; a key that orders rows of one instant. */
const sources: Record<
  AccessKind,
  { letter: string; from: Prisma.Sql; at: Prisma.Sql; id: Prisma.Sql; columns: Prisma.Sql }
> = {
  opened: {
    letter: 'o',
    from: sql`client_view x`,
    at: sql`x.at`,
    id: sql`lpad(x.id::text, 19, '0')`,
    columns: sql`x.person_id, x.on_behalf_of_id, NULL AS rule, x.client_id, x.case_id, NULL::uuid AS appointment_id, x.request_id,
      NULL::uuid AS about_person_id, x.page AS what, NULL::jsonb AS data, NULL AS to_address, NULL AS subject, NULL AS status`,
  },
  sent: {
    letter: 's',
    from: sql`mail x LEFT JOIN request r ON r.id = x.request_id`,
    at: sql`x.queued_at`,
    id: sql`x.id::text`,
    columns: sql`x.person_id, NULL::uuid AS on_behalf_of_id, NULL AS rule, coalesce(x.client_id, r.client_id) AS client_id, r.case_id,
      NULL::uuid AS appointment_id, x.request_id, NULL::uuid AS about_person_id, x.event AS what, NULL::jsonb AS data, x.to_address, x.subject, x.status`,
  },
  did: { ...history('d') },
  about: { ...history('a') },
}

function history(letter: string) {
  return {
    ...{ letter, from: sql`history_entry x`, at: sql`x.at`, id: sql`lpad(x.id::text, 19, '0')` },
    columns: sql`x.person_id, x.on_behalf_of_id, x.rule, x.client_id, x.case_id, x.appointment_id, x.request_id,
      x.about_person_id, x.event AS what, x.data, NULL AS to_address, NULL AS subject, NULL AS status`,
  }
}

/** Whose rows of a source are meant; null where it has none. */
function whose(kind: AccessKind, { subject, who }: Asked): Prisma.Sql | null {
  if ('person' in subject) {
    const own = sql`${subject.person}::uuid`
    const client = who === undefined ? sql`true` : sql`${clientOf(kind)} = ${who}::uuid`
    if (kind === 'about') return who ? null : sql`x.about_person_id = ${own}`
    return kind === 'did'
      ? sql`x.person_id = ${own} AND x.about_person_id IS DISTINCT FROM ${own} AND ${client}`
      : sql`x.person_id = ${own} AND ${client}`
  }
  const one = sql`${subject.client}::uuid`
  if (kind === 'about') return null
  if (who === 'client' && kind !== 'sent') return null
  if (who === 'rule' && kind !== 'did') return null
  const by =
    who === undefined
      ? sql`true`
      : who === 'client' || who === 'rule'
        ? sql`x.person_id IS NULL`
        : sql`x.person_id = ${who}::uuid`
  return kind === 'sent'
    ? sql`(x.client_id = ${one} OR x.request_id = ANY (ARRAY(SELECT q.id FROM request q WHERE q.client_id = ${one}))) AND ${by}`
    : sql`x.client_id = ${one} AND ${by}`
}

const clientOf = (kind: AccessKind) => (kind === 'sent' ? sql`coalesce(x.client_id, r.client_id)` : sql`x.client_id`)

/** The rows of every source that are meant, each source cut to what one page can need where `most` says so. */
function rowsOf(asked: Asked, kinds: readonly AccessKind[], most: number | null): Prisma.Sql {
  const [from, to] = [instantAt(asked.period.from, '00:00', asked.zone), endOf(asked.period.to, asked.zone)]
  const [, time = '', last = ''] = /^(\d+)-(.+)$/.exec(asked.after ?? '') ?? []
  const branches = kinds.flatMap((kind) => {
    const { letter, from: table, at, id, columns } = sources[kind]
    const meant = whose(kind, asked)
    if (!meant) return []
    const key = sql`(${letter} || ${id}) COLLATE "C"`
    const until = new Date(Number(time))
    const later =
      asked.after && most ? sql`AND ${at} <= ${until} AND (${at} < ${until} OR ${key} < ${last})` : Prisma.empty
    const page = most ? sql`ORDER BY ${at} DESC, key DESC LIMIT ${most}` : Prisma.empty
    return [
      sql`(SELECT ${at} AS at, ${key} AS key, ${kind} AS kind, ${columns} FROM ${table}
        WHERE ${meant} AND ${at} >= ${from} AND ${at} < ${to} ${later} ${page})`,
    ]
  })
  return branches.length > 0 ? Prisma.join(branches, ' UNION ALL ') : sql`${nothing}`
}

const nothing = sql`SELECT x.at, '' AS key, '' AS kind, ${sources.opened.columns} FROM client_view x WHERE false`

/** What happened, newest first, from after a row on. One query; each source is read by its index and no further than the page. */
export async function accessRows(
  _administrator: Administrator,
  asked: Asked,
  take: number,
): Promise<{ rows: readonly AccessRow[]; next: string | null }> {
  const kinds = asked.kind ? [asked.kind] : (Object.keys(sources) as AccessKind[])
  const rows = await db.$queryRaw<AccessRow[]>`
    WITH u AS MATERIALIZED (SELECT * FROM (${rowsOf(asked, kinds, take + 1)}) AS every ORDER BY at DESC, key DESC LIMIT ${take + 1})
    SELECT u.at, u.key, u.kind, u.what, u.data, u.rule, u.person_id::text AS person, by.name AS by, by.email, by.role, whom.name AS "onBehalfOf",
      u.client_id::text AS client, k.given_name AS "givenName", k.family_name AS "familyName", k.preferred_name AS "preferredName",
      c.number AS case, a.number AS appointment, r.reference AS request, about.name AS "aboutPerson",
      u.to_address AS "toAddress", u.subject, u.status
    FROM u
    LEFT JOIN person by ON by.id = u.person_id
    LEFT JOIN person whom ON whom.id = u.on_behalf_of_id
    LEFT JOIN person about ON about.id = u.about_person_id
    LEFT JOIN client k ON k.id = u.client_id
    LEFT JOIN assist_case c ON c.id = u.case_id
    LEFT JOIN appointment a ON a.id = u.appointment_id
    LEFT JOIN request r ON r.id = u.request_id
    ORDER BY u.at DESC, u.key DESC`
  const shown = rows.slice(0, take)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > take && last ? `${last.at.getTime()}-${last.key}` : null }
}

/** The same summed up per person, of a person per client: all kinds, whatever the table is narrowed to. One query. */
export function accessSums(_administrator: Administrator, asked: Asked): Promise<AccessSum[]> {
  const all = rowsOf({ ...asked, who: undefined, after: undefined }, Object.keys(sources) as AccessKind[], null)
  const [id, who] =
    'person' in asked.subject
      ? [sql`every.client_id`, sql`'none'`]
      : [sql`every.person_id`, sql`CASE WHEN every.kind = 'sent' THEN 'client' ELSE 'rule' END`]
  return db.$queryRaw<AccessSum[]>`
    WITH u AS MATERIALIZED (
      SELECT ${id} AS id, coalesce(${id}::text, ${who}) AS who, min(at) AS first, max(at) AS last, count(*) OVER ()::int AS of,
        ${Prisma.join(Object.keys(sources).map((kind) => sql`count(*) FILTER (WHERE kind = ${kind})::int AS ${Prisma.raw(kind)}`))}
      FROM (${all}) AS every GROUP BY 1, 2 ORDER BY max(at) DESC LIMIT ${mostSums})
    SELECT u.who, u.opened, u.sent, u.did, u.about, u.first, u.last, u.of, p.name, p.role,
      k.given_name AS "givenName", k.family_name AS "familyName", k.preferred_name AS "preferredName"
    FROM u LEFT JOIN person p ON p.id = u.id LEFT JOIN client k ON k.id = u.id
    ORDER BY u.last DESC`
}

/** Rows on one page. */
const perPage = 50

/** All that the page of a client or a person shows; null where there is neither. One round, three or four queries. */
export async function accessTo(administrator: Administrator, asked: Asked) {
  const { subject } = asked
  const [client, person, standing, { rows, next }, sums] = await Promise.all([
    'client' in subject ? clientHead(administrator, subject.client) : null,
    'person' in subject ? personHead(administrator, subject.person) : null,
    'client' in subject ? standingAccess(administrator, subject.client) : [],
    accessRows(administrator, asked, perPage),
    accessSums(administrator, asked),
  ])
  return client || person ? { client, person, standing, rows, next, sums } : null
}
export type Access = NonNullable<Awaited<ReturnType<typeof accessTo>>>

/** What is asked where an address says of whom, and its days can be read; null otherwise. */
export function askedBy(search: AccessSearch, period: AccessPeriod, zone: string): Asked | null {
  const { client, person, kind, who, after } = search
  const subject = client ? { client } : person ? { person } : null
  if (!subject || period.wrong.from || period.wrong.to) return null
  return { subject, period, zone, kind, who, after }
}
