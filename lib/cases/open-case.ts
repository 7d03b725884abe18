import 'server-only'
import { caseNumber } from '@/lib/cases/assist-case'
import { visibleTo as casesVisibleTo } from '@/lib/cases/policy'
import { beginningFacts, beginningOf } from '@/lib/cases/queries'
import { assign } from '@/lib/cases/select-consultant'
import { settleTasks } from '@/lib/cases/settle-tasks'
import { visibleTo } from '@/lib/clients/policy'
import { now } from '@/lib/clock'
import { databaseDate } from '@/lib/clocks/calendar-date'
import { db } from '@/lib/db'
import { doneBy, record } from '@/lib/history/record'
import { holdPerson } from '@/lib/people/changing'
import type { Administrator, Consultant } from '@/lib/people/person'
import { isRefusal, type Refusal, refuse } from '@/lib/refusal'
import { lockClient } from '@/lib/requests/change'

type NewCase = {
  clientId: string
  issue: string
  /** Whom it is for; null leaves *Select Consultant* to do. The consultant side opens cases of its own only. */
  consultantId: string | null
  /** The practice that is to choose, where there is no consultant; null is the provider. */
  practiceId?: string | null
}

/**
 * Opens an Assist case with the entitlement of the agreement in force (docs/decisions/0015). Refused for a client of somebody
 * else's, without an agreement, and while a case that the opener may see is open for the same issue: so sending it twice makes one.
 */
export async function openCase(
  opener: Administrator | Consultant,
  { clientId, issue: typed, consultantId, practiceId = null }: NewCase,
  at: Date = now(),
): Promise<{ id: string; number: number } | Refusal> {
  const own = 'by' in opener ? opener : null
  const by = own ? doneBy(own) : { person: opener.id }
  const doer = own ? own.by.id : opener.id
  const issue = typed.trim()
  return db.$transaction(async (tx) => {
    const found = await tx.client.count({ where: { id: clientId, ...(own && visibleTo(own)) } })
    if (!found) return refuse('There is no such client, or it is not yours to see.')
    await lockClient(tx, clientId)
    const open = await tx.assistCase.findMany({ where: { clientId, closedAt: null, ...(own && casesVisibleTo(own)) } })
    const twin = open.find((one) => one.issue.toLowerCase() === issue.toLowerCase())
    if (twin) return refuse(`${caseNumber(twin.number)} is open for this issue already.`)
    const working = { id: own?.id ?? consultantId ?? clientId, role: 'consultant', disabledAt: null }
    await holdPerson(tx, working.id)
    const consultant = await tx.person.findFirst({ where: working })
    if ((own || consultantId) && !consultant) return refuse('There is no such consultant.')
    const begins = beginningOf(
      await tx.client.findUniqueOrThrow({ where: { id: clientId }, select: beginningFacts }),
      at,
    )
    if (isRefusal(begins)) return begins
    const openedOn = databaseDate(begins.openedOn)
    const entitlement = { kind: 'entitlement', sessions: begins.sessions, grantedOn: openedOn, createdAt: at }
    const { id, number } = await tx.assistCase.create({
      data: {
        ...{ clientId, issue, contractType: begins.terms.contractType, openedOn, createdAt: at },
        ...(own ? { consultantId: own.id } : { practiceId }),
        allotments: { create: entitlement },
      },
    })
    const subject = { caseId: id, clientId }
    await record(tx, { event: 'case.opened', data: { entitled: begins.sessions } }, subject, by, at)
    await settleTasks(tx, id, doer, at)
    if (!own && consultant) await assign(tx, subject, consultant, opener.id, at)
    return { id, number }
  })
}
