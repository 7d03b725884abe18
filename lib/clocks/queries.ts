import 'server-only'
import { db } from '@/lib/db'

/** How many things are read at once. */
const most = 200
const day = 24 * 60 * 60_000

/** The one clock that all workers go by: the database's. */
export async function databaseTime(): Promise<Date> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT now()::timestamptz(3) AS now`
  if (!row) throw new Error('The database does not say what time it is.')
  return row.now
}

type Key = { readonly id: string; readonly key: Date }
const first: Key = { id: '00000000-0000-0000-0000-000000000000', key: new Date('1900-01-01T00:00:00Z') }

/** Reads by key, batch after batch: what could not be done is passed over, and read again by the next run. */
async function* batches<Row extends Key>(read: (after: Key) => Promise<Row[]>): AsyncGenerator<Row[]> {
  for (let after: Key | undefined = first; after; ) {
    const rows: Row[] = await read(after)
    if (rows.length > 0) yield rows
    after = rows.length === most ? rows.at(-1) : undefined
  }
}

/** Open requests that a clock is to look at. */
export const requestsToLookAt = (at: Date) =>
  batches(
    ({ key, id }) => db.$queryRaw<Key[]>`
      SELECT id::text, clock_at AS key FROM request
       WHERE status IN ('further_details', 'clinical_review', 'clinical_question', 'organisation_review', 'organisation_question')
         AND clock_at <= ${at} AND (clock_at, id) > (${key}, ${id}::uuid)
       ORDER BY clock_at, id LIMIT ${most}`,
  )

/** Appointments that began so many days ago and are still open. */
export const appointmentsLeftOpen = (at: Date, days: number) =>
  batches(
    ({ key, id }) => db.$queryRaw<Key[]>`
      SELECT id::text, starts_at AS key FROM appointment
       WHERE status IN ('scheduled', 'commenced') AND starts_at <= ${new Date(at.getTime() - days * day)}
         AND (starts_at, id) > (${key}, ${id}::uuid)
       ORDER BY starts_at, id LIMIT ${most}`,
  )

/** Allotments that may have lapsed. */
export const allotmentsToLookAt = (at: Date) =>
  batches(
    ({ key, id }) => db.$queryRaw<Key[]>`
      SELECT id::text, clock_at AS key FROM allotment
       WHERE clock_at IS NOT NULL AND clock_at <= ${at} AND (clock_at, id) > (${key}, ${id}::uuid)
       ORDER BY clock_at, id LIMIT ${most}`,
  )

/** How far back invitations are looked for, beyond the time since the clocks ran last. */
const daysBack = 30

/** Invitations that nobody took up, and which history does not say to have expired. */
export const invitationsOver = (at: Date, ranAt: Date) =>
  batches(
    ({ key, id }) => db.$queryRaw<Key[]>`
      SELECT l.id::text, l.expires_at AS key FROM one_time_link l
       WHERE l.purpose = 'invitation' AND l.used_at IS NULL AND l.revoked_at IS NULL
         AND l.expires_at BETWEEN ${new Date(ranAt.getTime() - daysBack * day)} AND ${at} AND (l.expires_at, l.id) > (${key}, ${id}::uuid)
         AND NOT EXISTS (SELECT 1 FROM clock_entry e WHERE e.subject_id = l.id AND e.kind = 'invitation')
       ORDER BY l.expires_at, l.id LIMIT ${most}`,
  )

/**
 * Organisations that have or had one mail a day, whose time for it has come by one of those agreements, and that have not had today's: a
 * request that waits keeps the terms of its submission.
 */
export const organisationsToWriteTo = (at: Date) =>
  batches(
    ({ id }) => db.$queryRaw<Key[]>`
      SELECT DISTINCT a.organisation_id::text AS id, ${at}::timestamptz AS key FROM agreement a
       WHERE a.reviewer_mail = 'daily' AND a.organisation_id > ${id}::uuid
         AND a.in_force_from <= (${at}::timestamptz AT TIME ZONE a.time_zone)::date
         AND extract(hour FROM ${at}::timestamptz AT TIME ZONE a.time_zone) >= 8
         AND extract(isodow FROM ${at}::timestamptz AT TIME ZONE a.time_zone) < 6
         AND NOT EXISTS (SELECT 1 FROM clock_entry e WHERE e.subject_id = a.organisation_id AND e.kind = 'daily_mail'
                            AND e.due_on = (${at}::timestamptz AT TIME ZONE a.time_zone)::date)
       ORDER BY id LIMIT ${most}`,
  )
