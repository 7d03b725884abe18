import 'server-only'
import { appointmentNumberOf } from '@/lib/appointments/appointment'
import { caseNumberOf } from '@/lib/cases/assist-case'
import { isRecordId } from '@/lib/cases/schema'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { HistoryRow } from '@/lib/history/words'
import type { Administrator, Consultant } from '@/lib/people/person'

export type HistoryPage = {
  readonly entries: readonly HistoryRow[]
  /** How many entries there are in all. */
  readonly of: number
  /** The entry after which the next page begins; null on the last page. */
  readonly next: string | null
}

export type HistoryPart = {
  readonly take: number /** Id of the last entry of the page before. */
  readonly after?: string | undefined
}

/** A case's history, latest first; nothing of a case that is not the viewer's. One query. */
export function historyOfCase(viewer: Consultant, number: string, part: HistoryPart): Promise<HistoryPage> {
  return page(
    Prisma.sql`h.case_id = (SELECT id FROM assist_case WHERE number = ${caseNumberOf(number) ?? -1} AND consultant_id = ${viewer.id}::uuid)`,
    part,
  )
}

/** What happened to an appointment, latest first; nothing of one that is not the viewer's. One query. */
export function historyOfAppointment(viewer: Consultant, number: string, part: HistoryPart): Promise<HistoryPage> {
  const own = Prisma.sql`SELECT case_id, id FROM appointment WHERE number = ${appointmentNumberOf(number) ?? -1} AND consultant_id = ${viewer.id}::uuid`
  return page(Prisma.sql`(h.case_id, h.appointment_id) = (${own})`, part)
}

/** A client's history on the viewer's own cases, and what is about the client alone. One query. */
export async function historyOfClient(viewer: Consultant, client: string, part: HistoryPart): Promise<HistoryPage> {
  if (!isRecordId(client)) return { entries: [], of: 0, next: null }
  const own = Prisma.sql`SELECT id FROM assist_case WHERE client_id = ${client}::uuid AND consultant_id = ${viewer.id}::uuid`
  return page(
    Prisma.sql`h.client_id = ${client}::uuid AND (h.case_id IN (${own}) OR (h.case_id IS NULL AND EXISTS (${own})))`,
    part,
  )
}

/** What happened to a person, a practice or an organisation of the portal's own, latest first; it names no client. One query. */
export function historyAbout(
  _administrator: Administrator,
  about: { personId: string } | { practiceId: string } | { organisationId: string },
  part: HistoryPart,
): Promise<HistoryPage> {
  if ('personId' in about) return page(Prisma.sql`h.about_person_id = ${about.personId}::uuid`, part)
  if ('practiceId' in about) return page(Prisma.sql`h.practice_id = ${about.practiceId}::uuid`, part)
  return page(Prisma.sql`h.organisation_id = ${about.organisationId}::uuid`, part)
}

/** What administrators did to the public holidays, latest first; it is about nobody. One query. */
export const historyOfHolidays = (_administrator: Administrator, part: HistoryPart): Promise<HistoryPage> =>
  page(Prisma.sql`h.event LIKE 'holiday.%'`, part)

/** Entries with the names and numbers they speak of. Ordered by time, since a story may be told out of order. */
async function page(where: Prisma.Sql, { take, after }: HistoryPart): Promise<HistoryPage> {
  const key = after && /^\d{1,18}$/.test(after) ? after : null
  const from = key
    ? Prisma.sql`AND (h.at, h.id) < (SELECT h.at, h.id FROM history_entry h WHERE h.id = ${key}::bigint AND ${where})`
    : Prisma.empty
  const rows = await db.$queryRaw<(HistoryRow & { of: number })[]>`
    SELECT h.id::text, h.at, h.event, h.data, h.rule, a.number AS appointment, r.reference AS request,
      by.name AS "by", by.role, whom.name AS "onBehalfOf", (SELECT count(*)::int FROM history_entry h WHERE ${where}) AS "of"
    FROM history_entry h
    LEFT JOIN person by ON by.id = h.person_id
    LEFT JOIN person whom ON whom.id = h.on_behalf_of_id
    LEFT JOIN appointment a ON a.id = h.appointment_id
    LEFT JOIN request r ON r.id = h.request_id
    WHERE ${where} ${from}
    ORDER BY h.at DESC, h.id DESC LIMIT ${take + 1}`
  const entries = rows.slice(0, take)
  return { entries, of: rows[0]?.of ?? 0, next: rows.length > take ? (entries.at(-1)?.id ?? null) : null }
}
