import 'server-only'
import { now } from '@/lib/clock'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { changeRequest } from '@/lib/requests/change'
import { visibleTo } from '@/lib/requests/policy'
import { referenceOf } from '@/lib/requests/request'

/**
 * Keeps the answer that is being written to an open question, as it is typed (autosave, domain §4): nobody is told, nothing
 * moves, and no decider reads it. Refused once no question waits any more.
 */
export async function saveAnswer(
  consultant: Consultant,
  { request: number, answer }: { request: string; answer: string },
  at: Date = now(),
): Promise<{ savedAt: Date } | Refusal> {
  const where = { reference: referenceOf(number) ?? '', ...visibleTo(consultant) }
  return changeRequest(where, async (tx, request) => {
    const question = request.questions.find(({ answeredAt }) => answeredAt === null)
    if (!question || !request.status.endsWith('_question')) return refuse('No question waits for an answer any more.')
    await tx.question.update({ where: { id: question.id }, data: { draft: answer } })
    return { savedAt: at }
  })
}
