import 'server-only'
import { settleTasks } from '@/lib/cases/settle-tasks'
import { addDays, endOf } from '@/lib/clocks/calendar-date'
import { isFirst } from '@/lib/clocks/entry'
import { db } from '@/lib/db'
import { allotmentsLeft } from '@/lib/entitlement/allotments'
import { countedCases, countedClient } from '@/lib/entitlement/queries'
import { record } from '@/lib/history/record'
import { inForceAt } from '@/lib/organisations/queries'
import { lockClient } from '@/lib/requests/change'

/**
 * Notes once on an open case how many sessions of an allotment lapsed unused (domain §3); the count knows it by itself. One that
 * has not lapsed yet is looked at again when it does. Returns how many were noted.
 */
export async function lapseAllotment(id: string, at: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    const { caseId, case: found } = await tx.allotment.findUniqueOrThrow({
      where: { id },
      select: { caseId: true, case: { select: { clientId: true } } },
    })
    await lockClient(tx, found.clientId)
    const { organisation, ...counted } = await tx.client.findUniqueOrThrow({
      where: { id: found.clientId },
      relationLoadStrategy: 'join',
      select: { ...countedClient, organisation: { select: { agreements: true } } },
    })
    const { timeZone } = inForceAt(organisation.agreements, at)
    const assistCase = countedCases(counted, timeZone).find((one) => one.id === caseId)
    const allotment = assistCase && allotmentsLeft(assistCase).find((one) => one.id === id)
    const lapsesOn = allotment?.lapsesOn ?? null
    const lapsesAt = lapsesOn && endOf(addDays(lapsesOn, -1), timeZone)
    const over = lapsesAt !== null && lapsesAt <= at
    await tx.allotment.update({ where: { id }, data: { clockAt: over ? null : lapsesAt }, select: { id: true } })
    if (!over || !lapsesOn || !assistCase?.open || !allotment?.left) return 0
    if (!(await isFirst(tx, 'allotment', id, lapsesOn, at))) return 0
    const subject = { caseId, clientId: found.clientId }
    const happened = { event: 'case.sessions_lapsed', data: { sessions: allotment.left } } as const
    await record(tx, happened, subject, { rule: 'sessions lapse after 12 months, version 1' }, at)
    await settleTasks(tx, caseId, null, at)
    return 1
  })
}
