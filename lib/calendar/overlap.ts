import 'server-only'
import { clientName } from '@/lib/clients/client'
import { clockTime, dateInZone, dueDay } from '@/lib/clocks/calendar-date'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { placeOf } from '@/lib/text-at-rest/fields'
import { open, type Sealed } from '@/lib/text-at-rest/sealing'

export type Time = { readonly startsAt: Date; readonly endsAt: Date }

/** What is not in the way: ids of what is moved itself; other blocks of one's own, which may lie over one another. */
export type Except = { readonly appointment?: string; readonly block?: string; readonly ownBlocks?: boolean }

type Whose = Pick<Consultant, 'id' | 'timeZone'>

/** True when the database refused a time because something else of the consultant's lies in it (migration 0007). */
export function isOverlap(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  return JSON.stringify(error.meta ?? {}).includes('busy_time_no_overlap')
}

/**
 * Holds a consultant's calendar until the transaction ends, and refuses a time in which something lies already, naming it.
 * Locked after client and request, before the write: of two who take one time at once the second reads what the first
 * wrote, where the constraint alone could let them wait for each other until PostgreSQL ends one as a deadlock.
 */
export async function refuseOverlap(tx: Tx, whose: Whose, time: Time, except: Except = {}): Promise<Refusal | null> {
  await tx.$queryRaw`SELECT 1 FROM person WHERE id = ${whose.id}::uuid FOR NO KEY UPDATE`
  const there = await whatIsThere(tx, whose, time, except)
  return there === null ? null : refuse(`That time is taken by ${there}. Choose another time.`)
}

type Client = { givenName: string; familyName: string; preferredName: string | null }
type Row = Time & { block: string; title: Sealed; held: boolean; client: Client | null }

/**
 * What lies in a time of a consultant's, for a sentence: 'an appointment with Wren Marlowe, Thu 3 December, 11:30 am to
 * 12:20 pm'. An appointment or a held slot comes before a block of one's own. Null where the time is free. One query.
 */
export async function whatIsThere(
  tx: Tx,
  { id, timeZone }: Whose,
  { startsAt, endsAt }: Time,
  { appointment, block, ownBlocks = false }: Except = {},
): Promise<string | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT lower(t.during) AS "startsAt", upper(t.during) AS "endsAt", b.id::text AS block, b.title, b.kind = 'held' AS held,
      CASE WHEN c.id IS NOT NULL THEN json_build_object('givenName', c.given_name, 'familyName', c.family_name,
        'preferredName', c.preferred_name) END AS client
    FROM busy_time t
    LEFT JOIN appointment a ON a.id = t.appointment_id
    LEFT JOIN calendar_block b ON b.id = t.block_id
    LEFT JOIN request r ON r.id = b.request_id
    LEFT JOIN assist_case k ON k.id = coalesce(a.case_id, r.case_id)
    LEFT JOIN client c ON c.id = k.client_id
    WHERE t.consultant_id = ${id}::uuid AND t.during && tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz)
      AND (t.appointment_id = ${appointment ?? null}::uuid) IS NOT TRUE AND (t.block_id = ${block ?? null}::uuid) IS NOT TRUE
      AND (lower_inf(t.place) OR NOT ${ownBlocks}::boolean)
    ORDER BY lower_inf(t.place) DESC, t.during LIMIT 1`
  if (!row) return null
  const what = row.client
    ? `${row.held ? 'a slot held for' : 'an appointment with'} ${clientName(row.client)}`
    : `“${open(row.title, placeOf('calendar_block', 'title', row.block))}”`
  const [first, last] = [row.startsAt, new Date(row.endsAt.getTime() - 1)].map((one) =>
    dueDay(dateInZone(one, timeZone)),
  )
  if (first !== last) return `${what}, ${first} to ${last}`
  return `${what}, ${first}, ${clockTime(row.startsAt, timeZone)} to ${clockTime(row.endsAt, timeZone)}`
}
