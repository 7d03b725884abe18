import type { CaseView } from '@/lib/cases/queries'
import { shortName } from '@/lib/clients/client'
import { SessionLedger } from './session-ledger'

/** The session ledger of a case's client, with what the case was granted. */
export function CaseLedger({ assistCase, client, ledger, terms, today, own }: CaseView) {
  const over = terms.countScope === 'case' ? 'on this case' : `over all of ${shortName(client)}’s cases`
  const most = assistCase.closedAt === null && terms.extraSessionsAllowed ? terms.mostPerRequest : null
  return <SessionLedger {...{ ledger, over, most, today, own }} granted={grantedTo(assistCase)} />
}

/** Sessions of a case's entitlement, and those that approvals added. */
export function grantedTo({ allotments }: CaseView['assistCase']): { entitled: number; approved: number } {
  const of = (kind: string) =>
    allotments.filter((one) => one.kind === kind).reduce((sum, { sessions }) => sum + sessions, 0)
  return { entitled: of('entitlement'), approved: of('approval') }
}
