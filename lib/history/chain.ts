import 'server-only'
import { hash } from 'node:crypto'

/** The columns of history that a seal covers, in the order in which its text has them (migration 0009). */
export const sealedColumns = [
  ...['id', 'at', 'event', 'person_id', 'on_behalf_of_id', 'rule'],
  ...['client_id', 'case_id', 'appointment_id', 'request_id'],
  ...['about_person_id', 'practice_id', 'organisation_id', 'data'],
] as const

/** What PostgreSQL is asked for, so that all but the time comes as text, `data` as jsonb writes it. */
export const sealedSelect = sealedColumns.map((name) => (name === 'at' ? 'h.at' : `h.${name}::text`)).join(', ')

/** A row of history as it is read for its seal. */
export type SealedRow = { readonly id: string; readonly at: Date; readonly event: string } & {
  readonly [column: string]: string | Date | null
}

/** What the seal before the first one is. */
export const beginning: Buffer = Buffer.alloc(0)

/** Everything a row says, in one way only: the same text as the database's own `history_text`, written here from the row. */
export function sealedText(row: SealedRow): string {
  return JSON.stringify(
    sealedColumns.map((name) => {
      const value = row[name]
      return value instanceof Date ? String(value.getTime()) : (value ?? null)
    }),
  )
}

/** The seal of a row: SHA-256 of the seal before it and of all that the row says. */
export function sealOf(before: Buffer, row: SealedRow): Buffer {
  return hash('sha256', Buffer.concat([before, Buffer.from(sealedText(row))]), 'buffer')
}
