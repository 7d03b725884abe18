import 'server-only'
import { clientName } from '@/lib/clients/client'
import { clockTime, dateInZone, dueDay } from '@/lib/clocks/calendar-date'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Consultant } from '@/lib/people/person'

export type Time = { readonly startsAt: Date; readonly endsAt: Date }
/** What is moved itself, and so is not in its own way: ids. */
export type Except = { readonly appointment?: string; readonly block?: string }
type Whose = Pick<Consultant, 'id' | 'timeZone'>

/** True when the database refused a time because something else of the consultant's lies in it (migration 0007). */
export function isOverlap(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  return JSON.stringify(error.meta ?? {}).includes('busy_time_no_overlap')
}

/**
 * Holds a consultant's calendar until the transaction ends; taken last, after client and request. Without it two who take
 * one time at once wait for each other, and PostgreSQL ends one of them as a deadlock instead of as an overlap.
 */
export async function lockCalendar(tx: Tx, { id }: Pick<Consultant, 'id'>): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM person WHERE id = ${id}::uuid FOR NO KEY UPDATE`
}

type Row = Time & { title: string; held: boolean; givenName: string | null; familyName: string; preferredName: string }

/**
 * What lies in a time of a consultant's, for a sentence: 'an appointment with Wren Marlowe, 11:30 am to 12:20 pm on
 * Thu 3 December'. An appointment or a held slot before a block of one's own. Null where the time is free. One query.
 */
export async function whatIsThere(
  tx: Tx,
  { id, timeZone }: Whose,
  { startsAt, endsAt }: Time,
  except: Except = {},
): Promise<string | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT lower(t.during) AS "startsAt", upper(t.during) AS "endsAt", b.title, r.id IS NOT NULL AS held,
      c.given_name AS "givenName", c.family_name AS "familyName", c.preferred_name AS "preferredName"
    FROM busy_time t
    LEFT JOIN appointment a ON a.id = t.appointment_id
    LEFT JOIN calendar_block b ON b.id = t.block_id
    LEFT JOIN request r ON r.id = b.request_id
    LEFT JOIN assist_case k ON k.id = coalesce(a.case_id, r.case_id)
    LEFT JOIN client c ON c.id = k.client_id
    WHERE t.consultant_id = ${id}::uuid AND t.during && tstzrange(${startsAt}, ${endsAt})
      AND t.appointment_id IS DISTINCT FROM ${except.appointment ?? null}::uuid
      AND t.block_id IS DISTINCT FROM ${except.block ?? null}::uuid
    ORDER BY lower_inf(t.place) DESC, t.during LIMIT 1`
  if (!row) return null
  const when = `${clockTime(row.startsAt, timeZone)} to ${clockTime(row.endsAt, timeZone)} on ${dueDay(dateInZone(row.startsAt, timeZone))}`
  if (row.givenName === null) return `${row.title}, ${when}`
  const client = clientName({ ...row, givenName: row.givenName })
  return `${row.held ? 'a slot held for' : 'an appointment with'} ${client}, ${when}`
}
