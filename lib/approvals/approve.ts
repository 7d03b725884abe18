import 'server-only'
import { changeRequestFor } from '@/lib/approvals/decide'
import { grant } from '@/lib/approvals/grant'
import type { Approval } from '@/lib/approvals/schema'
import { now } from '@/lib/clock'
import type { Reviewer } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { activeChoice } from '@/lib/requests/options'
import { sessionsToDecide } from '@/lib/requests/request'

/**
 * Approves all sessions or fewer, with a condition or none (domain §4, §9); they are added to the case in the same
 * transaction. Refused on a version the reviewer did not see, and once somebody else decided, with who did.
 */
export async function approveRequest(
  reviewer: Reviewer,
  input: Approval,
  at: Date = now(),
): Promise<{ approved: number } | Refusal> {
  return changeRequestFor(reviewer, input, 'approved', async (tx, request) => {
    const most = sessionsToDecide(request)
    const sessions = input.choice === 'approve_all' ? most : input.sessions
    if (sessions > most) return refuse('', { sessions: `Choose a number from 1 to ${most}.` })
    const condition = input.condition ? await activeChoice(tx, 'condition', input.condition) : null
    if (input.condition && !condition)
      return refuse('', { condition: 'That condition is no longer offered. Choose another, or none.' })
    await grant(tx, request, { sessions, conditionId: condition?.id ?? null, by: { person: reviewer.id } }, at)
    return { approved: sessions }
  })
}
