import 'server-only'
import type { z } from 'zod'
import { now } from '@/lib/clock'
import { doneBy } from '@/lib/history/record'
import { tell } from '@/lib/mail/tell'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { advance } from '@/lib/requests/advance'
import { changeRequest, type LockedRequest } from '@/lib/requests/change'
import { identityMatches, identitySentence } from '@/lib/requests/identity-guard'
import { knownIdentity } from '@/lib/requests/known-identity'
import { whyNot } from '@/lib/requests/lifecycle'
import { visibleTo } from '@/lib/requests/policy'
import { referenceOf, type Status } from '@/lib/requests/request'
import type { answerSchema } from '@/lib/requests/schema'

/**
 * Answers the open question of the organisation or of a clinical leader (domain §4); the clock of who asked runs on. What
 * an organisation will read passes the identity guard first (domain §8). Refused when nothing is asked any more.
 */
export async function answerQuestion(
  consultant: Consultant,
  input: z.output<typeof answerSchema>,
  at: Date = now(),
): Promise<{ answered: true } | Refusal> {
  const where = { reference: referenceOf(input.request) ?? '', ...visibleTo(consultant) }
  return changeRequest(where, async (tx, request) => {
    const event =
      request.status === 'clinical_question' ? 'clinical_question_answered' : 'organisation_question_answered'
    const refused = whyNot(request, event)
    if (refused) return refuse(refused)
    if (request.version !== input.version)
      return refuse('The question changed since you opened this page. Read it again; your answer is kept.')
    const shown = event === 'organisation_question_answered' ? whatIdentifies(request, input.answer) : null
    if (shown) return refuse('', { answer: shown })
    const question = request.questions.find(({ answeredAt }) => answeredAt === null)
    if (!question) throw new Error('A request that waits for an answer has an open question.')
    await tx.question.update({
      where: { id: question.id },
      data: { answer: input.answer, draft: '', answeredById: consultant.by.id, answeredAt: at },
    })
    const moved = await advance(tx, request, event, doneBy(consultant), at)
    await tell(tx, event, moved, request.status as Status, at)
    return { answered: true }
  })
}

/** The sentence that names what in a text would identify the client, the consultant or the practice, or null. */
function whatIdentifies(request: LockedRequest, answer: string): string | null {
  const matches = identityMatches(answer, knownIdentity(request))
  return matches.length ? identitySentence(matches) : null
}
