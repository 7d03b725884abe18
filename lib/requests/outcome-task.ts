import 'server-only'
import type { Tx } from '@/lib/db'
import { record } from '@/lib/history/record'
import { isOneRecipient } from '@/lib/mail/mail'
import type { LockedRequest } from '@/lib/requests/change'
import { consentIsOver } from '@/lib/requests/consent'

/** Where the client gets no mail, the consultant tells them: a task of the case that stands until it is done (domain §6.1). */
export async function openTellTheClient(tx: Tx, request: LockedRequest, at: Date): Promise<void> {
  if (!outcomeAddress(request, at)) await openTask(tx, request, at)
}

type Outcome = { id: string; caseId: string; clientId: string }

const kind = 'tell_client_the_outcome'
const open = ({ id }: Outcome) => ({ requestId: id, kind, doneAt: null })
const openTask = (tx: Tx, { id, caseId }: Outcome, at: Date) =>
  tx.task.create({ data: { caseId, kind, requestId: id, openedAt: at } })

/** The client's mail with the outcome did not arrive: the consultant tells them. The task opens once, however many mails fail. */
export async function openTellTheClientAfterMail(tx: Tx, request: Outcome, at: Date): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM request WHERE id = ${request.id}::uuid FOR NO KEY UPDATE`
  if (!(await tx.task.count({ where: open(request) }))) await openTask(tx, request, at)
}

/** It arrived after all: nobody needs to tell them any more. */
export async function endTellTheClientByMail(tx: Tx, request: Outcome, at: Date): Promise<void> {
  const { count } = await tx.task.updateMany({
    where: open(request),
    data: { doneAt: at, outcome: 'The mail with the outcome arrived' },
  })
  if (!count) return
  const subject = { requestId: request.id, caseId: request.caseId, clientId: request.clientId }
  await record(tx, { event: 'case.client_told' }, subject, { rule: 'the outcome arrived by mail, version 1' }, at)
}

type Consented = Pick<LockedRequest, 'consent'> & { agreement: { timeZone: string } | null }

/** Whether the client wants an email with the outcome: they consented to one, and that is not over. */
export const wantsMail = ({ consent, agreement }: Consented, at: Date): boolean =>
  consent !== null &&
  agreement !== null &&
  consent.outcomeTo !== 'nobody' &&
  !consentIsOver(consent, agreement.timeZone, at)

/**
 * The address that the client's outcome goes to, as the consent says, or null (domain §2); null too once the consent is over, and for
 * what no mail server takes as an address: the record's may come from elsewhere, and a decision must not fail by it.
 */
export function outcomeAddress(request: Consented & Pick<LockedRequest, 'client'>, at: Date): string | null {
  if (!wantsMail(request, at)) return null
  const { consent, client } = request
  const address = consent?.outcomeTo === 'another_address' ? consent.address : client.email
  return address && isOneRecipient(address) ? address : null
}
