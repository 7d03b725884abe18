import 'server-only'
import { now } from '@/lib/clock'
import { tell } from '@/lib/mail/tell'
import type { ClinicalLeader } from '@/lib/people/person'
import type { Refusal } from '@/lib/refusal'
import { advance } from '@/lib/requests/advance'
import { changeReviewFor } from '@/lib/reviews/decide'
import type { Question } from '@/lib/reviews/schema'

/** Asks the consultant side a question; the clinical clock pauses until it is answered (domain §4, §5). */
export async function askQuestion(
  leader: ClinicalLeader,
  input: Question,
  at: Date = now(),
): Promise<{ asked: true } | Refusal> {
  return changeReviewFor(leader, input, 'clinical_question_asked', async (tx, request) => {
    const question = {
      requestId: request.id,
      stage: 'clinical',
      text: input.question,
      askedById: leader.id,
      askedAt: at,
    }
    await tx.question.create({ data: question })
    const moved = await advance(tx, request, 'clinical_question_asked', { person: leader.id }, at)
    await tell(tx, 'clinical_question_asked', moved, 'clinical_review', at)
    return { asked: true }
  })
}
