import 'server-only'
import { caseNumber, caseNumberOf } from '@/lib/cases/assist-case'
import { choosableBy, selectableBy } from '@/lib/cases/policy'
import { isRecordId } from '@/lib/cases/schema'
import { settleTasks } from '@/lib/cases/settle-tasks'
import { now } from '@/lib/clock'
import { db, type Tx } from '@/lib/db'
import { record } from '@/lib/history/record'
import { holdPerson } from '@/lib/people/changing'
import type { CaseAssigner } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { lockClient } from '@/lib/requests/change'

/** Chooses the consultant of a case that has none. Of two at once one wins, and the other is told who chose whom. */
export function selectConsultant(
  assigner: CaseAssigner,
  input: { case: string; consultant: string },
  at: Date = now(),
): Promise<{ selected: string } | Refusal> {
  return changeWaitingCase(assigner, input.case, async (tx, subject) => {
    const id = isRecordId(input.consultant) ? input.consultant : null
    if (id) await holdPerson(tx, id)
    const consultant = id && (await tx.person.findFirst({ where: { id, ...selectableBy(assigner) } }))
    if (!consultant) return refuse('', { consultant: 'Choose a consultant who can take the case.' })
    await assign(tx, subject, consultant, assigner.id, at)
    return { selected: consultant.name }
  })
}

type Subject = { caseId: string; clientId: string }

/** Gives a case its consultant, with its row of history and the tasks that follow; part of the transaction that holds its client. */
export async function assign(
  tx: Tx,
  subject: Subject,
  consultant: { id: string; name: string },
  by: string,
  at: Date,
): Promise<void> {
  await tx.assistCase.update({ where: { id: subject.caseId }, data: { consultantId: consultant.id } })
  const happened = { event: 'case.consultant_selected', data: { consultant: consultant.name } } as const
  await record(tx, happened, subject, { person: by }, at)
  await settleTasks(tx, subject.caseId, by, at)
}

/** Changes a case that waits for its consultant, holding its client's row. Refused as soon as it does not wait any more. */
export async function changeWaitingCase<T>(
  assigner: CaseAssigner,
  number: string,
  work: (tx: Tx, subject: Subject) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  return db.$transaction(async (tx) => {
    const where = { number: caseNumberOf(number) ?? -1, ...choosableBy(assigner) }
    const found = await tx.assistCase.findFirst({ where, select: { id: true, clientId: true } })
    if (!found) return refuse('There is no such case, or it is not yours to see.')
    await lockClient(tx, found.clientId)
    const current = await tx.assistCase.findFirst({
      where: { id: found.id, ...choosableBy(assigner) },
      include: { consultant: true },
    })
    if (!current) return refuse('This case was given to somebody else to choose. Nothing was changed.')
    const code = caseNumber(current.number)
    if (current.closedAt) return refuse(`${code} is closed. Nothing was changed.`)
    if (current.consultant)
      return refuse(`${await whoChose(tx, found.id)} ${current.consultant.name} for ${code}. Nothing was changed.`)
    return work(tx, { caseId: found.id, clientId: found.clientId })
  })
}

async function whoChose(tx: Tx, caseId: string): Promise<string> {
  const where = { caseId, event: 'case.consultant_selected' }
  const chosen = await tx.historyEntry.findFirst({ where, orderBy: { id: 'desc' }, include: { person: true } })
  return `${chosen?.person?.name ?? 'Somebody'} selected`
}
