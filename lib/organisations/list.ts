import 'server-only'
import { isRecordId } from '@/lib/cases/schema'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { type HistoryPart, historyAbout } from '@/lib/history/queries'
import { findInForce } from '@/lib/organisations/queries'
import type { OrganisationSearch } from '@/lib/organisations/schema'
import { type Administrator, personState } from '@/lib/people/person'
import { containing } from '@/lib/search/queries'

/** Rows of one page, and up to how many are counted: a longer list says that there are more. */
const perPage = 25
export const mostCounted = 1_000

/** A row of the list of organisations; without an agreement in force it has no version and no place. */
export type ListedOrganisation = {
  readonly id: string
  readonly name: string
  readonly state: string | null
  readonly timeZone: string | null
  readonly version: number | null
  readonly reviewers: number
  readonly allowsEmailedCode: boolean
}

/** Organisations by name, searched and paged by key, each with its agreement in force and its reviewers who work. One round, two queries. */
export async function organisationsBy(_administrator: Administrator, search: OrganisationSearch, at: Date = now()) {
  const where = Prisma.join([Prisma.sql`true`, ...containing(Prisma.sql`o.name`, search.q)], ' AND ')
  const key = search.before ?? search.after
  const row = Prisma.sql`((SELECT spelled(k.name) FROM organisation k WHERE k.id = ${key ?? null}::uuid), ${key ?? null}::uuid)`
  const way = search.before ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const order = Prisma.sql`ORDER BY spelled(o.name) ${way}, o.id ${way}`
  const from = search.before
    ? Prisma.sql`(spelled(o.name), o.id) < ${row}`
    : key
      ? Prisma.sql`(spelled(o.name), o.id) > ${row}`
      : Prisma.sql`true`
  const [found, [counted]] = await Promise.all([
    db.$queryRaw<ListedOrganisation[]>`
      SELECT o.id::text, o.name, o.allows_emailed_code AS "allowsEmailedCode", terms.state, terms.time_zone AS "timeZone", terms.version,
        (SELECT count(*)::int FROM person p WHERE p.organisation_id = o.id AND p.role = 'reviewer' AND p.disabled_at IS NULL) AS reviewers
      FROM (SELECT * FROM organisation o WHERE ${where} AND ${from} ${order} LIMIT ${perPage + 1}) o
      LEFT JOIN LATERAL (SELECT g.state, g.time_zone, g.version FROM agreement g WHERE g.organisation_id = o.id
        AND g.in_force_from <= (${at}::timestamptz AT TIME ZONE g.time_zone)::date ORDER BY g.in_force_from DESC LIMIT 1) terms ON true
      ${order}`,
    db.$queryRaw<{ of: number }[]>`
      SELECT count(*)::int AS "of" FROM (SELECT 1 FROM organisation o WHERE ${where} LIMIT ${mostCounted + 1}) counted`,
  ])
  const shown = found.slice(0, perPage)
  const rows = search.before ? shown.toReversed() : shown
  const more = found.length > perPage
  return {
    ...{ rows, of: counted?.of ?? 0 },
    before: (search.before ? more : Boolean(search.after)) ? (rows[0]?.id ?? null) : null,
    after: (search.before ? true : more) ? (rows.at(-1)?.id ?? null) : null,
  }
}

/** Reviewers on an organisation's page. */
const mostReviewers = 100

/** An organisation as administrators look after it; null where there is none. One round, two queries. */
export async function organisationOf(administrator: Administrator, id: string, part: HistoryPart, at: Date = now()) {
  if (!isRecordId(id)) return null
  const [row, history] = await Promise.all([
    db.organisation.findUnique({
      where: { id },
      relationLoadStrategy: 'join',
      select: {
        ...{ id: true, name: true, allowsEmailedCode: true },
        agreements: { orderBy: { inForceFrom: 'desc' } },
        reviewers: {
          select: { id: true, name: true, email: true, title: true, disabledAt: true, passwordHash: true },
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
          take: mostReviewers,
        },
      },
    }),
    historyAbout(administrator, { organisationId: id }, part),
  ])
  if (!row) return null
  const { agreements, reviewers, ...organisation } = row
  return {
    ...organisation,
    history,
    agreement: findInForce(agreements, at) ?? null,
    reviewers: reviewers.map(({ passwordHash, disabledAt, ...reviewer }) => ({
      ...reviewer,
      state: personState({ disabledAt, hasPassword: passwordHash !== null }),
    })),
  }
}
export type OrganisationView = NonNullable<Awaited<ReturnType<typeof organisationOf>>>
