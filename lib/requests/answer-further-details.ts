import 'server-only'
import { now } from '@/lib/clock'
import { firstOfEach } from '@/lib/form-state'
import { doneBy } from '@/lib/history/record'
import { tell } from '@/lib/mail/tell'
import type { Consultant } from '@/lib/people/person'
import { type Refusal, refuse } from '@/lib/refusal'
import { advance } from '@/lib/requests/advance'
import { changeRequest } from '@/lib/requests/change'
import { whyNot } from '@/lib/requests/lifecycle'
import { detailQuestions } from '@/lib/requests/options'
import { visibleTo, whyUnread } from '@/lib/requests/policy'
import { referenceOf } from '@/lib/requests/request'
import { type FurtherDetailsInput, keepDetails } from '@/lib/requests/save-further-details'
import { furtherDetailsSchema } from '@/lib/requests/schema'

/** Answers the Further details; the request goes to clinical review (domain §4, §9). Refused while a required answer is missing. */
export async function answerFurtherDetails(
  consultant: Consultant,
  { request: number, answers }: FurtherDetailsInput,
  at: Date = now(),
): Promise<{ answered: true } | Refusal> {
  const where = { reference: referenceOf(number) ?? '', ...visibleTo(consultant) }
  return changeRequest(where, async (tx, request) => {
    const refused = whyUnread(consultant) ?? whyNot(request, 'further_details_answered')
    if (refused) return refuse(refused)
    const questions = await detailQuestions(tx)
    const given = questions.map(({ code }) => [code, answers[code] ?? ''])
    const answered = furtherDetailsSchema(questions).safeParse(Object.fromEntries(given))
    if (!answered.success) return refuse('', firstOfEach(answered.error))
    await keepDetails(tx, request.id, questions, answered.data, consultant.by.id, at)
    const moved = await advance(tx, request, 'further_details_answered', doneBy(consultant), at)
    await tell(tx, 'further_details_answered', moved, 'further_details', at)
    return { answered: true }
  })
}
