import 'server-only'
import { databaseDate, dateInZone } from '@/lib/clocks/calendar-date'
import type { Tx } from '@/lib/db'
import type { DoneBy } from '@/lib/history/event'
import { record } from '@/lib/history/record'
import { tell } from '@/lib/mail/tell'
import { advance } from '@/lib/requests/advance'
import type { LockedRequest } from '@/lib/requests/change'
import { openTellTheClient } from '@/lib/requests/outcome-task'
import { requestNumber } from '@/lib/requests/request'

type Grant = { sessions: number; conditionId: string | null; by: DoneBy }

/**
 * What every approval does, a person's or a rule's: the decision, the allotment on the case, the new state, history and
 * mails, in one transaction (domain §4: sessions are added only by an approval, exactly once).
 */
export async function grant(
  tx: Tx,
  request: LockedRequest,
  { sessions, conditionId, by }: Grant,
  at: Date,
): Promise<void> {
  const terms = request.agreement
  if (!terms) throw new Error('A submitted request keeps its agreement.')
  const decider = 'rule' in by ? { byRule: by.rule } : { byPersonId: by.person }
  await tx.decision.create({
    data: {
      ...{ requestId: request.id, stage: 'organisation', outcome: 'approved', sessions, conditionId },
      ...{ ...decider, requestVersion: request.version, decidedAt: at },
    },
  })
  const grantedOn = databaseDate(dateInZone(at, terms.timeZone))
  await tx.allotment.create({
    data: { caseId: request.caseId, kind: 'approval', sessions, grantedOn, requestId: request.id, createdAt: at },
  })
  const added = { sessions, reference: requestNumber(request.reference) }
  await record(
    tx,
    { event: 'case.sessions_added', data: added },
    { caseId: request.caseId, clientId: request.clientId },
    by,
    at,
  )
  const moved = await advance(tx, request, 'approved', by, at, { sessions })
  await openTellTheClient(tx, moved, at)
  await tell(tx, 'approved', moved, 'organisation_review', at)
}
