import 'server-only'
import { type CalendarDate, databaseDate } from '@/lib/clocks/calendar-date'
import type { Tx } from '@/lib/db'

/** What a clock does once, and about what: a request, an invitation, an allotment, an organisation. */
export type EntryKind =
  | 'reminder'
  | 'consent'
  | 'invitation'
  | 'allotment'
  | 'daily_mail'
  | 'daily_mail_waits'
  | 'daily_mail_ended'

/**
 * Notes that a clock does a thing, in the transaction that does it. False where it is done already: the key lets it happen once,
 * and of two at the same moment one waits for the other.
 */
export async function isFirst(
  tx: Tx,
  kind: EntryKind,
  subjectId: string,
  dueOn: CalendarDate,
  at: Date,
): Promise<boolean> {
  const noted = await tx.$executeRaw`
    INSERT INTO clock_entry (kind, subject_id, due_on, done_at) VALUES (${kind}, ${subjectId}::uuid, ${dueOn}::date, ${at})
    ON CONFLICT DO NOTHING`
  return noted === 1
}

/** How many mails it came to. */
export async function noteMails(
  tx: Tx,
  kind: EntryKind,
  subjectId: string,
  dueOn: CalendarDate,
  mails: number,
): Promise<void> {
  const key = { kind, subjectId, dueOn: databaseDate(dueOn) }
  await tx.clockEntry.update({ where: { subjectId_kind_dueOn: key }, data: { mails } })
}
