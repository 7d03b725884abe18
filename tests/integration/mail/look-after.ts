import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { MailEvent } from '@/lib/mail/mail'
import { referenceOf } from '@/lib/requests/request'
import { declined, noon, smallWorld } from '@/tests/support/world'

type Row = Partial<Pick<Prisma.MailUncheckedUpdateInput, 'status' | 'failure' | 'bouncedAt' | 'closedAt' | 'toAddress'>>

/** A request that was declined, and one of its mails in a state; the client's outcome that did not arrive, unless told otherwise. */
export async function aMail(row: Row = { status: 'failed' }, event: MailEvent = 'declined-client', asked = {}) {
  const world = await smallWorld()
  const request = await declined(world, 2, asked)
  const { id } = await db.mail.findFirstOrThrow({
    where: { event, request: { reference: referenceOf(request) ?? '' } },
  })
  await db.mail.update({ where: { id }, data: { ...row, settledAt: noon } })
  return { ...world, request, mail: id }
}

export const mailRow = (id: string) => db.mail.findUniqueOrThrow({ where: { id } })

/** What history says of the mails of a client, the first one first. */
export async function historyOf(clientId: string) {
  const where = { clientId, event: { startsWith: 'mail.' } }
  const rows = await db.historyEntry.findMany({ where, orderBy: { id: 'asc' } })
  return rows.map(({ event, data, personId }) => ({ event, data, by: personId }))
}
