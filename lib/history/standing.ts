import 'server-only'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Administrator } from '@/lib/people/person'

const sql = Prisma.sql

/** Why some people can open something of a client now, who they are, and how many. */
export type Standing = {
  readonly why: 'consultant' | 'staff' | 'choosers' | 'leaders' | 'reviewers' | 'administrators'
  readonly names: readonly string[]
  readonly of: number
  /** The cases it is about, or whether practice staff read clinical text. */
  readonly cases: readonly number[]
  readonly reads: boolean
}

/** Names that one line tells. */
const mostNames = 12

/** Who can open something of a client now, as the policies of cases, requests, reviews and approvals have it. One query. */
export function standingAccess(_administrator: Administrator, client: string): Promise<Standing[]> {
  const own = sql`FROM assist_case c WHERE c.client_id = ${client}::uuid`
  const consultants = sql`(SELECT c.consultant_id ${own})`
  const asked = sql`FROM request r WHERE r.client_id = ${client}::uuid`
  const who = (why: Standing['why'], people: Prisma.Sql, cases = sql`NULL::int[]`, reads = sql`false`) => sql`
    SELECT ${why} AS why, (array_agg(p.name ORDER BY p.name))[1:${mostNames}::int] AS names, count(*)::int AS of,
      coalesce(${cases}, '{}') AS cases, ${reads} AS reads
    FROM person p WHERE p.disabled_at IS NULL AND ${people} HAVING count(*) > 0`
  const practices = sql`(SELECT o.practice_id FROM person o WHERE o.role = 'consultant' AND o.disabled_at IS NULL AND o.id IN ${consultants})`
  return db.$queryRaw<Standing[]>`
    ${who('consultant', sql`p.role = 'consultant' AND p.id IN ${consultants}`, sql`(SELECT array_agg(c.number ORDER BY c.number) ${own} AND c.consultant_id IS NOT NULL)`)}
    UNION ALL ${who(
      'staff',
      sql`p.role = 'practice_staff' AND p.practice_id IN ${practices}`,
      sql`NULL::int[]`,
      sql`coalesce((SELECT bool_or(h.staff_read_clinical_text) FROM practice h WHERE h.id IN ${practices}), false)`,
    )}
    UNION ALL ${who('choosers', sql`p.role = 'practice_staff' AND p.practice_id IN (SELECT c.practice_id ${own})`, sql`(SELECT array_agg(c.number ORDER BY c.number) ${own} AND c.practice_id IS NOT NULL)`)}
    UNION ALL ${who('leaders', sql`p.role = 'clinical_leader' AND EXISTS (SELECT ${asked} AND EXISTS (SELECT FROM request_stay s WHERE s.request_id = r.id AND s.status IN ('further_details', 'clinical_review')))`)}
    UNION ALL ${who('reviewers', sql`p.role = 'reviewer' AND p.organisation_id IN (SELECT r.organisation_id ${asked} AND r.reached_on IS NOT NULL)`)}
    UNION ALL ${who('administrators', sql`p.role = 'administrator'`)}`
}

/** A client as this page heads it; null where there is none. One query. */
export const clientHead = (_administrator: Administrator, client: string) =>
  db.client.findUnique({
    where: { id: client },
    relationLoadStrategy: 'join',
    select: {
      ...{ id: true, givenName: true, familyName: true, preferredName: true },
      organisation: { select: { name: true } },
    },
  })
export type ClientHead = NonNullable<Awaited<ReturnType<typeof clientHead>>>

/** A person as this page heads them, with how many clients their role lets them open now. */
export type PersonHead = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: string
  readonly place: string | null
  readonly disabled: boolean
  readonly own: number
  readonly ofPractice: number
  readonly released: number
}

/** The same of a person; null where there is none. One query. */
export async function personHead(_administrator: Administrator, person: string): Promise<PersonHead | null> {
  const rows = await db.$queryRaw<PersonHead[]>`
    SELECT p.id::text, p.name, p.email, p.role, coalesce(h.name, o.name) AS place, p.disabled_at IS NOT NULL AS disabled,
      CASE WHEN p.role = 'consultant' THEN (SELECT count(DISTINCT c.client_id) FROM assist_case c WHERE c.consultant_id = p.id) ELSE 0 END::int AS own,
      CASE WHEN p.role = 'practice_staff' THEN (SELECT count(DISTINCT c.client_id) FROM person q JOIN assist_case c ON c.consultant_id = q.id
        WHERE q.practice_id = p.practice_id AND q.role = 'consultant' AND q.disabled_at IS NULL) ELSE 0 END::int AS "ofPractice",
      CASE WHEN p.role = 'reviewer' THEN (SELECT count(*) FROM request r WHERE r.organisation_id = p.organisation_id AND r.reached_on IS NOT NULL)
        ELSE 0 END::int AS released
    FROM person p LEFT JOIN practice h ON h.id = p.practice_id LEFT JOIN organisation o ON o.id = p.organisation_id
    WHERE p.id = ${person}::uuid`
  return rows[0] ?? null
}
