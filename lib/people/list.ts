import 'server-only'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Administrator, PersonState, Role } from '@/lib/people/person'
import type { PersonSearch } from '@/lib/people/schema'
import { containing } from '@/lib/search/queries'

/** Rows of one page, and up to how many are counted: a longer list says that there are more. */
const perPage = 25
export const mostCounted = 1_000

/** A row of the list of people. */
export type ListedPerson = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly title: string
  /** Their practice or organisation. */
  readonly place: string | null
  readonly state: PersonState
  readonly lastSignIn: Date | null
  readonly app: boolean
  readonly passkey: boolean
  /** A code by mail will do, because their organisation chose so. */
  readonly emailedCode: boolean
}

export type ListedPeople = {
  readonly rows: readonly ListedPerson[]
  /** How many there are, up to one above `mostCounted`. */
  readonly of: number
  /** The keys that the pages before and after begin from. */
  readonly before: string | null
  readonly after: string | null
}

/**
 * Everybody who signs in, by name, searched, filtered and paged by key. One round, two queries; each is read from an index in
 * its order, so it costs the same for a hundred people and for a hundred thousand.
 */
export async function peopleBy(_administrator: Administrator, search: PersonSearch): Promise<ListedPeople> {
  const where = Prisma.join([Prisma.sql`true`, ...matching(search)], ' AND ')
  const [found, [counted]] = await Promise.all([
    db.$queryRaw<ListedPerson[]>`SELECT ${columns} FROM (
        SELECT p.* FROM person p WHERE ${where} AND ${fromKey(search)} LIMIT ${perPage + 1}) p
      LEFT JOIN practice h ON h.id = p.practice_id LEFT JOIN organisation o ON o.id = p.organisation_id
      LEFT JOIN LATERAL (SELECT s.factor_at FROM sign_in s WHERE s.person_id = p.id AND s.factor_at IS NOT NULL
        ORDER BY s.factor_at DESC LIMIT 1) last ON true
      ORDER BY ${order(search)}`,
    db.$queryRaw<{ of: number }[]>`
      SELECT count(*)::int AS "of" FROM (SELECT 1 FROM person p WHERE ${where} LIMIT ${mostCounted + 1}) counted`,
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

const columns = Prisma.sql`p.id::text, p.name, p.email, p.role, p.title, coalesce(h.name, o.name) AS place,
  CASE WHEN p.disabled_at IS NOT NULL THEN 'disabled' WHEN p.password_hash IS NULL THEN 'invited' ELSE 'active' END AS state,
  last.factor_at AS "lastSignIn", p.totp_secret IS NOT NULL AS app, coalesce(o.allows_emailed_code, false) AS "emailedCode",
  EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = p.id) AS passkey`

const states: Record<PersonState, Prisma.Sql> = {
  disabled: Prisma.sql`p.disabled_at IS NOT NULL`,
  invited: Prisma.sql`p.disabled_at IS NULL AND p.password_hash IS NULL`,
  active: Prisma.sql`p.disabled_at IS NULL AND p.password_hash IS NOT NULL`,
}

/** Every word must be part of the name or the address. */
function matching({ q, state, role, practice, organisation }: PersonSearch): Prisma.Sql[] {
  return [
    ...containing(Prisma.sql`p.name || ' ' || p.email`, q),
    ...(state ? [states[state]] : []),
    ...(role ? [Prisma.sql`p.role = ${role}`] : []),
    ...(practice ? [Prisma.sql`p.practice_id = ${practice}::uuid`] : []),
    ...(organisation ? [Prisma.sql`p.organisation_id = ${organisation}::uuid`] : []),
  ]
}

const order = ({ before }: PersonSearch): Prisma.Sql =>
  before ? Prisma.sql`spelled(p.name) DESC, p.id DESC` : Prisma.sql`spelled(p.name), p.id`

/** Where the page begins, and its order; a key of nobody begins at nothing. */
function fromKey(search: PersonSearch): Prisma.Sql {
  const key = search.before ?? search.after
  const ordered = Prisma.sql`ORDER BY ${order(search)}`
  if (!key) return Prisma.sql`true ${ordered}`
  const row = Prisma.sql`((SELECT spelled(k.name) FROM person k WHERE k.id = ${key}::uuid), ${key}::uuid)`
  return search.before
    ? Prisma.sql`(spelled(p.name), p.id) < ${row} ${ordered}`
    : Prisma.sql`(spelled(p.name), p.id) > ${row} ${ordered}`
}
