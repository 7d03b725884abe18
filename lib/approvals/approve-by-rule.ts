import 'server-only'
import { grant } from '@/lib/approvals/grant'
import type { Tx } from '@/lib/db'
import { standingRuleName } from '@/lib/organisations/agreement'
import type { LockedRequest } from '@/lib/requests/change'
import { sessionsToDecide } from '@/lib/requests/request'

/** Approves by the agreement's standing rule, recorded as the rule's own decision with its version (domain §4). */
export async function approveByRule(tx: Tx, request: LockedRequest, at: Date): Promise<void> {
  if (!request.agreement) throw new Error('A submitted request keeps its agreement.')
  const by = { rule: standingRuleName(request.agreement) }
  await grant(tx, request, { sessions: sessionsToDecide(request), conditionId: null, by }, at)
}
