import { caseNumber } from '@/lib/cases/assist-case'
import { dateInZone } from '@/lib/clocks/calendar-date'
import { type Difference, differs } from '@/lib/consistency/difference'
import type { AllotmentFact, ClientFacts, DecisionFact, RequestFact, Shared } from '@/lib/consistency/facts'
import type { Move, Replayed } from '@/lib/consistency/replay'
import type { RequestEvent } from '@/lib/requests/lifecycle'
import { requestNumber } from '@/lib/requests/request'

const deciding: Partial<Record<RequestEvent, { stage: string; outcome: string }>> = {
  endorsed: { stage: 'clinical', outcome: 'endorsed' },
  clinically_declined: { stage: 'clinical', outcome: 'declined' },
  approved: { stage: 'organisation', outcome: 'approved' },
  declined: { stage: 'organisation', outcome: 'declined' },
}

const decisionWords = ({
  stage,
  outcome,
  sessions,
  requestVersion,
  byPersonId,
  byRule,
  decidedAt,
}: DecisionOf): string =>
  `${stage} ${outcome} ${sessions} on version ${requestVersion} by ${byPersonId ?? byRule} at ${decidedAt.toISOString()}`
type DecisionOf = Omit<DecisionFact, 'requestId'>

function decisionOf({ event, row, version }: Move): DecisionOf[] {
  const kind = deciding[event]
  if (!kind) return []
  const by = { byPersonId: row.personId, byRule: row.rule }
  return [{ ...kind, ...by, sessions: row.data.sessions ?? 0, requestVersion: version, decidedAt: row.at }]
}

/**
 * A request's decisions against its history: each exactly once, by whom and when, on the version its decider saw, and never more
 * sessions than were asked or endorsed (domain §4).
 */
export function decisionDifferences(
  request: RequestFact,
  told: Replayed,
  decisions: readonly DecisionFact[],
): Difference[] {
  const record = requestNumber(request.reference)
  const words = (all: readonly DecisionOf[]) => all.map(decisionWords).toSorted().join('; ')
  const endorsed = decisions.find(({ stage }) => stage === 'clinical')?.sessions
  const beyond = decisions.filter(
    ({ stage, sessions }) => sessions > ((stage === 'organisation' ? endorsed : null) ?? request.sessionsAsked ?? 0),
  )
  return [
    ...differs(record, 'decisions', words(decisions), words(told.moves.flatMap(decisionOf))),
    ...beyond.flatMap(({ sessions }) => differs(record, 'sessions decided', sessions, 'fewer were asked or endorsed')),
  ]
}

const allotmentWords = (all: readonly Pick<AllotmentFact, 'sessions' | 'grantedOn'>[]): string =>
  all.map(({ sessions, grantedOn }) => `${sessions} on ${grantedOn}`).join('; ')

/** What was granted: the entitlement of each case and each approval, exactly once, with the sessions that history says (domain §3, §4). */
export function allotmentDifferences(
  { cases, requests, allotments, history, organisationId }: ClientFacts,
  told: ReadonlyMap<string, Replayed>,
  shared: Shared,
): Difference[] {
  const added = history.filter(({ event }) => event === 'case.sessions_added')
  const entitlements = cases.flatMap(({ id, number }) => {
    const own = allotments.filter(({ caseId, kind }) => caseId === id && kind === 'entitlement')
    const opened = history.find(({ event, caseId }) => event === 'case.opened' && caseId === id)
    const zone = opened && shared.zoneAt(organisationId, opened.at)
    const granted =
      opened && zone ? [{ sessions: opened.data.entitled ?? 0, grantedOn: dateInZone(opened.at, zone) }] : []
    return differs(caseNumber(number), 'entitlement', allotmentWords(own), allotmentWords(granted))
  })
  const approvals = requests.flatMap((request) => {
    const record = requestNumber(request.reference)
    const own = allotments.filter(({ requestId }) => requestId === request.id)
    const approved = (told.get(request.id)?.moves ?? []).filter(({ event }) => event === 'approved')
    const zone = shared.terms.get(request.agreementId ?? '')?.timeZone ?? ''
    const granted = approved.map(({ row }) => ({
      sessions: row.data.sessions ?? 0,
      grantedOn: dateInZone(row.at, zone),
    }))
    const said = added.filter(({ data, caseId }) => data.reference === record && caseId === request.caseId)
    return [
      ...differs(record, 'sessions granted', allotmentWords(own), allotmentWords(granted)),
      ...own.flatMap(({ caseId }) => differs(record, 'case that has its sessions', caseId, request.caseId)),
      ...differs(
        record,
        'sessions added in history',
        said.map(({ data }) => data.sessions ?? 0).join(),
        approved.map(({ row }) => row.data.sessions ?? 0).join(),
      ),
    ]
  })
  return [...entitlements, ...approvals]
}
