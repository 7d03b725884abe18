import 'server-only'
import { appointmentNumberOf } from '@/lib/appointments/appointment'
import { caseNumberOf } from '@/lib/cases/assist-case'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { mostFound } from '@/lib/history/schema'
import type { Administrator } from '@/lib/people/person'
import { referenceOf } from '@/lib/requests/request'
import { anywhere } from '@/lib/search/found'

const sql = Prisma.sql

/** Whom a search can mean: clients and people, each with one line. */
export type FoundSubject = { readonly id: string; readonly name: string; readonly line: string }
export type FoundSubjects = { readonly clients: readonly FoundSubject[]; readonly people: readonly FoundSubject[] }

/**
 * Clients by the number of a case, appointment or request, or by their name; people by name or email. Names need a word of three
 * letters, which the indexes of trigrams can find. One round, two queries.
 */
export async function subjectsFound(_administrator: Administrator, typed: string): Promise<FoundSubjects> {
  const byNumber = clientByNumber(typed)
  if (byNumber) return { clients: await clientsWhere(sql`p.id IN (${byNumber})`), people: [] }
  const words = typed.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)
  if (!words.some((word) => word.length >= 3)) return { clients: [], people: [] }
  const holds = (text: Prisma.Sql) => {
    const each = words.map((word) => sql`${text} LIKE ${anywhere(word)}`)
    return Prisma.join(each, ' AND ')
  }
  const [clients, people] = await Promise.all([
    clientsWhere(holds(sql`lower(coalesce(p.preferred_name, '') || ' ' || p.given_name || ' ' || p.family_name)`)),
    db.$queryRaw<FoundSubject[]>`
      SELECT p.id::text, p.name, p.email AS line FROM person p WHERE ${holds(sql`lower(p.name || ' ' || p.email)`)}
      ORDER BY p.disabled_at IS NOT NULL, p.name, p.id LIMIT ${mostFound}`,
  ])
  return { clients, people }
}

const clientsWhere = (meant: Prisma.Sql) =>
  db.$queryRaw<FoundSubject[]>`
    SELECT p.id::text, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name AS name, o.name AS line
    FROM client p JOIN organisation o ON o.id = p.organisation_id WHERE ${meant}
    ORDER BY p.family_name, p.given_name, p.id LIMIT ${mostFound}`

/** The one that is meant where nothing else can be. */
export function onlyOne({ clients, people }: FoundSubjects): { client: string } | { person: string } | null {
  if (clients.length + people.length !== 1) return null
  const [client, person] = [clients[0], people[0]]
  return client ? { client: client.id } : person ? { person: person.id } : null
}

function clientByNumber(typed: string): Prisma.Sql | null {
  const [assistCase, appointment, request] = [caseNumberOf(typed), appointmentNumberOf(typed), referenceOf(typed)]
  if (assistCase !== null) return sql`SELECT client_id FROM assist_case WHERE number = ${assistCase}`
  if (appointment !== null)
    return sql`SELECT c.client_id FROM appointment a JOIN assist_case c ON c.id = a.case_id WHERE a.number = ${appointment}`
  return request === null ? null : sql`SELECT client_id FROM request WHERE reference = ${request}`
}
