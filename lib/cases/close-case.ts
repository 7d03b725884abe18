import 'server-only'
import { freeSlotsOfCase } from '@/lib/calendar/release-slot'
import { caseNumber, caseNumberOf } from '@/lib/cases/assist-case'
import { whyNotClosed } from '@/lib/cases/closing'
import { visibleTo } from '@/lib/cases/policy'
import { settleTasks } from '@/lib/cases/settle-tasks'
import { now } from '@/lib/clock'
import { db, type Tx } from '@/lib/db'
import { doneBy, record } from '@/lib/history/record'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { advance } from '@/lib/requests/advance'
import { lockClient, lockedRequest } from '@/lib/requests/change'

/**
 * Closes an Assist case: what remains of it can no longer be booked, a draft on it is withdrawn with it, and a slot still held is freed. Refused while a
 * request is open on it or an appointment is not completed, with the way out, and where it is closed already.
 */
export async function closeCase(
  consultant: Consultant,
  number: string,
  at: Date = now(),
): Promise<{ closed: true } | Refusal> {
  return db.$transaction(async (tx) => {
    const where = { number: caseNumberOf(number) ?? -1, ...visibleTo(consultant) }
    const found = await tx.assistCase.findFirst({ where, select: { id: true, clientId: true } })
    if (!found) return refuse('There is no such case, or it is not yours to see.')
    await lockClient(tx, found.clientId)
    const current = await tx.assistCase.findUniqueOrThrow({
      where: { id: found.id },
      include: { requests: { where: { closedAt: null } }, appointments: true },
    })
    const refused = whyNotClosed(caseNumber(current.number), current)
    if (refused) return refuse(refused)
    const draft = current.requests.find(({ status }) => status === 'draft')
    if (draft) await withdrawDraft(tx, consultant, draft.id, at)
    await freeSlotsOfCase(tx, found.id, doneBy(consultant), at)
    await tx.assistCase.update({ where: { id: found.id }, data: { closedAt: at } })
    await record(tx, { event: 'case.closed' }, { caseId: found.id, clientId: found.clientId }, doneBy(consultant), at)
    await settleTasks(tx, found.id, consultant.by.id, at)
    return { closed: true }
  })
}

/** A draft of a closed case could never be submitted. Nobody is told, because nobody has seen it. */
async function withdrawDraft(tx: Tx, consultant: Consultant, requestId: string, at: Date): Promise<void> {
  const other = { list_code: { list: 'withdrawal', code: 'other' } }
  const { id: reasonId } = await tx.option.findUniqueOrThrow({ where: other, select: { id: true } })
  const reason = { reasonId, reasonOther: 'The case was closed.' }
  await tx.withdrawal.create({ data: { requestId, ...reason, byId: consultant.by.id, at } })
  await advance(tx, await lockedRequest(tx, requestId), 'withdrawn', doneBy(consultant), at)
}
