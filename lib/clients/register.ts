import 'server-only'
import { now } from '@/lib/clock'
import { type CalendarDate, databaseDate } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { record } from '@/lib/history/record'
import type { Administrator } from '@/lib/people/person'

export type NewClient = {
  organisationId: string
  givenName: string
  familyName: string
  preferredName: string | null
  email: string | null
  phone: string | null
  dateOfBirth: CalendarDate | null
  timeZone: string
}

/** Registers the client of an organisation. Returns the client's id. */
export async function registerClient(
  administrator: Administrator,
  input: NewClient,
  at: Date = now(),
): Promise<{ client: string }> {
  return db.$transaction(async (tx) => {
    const dateOfBirth = input.dateOfBirth ? databaseDate(input.dateOfBirth) : null
    const { id } = await tx.client.create({ data: { ...input, dateOfBirth, createdAt: at }, select: { id: true } })
    await record(tx, { event: 'client.registered' }, { clientId: id }, { person: administrator.id }, at)
    return { client: id }
  })
}
