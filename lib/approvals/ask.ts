import 'server-only'
import { changeRequestFor } from '@/lib/approvals/decide'
import type { Question } from '@/lib/approvals/schema'
import { now } from '@/lib/clock'
import { tell } from '@/lib/mail/tell'
import type { Reviewer } from '@/lib/people/person'
import type { Refusal } from '@/lib/refusal'
import { advance } from '@/lib/requests/advance'

/** Asks the consultant side a question; the organisation's clock pauses until it is answered (domain §4, §5). */
export async function askQuestion(
  reviewer: Reviewer,
  input: Question,
  at: Date = now(),
): Promise<{ asked: true } | Refusal> {
  return changeRequestFor(reviewer, input, 'organisation_question_asked', async (tx, request) => {
    const question = {
      requestId: request.id,
      stage: 'organisation',
      text: input.question,
      askedById: reviewer.id,
      askedAt: at,
    }
    await tx.question.create({ data: question })
    const moved = await advance(tx, request, 'organisation_question_asked', { person: reviewer.id }, at)
    await tell(tx, 'organisation_question_asked', moved, 'organisation_review', at)
    return { asked: true }
  })
}
