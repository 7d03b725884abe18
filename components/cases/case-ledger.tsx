import type { CaseView } from '@/lib/cases/queries'
import { shortName } from '@/lib/clients/client'
import { SessionLedger } from './session-ledger'

/** The session ledger of a case's client, with what the case was granted. */
export function CaseLedger({ assistCase, client, ledger, terms, today, own, ask }: CaseView) {
  const over = terms.countScope === 'case' ? 'on this case' : `over all of ${shortName(client)}'s cases`
  return <SessionLedger {...{ ledger, over, today, own }} most={askable(ask, terms)} granted={grantedTo(assistCase)} />
}

/** The most that a request may ask for now; null where none can be made, and then nothing is said about its review. */
export const askable = (ask: CaseView['ask'], terms: CaseView['terms']): number | null =>
  ask.barred ? null : terms.mostPerRequest

/** Sessions of a case's entitlement, and those that approvals added. */
export function grantedTo({ allotments }: CaseView['assistCase']): { entitled: number; approved: number } {
  const of = (kind: string) =>
    allotments.filter((one) => one.kind === kind).reduce((sum, { sessions }) => sum + sessions, 0)
  return { entitled: of('entitlement'), approved: of('approval') }
}
