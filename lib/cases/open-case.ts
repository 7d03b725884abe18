import 'server-only'
import { settleTasks } from '@/lib/cases/settle-tasks'
import { now } from '@/lib/clock'
import { databaseDate, dateInZone } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { record } from '@/lib/history/record'
import { agreementInForce } from '@/lib/organisations/queries'
import type { Administrator } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'

/** Opens an Assist case with the entitlement of the agreement in force, for a consultant or with *Select Consultant* to do. */
export async function openCase(
  administrator: Administrator,
  input: { clientId: string; issue: string; consultantId: string | null },
  at: Date = now(),
): Promise<{ id: string; number: number } | Refusal> {
  return db.$transaction(async (tx) => {
    const client = await tx.client.findUnique({ where: { id: input.clientId } })
    if (!client) return refuse('There is no such client.')
    const terms = await agreementInForce(tx, client.organisationId, at)
    const openedOn = databaseDate(dateInZone(at, terms.timeZone))
    const opened = {
      clientId: client.id,
      issue: input.issue,
      contractType: terms.contractType,
      openedOn,
      createdAt: at,
    }
    const { id, number } = await tx.assistCase.create({ data: opened })
    await tx.allotment.create({
      data: { caseId: id, kind: 'entitlement', sessions: terms.entitledSessions, grantedOn: openedOn, createdAt: at },
    })
    const subject = { caseId: id, clientId: client.id }
    await record(
      tx,
      { event: 'case.opened', data: { entitled: terms.entitledSessions } },
      subject,
      { person: administrator.id },
      at,
    )
    await settleTasks(tx, id, administrator.id, at)
    if (!input.consultantId) return { id, number }
    const consultant = await tx.person.findFirst({
      where: { id: input.consultantId, role: 'consultant', disabledAt: null },
    })
    if (!consultant) return refuse('There is no such consultant.')
    await tx.assistCase.update({ where: { id }, data: { consultantId: consultant.id } })
    await record(
      tx,
      { event: 'case.consultant_selected', data: { consultant: consultant.name } },
      subject,
      { person: administrator.id },
      at,
    )
    await settleTasks(tx, id, administrator.id, at)
    return { id, number }
  })
}
