import 'server-only'
import { isRecordId } from '@/lib/cases/schema'
import { db, type Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Subject } from '@/lib/history/record'
import { isClosed, whyNot } from '@/lib/mail/lifecycle'
import type { MailChoice } from '@/lib/mail/words'
import type { Administrator } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { lockClient } from '@/lib/requests/change'

const whole = {
  person: true,
  closedBy: true,
  resentAs: { include: { resentBy: true } },
  request: { include: { client: true, consent: true, agreement: true } },
} as const satisfies Prisma.MailInclude
export type LockedMail = Prisma.MailGetPayload<{ include: typeof whole }>

/** The mail that stands for what was done: itself, or the one that it was sent again by. */
export type Handled = { readonly mail: string }

type Asked = { readonly mail: string; readonly choice: MailChoice; readonly address?: string | undefined }

/**
 * Does something about one mail in one transaction, holding its client's row and its own, so that the worker waits and so do others.
 * What the same administrator did a moment ago counts as done; what another did is refused with their name.
 */
export function changingMail(
  administrator: Administrator,
  asked: Asked,
  work: (tx: Tx, mail: LockedMail) => Promise<Handled | Refusal>,
): Promise<Handled | Refusal> {
  return db.$transaction(async (tx) => {
    const mail = await locked(tx, asked.mail)
    if (!mail) return refuse('There is no such mail.')
    const before = doneBefore(mail, administrator, asked)
    if (before) return before
    const refused = whyNot(mail, asked.choice)
    return refused ? refuse(refused) : work(tx, mail)
  })
}

async function locked(tx: Tx, id: string): Promise<LockedMail | null> {
  if (!isRecordId(id)) return null
  const found = await tx.mail.findUnique({ where: { id }, select: { clientId: true } })
  if (found?.clientId) await lockClient(tx, found.clientId)
  await tx.$queryRaw`SELECT 1 FROM mail WHERE id = ${id}::uuid FOR UPDATE`
  return tx.mail.findUnique({ where: { id }, include: whole })
}

function doneBefore(mail: LockedMail, by: Administrator, { choice, address }: Asked): Handled | Refusal | null {
  const { resentAs, closedBy, status } = mail
  if (resentAs) {
    const own = resentAs.resentById === by.id
    const sends = choice !== 'arrived' && choice !== 'nothing_more'
    if (own && sends && (address ?? resentAs.toAddress) === resentAs.toAddress) return { mail: resentAs.id }
    return refuse(`${own ? 'You have' : `${resentAs.resentBy?.name} has`} sent it again already. Nothing was done.`)
  }
  const settles = choice === 'arrived' || choice === 'not_arrived' || choice === 'nothing_more'
  if (!closedBy || !isClosed(mail) || !settles) return null
  if (closedBy.id !== by.id) return refuse(`${closedBy.name} has settled it already. Nothing was done.`)
  const same = choice !== 'not_arrived' && (choice === 'arrived') === (status === 'sent')
  return same ? { mail: mail.id } : null
}

type About = Pick<LockedMail, 'clientId' | 'personId'> & {
  readonly request: { readonly id: string; readonly caseId: string; readonly clientId: string } | null
}

/** What history keeps a change of a mail under: its request, with case and client; else whose way in it is about. */
export function subjectOf({ request, clientId, personId }: About): Subject {
  if (request) return { requestId: request.id, caseId: request.caseId, clientId: request.clientId }
  return { ...(clientId && { clientId }), ...(personId && { aboutPersonId: personId }) }
}
