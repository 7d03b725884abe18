import 'server-only'
import type { Tx } from '@/lib/db'
import type { DoneBy, HistoryEvent } from '@/lib/history/event'
import { actsForAnother, type Consultant } from '@/lib/people/person'

/** What a row is about; a request's row names its case and client too, so that each of them can tell its whole story. */
export type Subject = {
  clientId?: string
  caseId?: string
  appointmentId?: string
  requestId?: string
  /** Whom a change of people is about; of a practice or an organisation: which. */
  aboutPersonId?: string
  practiceId?: string
  organisationId?: string
}

/**
 * Writes one row of history in the transaction of the change (domain §4, always true). Rows are never changed afterwards:
 * a trigger and the portal's database role both refuse it.
 */
export async function record(tx: Tx, happened: HistoryEvent, subject: Subject, by: DoneBy, at: Date): Promise<void> {
  const who = 'rule' in by ? { rule: by.rule } : { personId: by.person, onBehalfOfId: by.onBehalfOf ?? null }
  const data = 'data' in happened ? happened.data : {}
  await tx.historyEntry.create({ data: { event: happened.event, at, ...who, ...subject, data } })
}

/** The same of many records in one statement: what one change did to each of them. */
export async function recordEach(
  tx: Tx,
  rows: readonly {
    happened: HistoryEvent
    subject: Pick<Subject, 'clientId' | 'caseId' | 'appointmentId' | 'requestId'>
  }[],
  { person }: { person: string },
  at: Date,
): Promise<void> {
  const written = rows.map(({ happened, subject }) => ({ data: {}, ...happened, ...subject }))
  await tx.$executeRaw`
    INSERT INTO history_entry (at, event, person_id, client_id, case_id, appointment_id, request_id, data)
    SELECT ${at}, event, ${person}::uuid, "clientId", "caseId", "appointmentId", "requestId", data
      FROM jsonb_to_recordset(${JSON.stringify(written)}::jsonb)
        AS row (event text, "clientId" uuid, "caseId" uuid, "appointmentId" uuid, "requestId" uuid, data jsonb)`
}

/** The consultant side as history names it: who was at the keyboard, and for whom if for another. */
export function doneBy(consultant: Consultant): DoneBy {
  return { person: consultant.by.id, onBehalfOf: actsForAnother(consultant) ? consultant.id : null }
}
